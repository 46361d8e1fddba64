#!/usr/bin/env bash
# The real parts that hub-deploy's tests and demo run in. README.md beside this file has the interface.
#
#   sandbox.sh tools            build and fetch every tool into the cache
#   sandbox.sh up NAME          start one, its own tools built first; prints the path of a file to source
#   sandbox.sh images NAME      put the base images into its registry
#   sandbox.sh kwok NAME N      add N pretend nodes to it
#   sandbox.sh exec NAME CMD... run a command in its environment
#   sandbox.sh ls               list those that there are
#   sandbox.sh down NAME        stop it; nothing is left
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=checks.sh
. "$here/checks.sh"
# shellcheck source=tools.sh
. "$here/tools.sh"
# shellcheck source=images.sh
. "$here/images.sh"

usage() {
  sed -n '4,10s/^# *//p' "${BASH_SOURCE[0]}" >&2
  exit 2
}

# --- is it there? ---

# A process is known by its number and the time it started, because numbers are used again.
identity() { awk '{ sub(/.*\) /, ""); print $20 }' "/proc/$1/stat" 2>/dev/null; }
running() {
  local pid since
  [ -f "$dir/pid" ] || return 1
  read -r pid since <"$dir/pid"
  [ "$(identity "$pid")" = "$since" ]
}
healthy() {
  running && [ -f "$dir/env" ] && [ ! -f "$dir/ended" ] || return 1
  (
    # shellcheck source=/dev/null
    . "$dir/env"
    # shellcheck disable=SC2153
    [ "$(kubectl get --raw /readyz --request-timeout=5s 2>/dev/null)" = ok ] && curl -fs "http://$REGISTRY/v2/" >/dev/null
  )
}
state() {
  if ! running; then echo stopped
  elif [ -f "$dir/ended" ]; then echo "broken: $(paste -sd, "$dir/ended")"
  elif [ ! -f "$dir/env" ]; then echo starting
  else echo up; fi
}
init_of() { # the first process in there; the one we started only waits for it
  local pid init
  read -r pid _ <"$dir/pid"
  read -r init _ <"/proc/$pid/task/$pid/children" || true # no newline at the end
  echo "$init"
}

# --- commands ---

up() {
  check_machine
  build_tools "${base_tools[@]}"
  mkdir -p "$sandboxes"
  exec 8<"$sandboxes" # one at a time until it is known who starts what
  flock 8
  if [ -d "$dir" ]; then
    healthy && { link_tools "$dir"; echo "$dir/env"; return; }
    [ "$(state)" != starting ] || die "$name is being started by somebody else: wait, or \`down $name\`"
    say "$name is there but not well ($(state)): starting it again"
    down
    mkdir -p "$sandboxes"
  fi
  mkdir -m 700 "$dir"
  SECONDS=0
  # away from this terminal and this shell's descriptors: `up` may be captured, and ends before the sandbox does
  HUB_DEPLOY_CACHE=$cache setsid bash "$here/enter.sh" "$dir" >"$dir/start.log" 2>&1 </dev/null 8<&- &
  local pid=$! shown=0
  echo "$pid $(identity "$pid")" >"$dir/pid"
  exec 8<&-
  disown
  trap 'say "interrupted"; down; exit 130' INT TERM
  until [ -f "$dir/env" ]; do
    if ! running; then
      cat "$dir/start.log" >&2
      tail -n 5 "$dir"/log/*.log >&2 || true
      down
      die "$name did not start: its last words are above"
    fi
    sleep 0.05
    show_progress
  done
  show_progress
  arrow "$name is up"
  echo "$dir/env"
}
show_progress() { # what the first process has said since
  local lines
  lines=$(wc -l <"$dir/start.log")
  ((lines <= shown)) || tail -n +$((shown + 1)) "$dir/start.log" | head -n $((lines - shown)) >&2
  shown=$lines
}

down() {
  [ -d "$dir" ] || { say "there is no $name"; return; }
  local pid link
  if running; then
    for pid in $(init_of) "$(cut -d' ' -f1 "$dir/pid")"; do kill -KILL "$pid" 2>/dev/null || true; done
  fi
  eventually gone || die "processes of $name would not end"
  # the network namespace goes when its last process does, a moment later: take its link away now
  link=$(own_link)
  [ -z "$link" ] || ip link del "$link" 2>/dev/null || true
  eventually no_link || die "the link of $name would not go"
  rm -rf --one-file-system "$dir"
  rmdir "$sandboxes" 2>/dev/null || true
}
gone() { # no process, and then no group for processes
  local group
  ! running || return 1
  [ -f "$dir/cgroups" ] || return 0
  while read -r group; do
    [ ! -d "$group" ] || find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || return 1
  done <"$dir/cgroups"
}
own_link() { ip -o link show type veth | sed -n "s#^[0-9]*: \(hubdeploy[0-9]*\)@.* alias $dir\$#\1#p"; }
no_link() { [ -z "$(own_link)" ]; }
eventually() { # COMMAND, for a minute
  local until=$((SECONDS + 60))
  until "$@"; do ((SECONDS < until)) || return 1; sleep 0.05; done
}

images() {
  local image
  in_environment
  for image in busybox debian hub singleuser proxy; do
    add_image "$image"
    echo "$REGISTRY/base/$image:$(image_tag "$image")"
  done
}

in_environment() {
  [ -f "$dir/env" ] || die "$name is not up"
  # shellcheck source=/dev/null
  . "$dir/env"
  # shellcheck disable=SC2034,SC2153 # read by images.sh; set by the file just read
  registry=$REGISTRY
}

list() {
  for dir in "$sandboxes"/*/; do
    dir=${dir%/}
    [ ! -d "$dir" ] || printf '%-20s %s\n' "${dir##*/}" "$(state)"
  done
}

kwok() { # N: pretend nodes, which take only pods that ask for them
  local count=$1 have i
  build_tools "kwok-$KWOK"
  link_tools "$dir"
  in_environment
  kill -0 "$(cat "$dir/kwok.pid" 2>/dev/null)" 2>/dev/null || start_kwok
  have=$(kubectl get nodes -l type=kwok -o name | wc -l)
  for ((i = have; i < have + count; i++)); do
    cat <<N
---
apiVersion: v1
kind: Node
metadata:
  name: kwok-$i
  labels: {type: kwok, kubernetes.io/hostname: kwok-$i, kubernetes.io/os: linux, kubernetes.io/arch: amd64}
  annotations: {kwok.x-k8s.io/node: fake}
spec: {taints: [{key: kwok.x-k8s.io/node, value: fake, effect: NoSchedule}]}
status: {allocatable: {cpu: "64", memory: 256Gi, pods: "500"}, capacity: {cpu: "64", memory: 256Gi, pods: "500"}}
N
  done | kubectl create -f - >/dev/null
  # one list for all: `kubectl wait` watches them one by one, ten seconds for a hundred
  eventually all_ready $((have + count)) || die "the pretend nodes did not become ready: $(tail -1 "$dir/log/kwok.log")"
}
all_ready() { [ "$(kubectl get nodes -l type=kwok --no-headers | grep -cw Ready)" = "$1" ]; }
start_kwok() { # inside, so that it ends with the rest
  local stages stage configs=()
  stages=$(tool "kwok-$KWOK")/stage
  for stage in "$stages"/node/{fast,heartbeat-with-lease}/node-*.yaml "$stages"/pod/fast/pod-*.yaml "$stages"/pod/chaos/pod-*.yaml; do
    configs+=(--config "$stage")
  done
  setsid nsenter --target "$(init_of)" --mount --pid --cgroup nsenter --net="$dir/net" \
    kwok --kubeconfig "$KUBECONFIG" --manage-nodes-with-label-selector=type=kwok --node-lease-duration-seconds=40 \
    "${configs[@]}" >"$dir/log/kwok.log" 2>&1 </dev/null &
  echo $! >"$dir/kwok.pid"
}

command=${1:-} name=${2:-}
case $command in
  tools) build_tools "${base_tools[@]}" "${more_tools[@]}" ;;
  ls) list ;;
  up | down | images | kwok | exec)
    [[ $name =~ ^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$ ]] || die "a sandbox's name has up to 20 small letters, digits and dashes, not '$name'"
    dir=$sandboxes/$name
    shift 2
    if [ "$command" = exec ]; then
      in_environment
      exec "$@"
    fi
    if [ "$command" = kwok ]; then [[ ${1:-} =~ ^[0-9]+$ ]] || usage; fi
    "$command" "$@"
    ;;
  *) usage ;;
esac
