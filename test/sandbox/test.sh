#!/usr/bin/env bash
# shellcheck disable=SC2016 # the scripts in single quotes are for other shells, which expand them
# Proves what README.md claims, on two sandboxes of its own. One line per check; exits 1 if one failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit
HUB_DEPLOY_SANDBOXES=$(mktemp -d /tmp/sandbox-test.XXXX) # a folder of its own: other sandboxes come and go meanwhile
export HUB_DEPLOY_SANDBOXES
work=$(mktemp -d)
passed=0 failed=0
cleanup() {
  ./sandbox.sh down one
  ./sandbox.sh down two
  ./sandbox.sh down few
  rm -rf "$work"
  rmdir "$HUB_DEPLOY_SANDBOXES" # down does it, if there was anything to stop
} 2>/dev/null
trap cleanup EXIT

check() { # WHAT COMMAND...: in a shell of its own
  local what=$1 started=$EPOCHREALTIME
  shift
  if (set -e; "$@") >"$work/output" 2>&1; then
    passed=$((passed + 1))
    echo "ok - $what ($(since "$started"))"
  else
    failed=$((failed + 1))
    echo "not ok - $what"
    tail -n 15 "$work/output" | sed 's/^/  # /'
  fi
}
since() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f s", b - a }'; }
says() { # WORDS COMMAND...: its output holds them
  local words=$1
  shift
  "$@" 2>&1 | tee /dev/stderr | grep -qF -- "$words"
}
fails_saying() { ! "${@:2}" >"$work/said" 2>&1 && [ "$(wc -l <"$work/said")" = 1 ] && grep -F "$1" "$work/said"; }
within() { # SECONDS COMMAND...
  local until=$((SECONDS + $1))
  shift
  until "$@"; do ((SECONDS < until)) || return 1; sleep 0.2; done
}
one() { ./sandbox.sh exec one "$@"; }
two() { ./sandbox.sh exec two "$@"; }
in_one() { one bash -ec "$1"; } # a script, for what needs $REGISTRY and its like

# --- what a machine may lack ---

pretend() { # COMMAND ANSWER: one that answers so, first on the path
  mkdir -p "$work/pretend-$1"
  printf '#!/bin/sh\necho %s\n' "$2" >"$work/pretend-$1/$1"
  chmod +x "$work/pretend-$1/$1"
}
pretend uname Darwin
pretend id 1000
mkdir "$work/no-go" # everything else is there
for program in bash cat cut dirname uname id mkdir flock npm python3 apt-get sha256sum; do ln -s "$(command -v $program)" "$work/no-go/"; done
check "no Linux: one sentence" fails_saying "needs Linux, and this is Darwin" env "PATH=$work/pretend-uname:$PATH" ./sandbox.sh up one
check "no root: one sentence" fails_saying "needs root" env "PATH=$work/pretend-id:$PATH" ./sandbox.sh up one
check "no Go: one sentence" fails_saying "needs go, which this machine does not have" env "PATH=$work/no-go" "HUB_DEPLOY_CACHE=$work/empty" ./sandbox.sh up one
check "a name that is none: one sentence" fails_saying "small letters" ./sandbox.sh up ../one
check "shellcheck has nothing to say" bash -c '. ./common.sh && "$(tool "debian-$DEBIAN")/bin/shellcheck" -x ./*.sh'

# --- before ---

# What a sandbox could leave behind, without what belongs to others who run side by side.
machine() {
  local path
  ip -o link | sed -E 's/^[0-9]+: //' | grep -v '^hubdeploy'
  ip route | grep -v hubdeploy
  iptables-save 2>/dev/null | grep -v '^#'
  grep -v hub-deploy /proc/mounts
  grep -h . /proc/sys/vm/overcommit_memory /proc/sys/kernel/panic /proc/sys/kernel/panic_on_oops /proc/sys/net/ipv4/ip_forward
  for path in /run/{containerd,buildkit,netns,xtables.lock} /var/lib/{kubelet,cni,containerd,buildkit} /var/log/{pods,containers} \
    /tmp/hostpath_pv /opt/cni /etc/cni /usr/libexec/kubernetes ~/.docker ~/.kube; do [ ! -e "$path" ] || echo "$path"; done
}
ours() { # processes, mounts, links and groups of these two
  pgrep -af "$HUB_DEPLOY_SANDBOXES"
  grep "$HUB_DEPLOY_SANDBOXES" /proc/mounts
  ip -o link | grep "$HUB_DEPLOY_SANDBOXES"
  find /sys/fs/cgroup -maxdepth 2 -name 'hub-deploy-one' -o -maxdepth 2 -name 'hub-deploy-two'
}
machine >"$work/before"

# --- two at once ---

both_up() {
  ./sandbox.sh up two >"$work/two" &
  ./sandbox.sh up one >"$work/one"
  wait $!
  [ -f "$(cat "$work/one")" ] && [ -f "$(cat "$work/two")" ]
}
check "the tools are there" ./sandbox.sh tools
few() { # as on a new machine after its first `up`
  local name
  . ./common.sh
  mkdir -p "$work/few/tools"
  for name in "${base_tools[@]}"; do ln -s "$(tool "$name")" "$work/few/tools/"; done
  HUB_DEPLOY_CACHE=$work/few ./sandbox.sh up few
  ./sandbox.sh exec few helm version
  [ "$(./sandbox.sh exec few sh -c 'command -v helm3 act kwok')" = "" ]
  [ "$(ls "$work/few/tools")" = "$(printf '%s\n' "${base_tools[@]}" | sort)" ]
}
check "a sandbox comes up without what only tests ask for" few
few_more() {
  . ./common.sh
  ln -s "$(tool "helm3-$HELM3")" "$work/few/tools/"
  HUB_DEPLOY_CACHE=$work/few ./sandbox.sh up few
  ./sandbox.sh exec few helm3 version
}
check "up again finds what was built since" few_more
check "and it goes" ./sandbox.sh down few
check "two sandboxes start side by side" both_up
check "up again prints the same" bash -ec '[ "$(./sandbox.sh up one)" = "$(cat "$0")" ]' "$work/one"
check "ls shows both" bash -ec '[ "$(./sandbox.sh ls | grep -cw up)" = 2 ]'
check "each has a registry and an API server of its own" bash -ec '
  [ "$(./sandbox.sh exec one printenv REGISTRY)" != "$(./sandbox.sh exec two printenv REGISTRY)" ]
  [ "$(./sandbox.sh exec one kubectl config view -o jsonpath={.clusters[0].cluster.server})" != "$(./sandbox.sh exec two kubectl config view -o jsonpath={.clusters[0].cluster.server})" ]'
for program in "helm version" "helm3 version" "kubectl version" "docker buildx version" "act --version" "actionlint --version" "zizmor --version" "shellcheck --version" "sops --version" "age --version" "git-crypt --version"; do
  # shellcheck disable=SC2086 # words
  check "$program" one $program
done

# --- images and pods ---

mkdir "$work/site"
printf 'ARG BASE\nFROM ${BASE}\nRUN echo hello >/hello\nCMD ["httpd", "-f", "-p", "80", "-h", "/"]\n' >"$work/site/Dockerfile"
build='docker buildx build --quiet --build-arg BASE=$REGISTRY/base/busybox:1 --tag $REGISTRY/test/site:1 --push '$work/site
check "the base images are in the registry" bash -ec './sandbox.sh images one && ./sandbox.sh images two >/dev/null && ./sandbox.sh exec one sh -ec '\''for i in busybox:1 debian:1 hub:5.5.4 singleuser:5.5.4 proxy:1; do curl -fsI -H "Accept: application/vnd.oci.image.manifest.v1+json" "http://$REGISTRY/v2/base/${i%:*}/manifests/${i#*:}"; done'\'
check "an image is built and pushed" in_one "$build"
check "the other has it not" bash -c '! ./sandbox.sh exec two sh -c "curl -fs http://\$REGISTRY/v2/test/site/tags/list"'
check "a pod runs from it" in_one 'kubectl run site --image=$REGISTRY/test/site:1 --labels=app=site --port=80 && kubectl expose pod site --port=80 && kubectl wait --for=condition=Ready pod/site --timeout=60s'
check "in the other too, at the same time" two bash -ec "$build"' && kubectl run site --image=$REGISTRY/test/site:1 && kubectl wait --for=condition=Ready pod/site --timeout=60s'
check "its logs" in_one 'kubectl run talk --image=$REGISTRY/base/busybox:1 --restart=Never -- echo said && kubectl wait --for=jsonpath={.status.phase}=Succeeded pod/talk --timeout=30s && kubectl logs talk | grep said'
check "exec" says hello one kubectl exec site -- cat /hello
port_forward() {
  one kubectl port-forward pod/site :80 >"$work/forward" &
  within 10 grep -q Forwarding "$work/forward"
  curl -fs "http://$(sed -nE 's/^Forwarding from (127[^ ]*).*/\1/p' "$work/forward")/hello" | grep hello
  kill $!
}
check "port-forward" port_forward
check "the API server's service proxy" says hello one kubectl get --raw /api/v1/namespaces/default/services/site:80/proxy/hello
check "a service IP answers from the host" in_one 'curl -fs -m 5 "http://$(kubectl get service site -o jsonpath={.spec.clusterIP})/hello" | grep hello'
check "a service's name answers in a pod, its own too" says hello one kubectl exec site -- wget -qO- http://site.default.svc.cluster.local/hello
check "and in another" in_one 'kubectl run other --image=$REGISTRY/base/busybox:1 --restart=Never -- wget -qO- http://site.default/hello && kubectl wait --for=jsonpath={.status.phase}=Succeeded pod/other --timeout=30s && kubectl logs other | grep hello'
check "a pod reaches the API server, RBAC says no" in_one 'kubectl run asks --image=$REGISTRY/base/debian:1 --restart=Never -- python3 -c "
import ssl, urllib.request, urllib.error
folder = \"/var/run/secrets/kubernetes.io/serviceaccount/\"
request = urllib.request.Request(\"https://kubernetes.default.svc/api/v1/namespaces/default/secrets\", headers={\"Authorization\": \"Bearer \" + open(folder + \"token\").read()})
try: urllib.request.urlopen(request, context=ssl.create_default_context(cafile=folder + \"ca.crt\"))
except urllib.error.HTTPError as error: print(error.code, error.reason)
" && kubectl wait --for=jsonpath={.status.phase}=Succeeded pod/asks --timeout=60s && kubectl logs asks | grep "403 Forbidden"'
claim() {
  one sh -ec 'kubectl apply -f -' <<'C'
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
C
  one kubectl wait --for=jsonpath='{.status.phase}'=Bound pvc/data --timeout=20s
  one sh -ec 'sed "s#REGISTRY#$REGISTRY#" | kubectl apply -f -' <<'C'
apiVersion: v1
kind: Pod
metadata: {name: writer}
spec:
  restartPolicy: Never
  volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
  containers: [{name: c, image: REGISTRY/base/busybox:1, command: [sh, -c, "echo kept >/data/file && cat /data/file"], volumeMounts: [{name: data, mountPath: /data}]}]
C
  one kubectl wait --for=jsonpath='{.status.phase}'=Succeeded pod/writer --timeout=30s
  one kubectl logs writer | grep kept
}
check "a claim binds and a pod writes into it" claim
check "an image that is not there is ErrImagePull" in_one 'kubectl run missing --image=$REGISTRY/test/missing:1; for i in $(seq 100); do kubectl get pod missing | grep -E "ErrImagePull|ImagePullBackOff" && exit; sleep 0.2; done; exit 1'
check "a crash is restarted, and told as an event" in_one 'kubectl run crash --image=$REGISTRY/base/busybox:1 -- sh -c "exit 3"; for i in $(seq 200); do kubectl get events | grep -E "BackOff.*crash" && exit; sleep 0.2; done; exit 1'
check "JupyterHub runs" in_one 'kubectl run hub --image=$REGISTRY/base/hub:5.5.4 --restart=Never -- jupyterhub --version && kubectl wait --for=jsonpath={.status.phase}=Succeeded pod/hub --timeout=90s && kubectl logs hub | grep -x 5.5.4'
check "a tag can be deleted" in_one 'digest=$(curl -fsI -H "Accept: application/vnd.oci.image.manifest.v1+json" -H "Accept: application/vnd.oci.image.index.v1+json" "http://$REGISTRY/v2/test/site/manifests/1" | tr -d "\r" | sed -n "s/^docker-content-digest: //Ip"); curl -fs -X DELETE "http://$REGISTRY/v2/test/site/manifests/$digest"; ! curl -fs "http://$REGISTRY/v2/test/site/manifests/1"'

# --- Helm ---

mkdir -p "$work/chart/templates"
printf 'apiVersion: v2\nname: chart\nversion: 0.1.0\n' >"$work/chart/Chart.yaml"
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "{{ .Release.Name }}"}\n' >"$work/chart/templates/c.yaml"
for helm in HELM3 HELM4 HELM3_OLD HELM4_OLD; do
  release=$(tr 'A-Z_' 'a-z-' <<<"$helm")
  check "$helm installs a chart" in_one "\$$helm upgrade --install $release $work/chart && \$$helm ls -q | grep -x $release && kubectl get configmap $release"
done

# --- large fleets ---

check "fifty pretend nodes" ./sandbox.sh kwok one 50
check "pods that ask for them run there" in_one 'kubectl create deployment fleet --image=nowhere/none:1 --replicas=100 --dry-run=client -o json | kubectl patch --local -f - --type=merge -p "{\"spec\":{\"template\":{\"spec\":{\"nodeSelector\":{\"type\":\"kwok\"},\"tolerations\":[{\"operator\":\"Exists\"}]}}}}" -o json | kubectl create -f - && kubectl rollout status deployment/fleet --timeout=60s'
check "others do not" bash -ec '[ "$(./sandbox.sh exec one kubectl get pods -l "app!=fleet" --field-selector spec.nodeName!=node-0 -o name | wc -l)" = 0 ]'

# --- the end ---

broken_is_said() {
  two sh -c 'pkill -9 -f "kube-scheduler --kubeconfig=$KUBECONFIG"'
  within 5 bash -c './sandbox.sh ls | grep "two .*broken: kube-scheduler ended"'
}
check "a part that died is said" broken_is_said
check "up makes it well again, empty" bash -ec './sandbox.sh up two && [ "$(./sandbox.sh exec two kubectl get pods -o name | wc -l)" = 0 ]'
kill_first_process() {
  local waiting
  read -r waiting _ <"$HUB_DEPLOY_SANDBOXES/two/pid"
  kill -9 "$(pgrep -P "$waiting")"
  within 10 bash -c './sandbox.sh ls | grep "two .*stopped"'
  ! pgrep -af "$HUB_DEPLOY_SANDBOXES/two/"
}
check "killing its first process ends all of it" kill_first_process
check "down of what was killed" ./sandbox.sh down two
check "the first one still works" says hello one kubectl exec site -- cat /hello
check "down" ./sandbox.sh down one
check "no process, mount, link or cgroup is left" bash -c "$(declare -f ours); ! ours | grep ."
check "no folder is left" test ! -e "$HUB_DEPLOY_SANDBOXES"
check "the machine is as it was" bash -c "$(declare -f machine); machine | diff '$work/before' -"
check "down of one that is not there" ./sandbox.sh down one

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
