#!/usr/bin/env bash
# inside.sh FOLDER: the first process of a sandbox, in namespaces of its own (enter.sh). It makes the machine look
# private, starts every part, and stays to reap what dies. Standard output is the progress that `up` shows.
set -Eeuo pipefail
trap 'say "inside.sh line $LINENO: $BASH_COMMAND: failed"' ERR
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=tools.sh
. "$here/tools.sh"
# shellcheck source=images.sh
. "$here/images.sh"
dir=$1 name=${1##*/}
dns=169.254.20.10 # a link-local address on the loopback device, as node-local DNS has it; pods reach it by their gateway
umask 022

# --- the machine, as the parts see it ---

# libmount would note down what it does in the machine's own /run
mount() { command mount --no-mtab "$@"; }
umount() { command umount --no-mtab "$@"; }

remount_cgroups() { # inside a cgroup namespace only a fresh mount shows its group as the root
  local mounts at type options
  mounts=$(grep -E '^\S+ \S+ cgroup2? ' /proc/self/mounts)
  umount -R /sys/fs/cgroup
  [[ $mounts == *" /sys/fs/cgroup cgroup2 "* ]] || mount -t tmpfs -o mode=755 cgroups /sys/fs/cgroup
  while read -r _ at type options _; do
    mkdir -p "$at"
    # what distinguishes a hierarchy of version 1 are its controllers or its name, the rest are flags of the mount
    options=$(tr , '\n' <<<"$options" | sed -E '/^(rw|ro|relatime|nosuid|nodev|noexec|nsdelegate|memory_.*|favordynmods|release_agent=.*|xattr|clone_children)$/d' | paste -sd,)
    mount -t "$type" ${options:+-o "$options"} cgroups "$at"
  done <<<"$mounts"
  if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
    local controller
    for controller in $(</sys/fs/cgroup/cgroup.controllers); do echo "+$controller" >/sys/fs/cgroup/cgroup.subtree_control; done
  fi
}

# hide FOLDER: an empty one of the sandbox's own stands in its place; what the sandbox itself needs below it stays.
hide() {
  local kept private=$dir/private$1
  mkdir -p "$private"
  for kept in "$dir" "$cache" "$here"; do
    [[ $kept/ == "$1"/* ]] || continue
    mkdir -p "$private${kept#"$1"}"
    mount --bind "$kept" "$private${kept#"$1"}"
  done
  mount --rbind "$private" "$1"
}

private_machine() {
  local resolv pair
  remount_cgroups
  # sockets, locks, pods' network namespaces; volumes of claims; kubelet's, containerd's and CNI's state; pods' logs
  resolv=$(readlink -f /etc/resolv.conf)
  cp "$resolv" "$dir/resolv.conf"
  hide /run
  hide /tmp
  hide /var/lib
  hide /var/log
  [ -f "$resolv" ] || { mkdir -p "${resolv%/*}"; cp "$dir/resolv.conf" "$resolv"; }
  # kubelet insists on these for the whole machine: it shall find them as it wants them, and the machine's stay
  mkdir -p "$dir/sysctl"
  for pair in vm/overcommit_memory=1 vm/panic_on_oom=0 kernel/panic=10 kernel/panic_on_oops=1 kernel/keys/root_maxkeys=1000000 kernel/keys/root_maxbytes=25000000; do
    echo "${pair#*=}" >"$dir/sysctl/${pair#*=}"
    mount --bind "$dir/sysctl/${pair#*=}" "/proc/sys/${pair%=*}"
  done
}

# --- the network ---

# Kubernetes has a network namespace of its own, so that its links, routes and iptables rules vanish with it; a veth
# pair joins it to the host. Whoever creates the host's end first has that number, and with it 8,192 of the addresses
# that are set apart for tests (198.18.0.0/15): 4,096 for services, 2,048 for pods.
private_network() {
  local n base third
  : >"$dir/net"
  unshare --net="$dir/net" true
  for n in {0..15}; do
    ip link add "hubdeploy$n" type veth peer name uplink netns "$dir/net" 2>/dev/null && break
    [ "$n" != 15 ] || die "sixteen sandboxes are up already: stop one"
  done
  base=198.$((18 + n / 8)) third=$((n % 8 * 32))
  host=$base.$third.1 node=$base.$third.2 pods=$base.$((third + 8)).0/21 services=$base.$((third + 16)).0/20
  ip link set "hubdeploy$n" alias "$dir" # down knows its own by this
  ip addr add "$host/30" dev "hubdeploy$n"
  ip link set "hubdeploy$n" up
  net ip link set lo up
  net ip addr add "$dns/32" dev lo
  net ip addr add "$node/30" dev uplink
  net ip link set uplink up
  net ip route add default via "$host"
  # a service without endpoints answers with ICMP errors; rationed ones leave clients waiting for a time-out
  net sysctl -qw net.ipv4.icmp_ratelimit=0
  ip route add "$services" via "$node"
  ip route add "$pods" via "$node"
  # one name for the registry everywhere: a port that is free on the host is also the one in there
  port=$((5500 + n))
  while (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 16)); done
  registry=127.0.0.1:$port api=https://$node:6443
}
net() { nsenter --net="$dir/net" "$@"; }

# --- the parts ---

start() { # NAME COMMAND...: a part that ends is written down, so that `up` and `ls` can say so
  local part=$1
  shift
  { "$@" >"$dir/log/$part.log" 2>&1 && true; echo "$part ended with $?" >>"$dir/ended"; } &
}
wait_for() { # SECONDS COMMAND...
  local until=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < until)) || die "not ready: $*"
    sleep 0.05
  done
}

start_registry() {
  cat >"$dir/registry.yml" <<C
version: 0.1
log: {level: warn, accesslog: {disabled: false}}
storage: {filesystem: {rootdirectory: $dir/registry}, delete: {enabled: true}}
http: {addr: "$registry", secret: "$(openssl rand -hex 16)"}
C
  # Plain HTTP is accepted by every client on the loopback device alone, and the node has another one than the host:
  # so two registries serve one folder.
  start registry docker-registry serve "$dir/registry.yml"
  start registry-node net docker-registry serve "$dir/registry.yml"
}

start_buildkit() { # on the host's network: a RUN step reaches what the machine reaches
  start buildkitd buildkitd --addr "unix://$dir/buildkit.sock" --root "$dir/buildkit" \
    --oci-worker=true --oci-worker-net=host --oci-worker-snapshotter=overlayfs --containerd-worker=false
  docker buildx create --name "$BUILDX_BUILDER" --driver remote "unix://$dir/buildkit.sock" >/dev/null
}

make_keys() {
  local kube=$dir/kube token
  mkdir -p "$kube"
  # one self-signed certificate for the API server and the kubelet, trusted by name: no client needs to look away
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /CN=hub-deploy-sandbox \
    -keyout "$kube/tls.key" -out "$kube/tls.crt" 2>/dev/null \
    -addext "subjectAltName=IP:$node,IP:127.0.0.1,IP:${services%.*}.1,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:node-0"
  openssl ecparam -name prime256v1 -genkey -noout -out "$kube/accounts.key"
  openssl ec -in "$kube/accounts.key" -pubout -out "$kube/accounts.pub" 2>/dev/null
  # random, because pods must reach the API server and so it listens beyond the loopback device
  token=$(openssl rand -hex 16)
  echo "$token,admin,admin,\"system:masters\"" >"$kube/tokens.csv"
  cat >"$dir/kubeconfig" <<C
apiVersion: v1
kind: Config
clusters: [{name: sandbox, cluster: {server: "$api", certificate-authority-data: $(base64 -w0 "$kube/tls.crt")}}]
users: [{name: admin, user: {token: $token}}]
contexts: [{name: sandbox, context: {cluster: sandbox, user: admin}}]
current-context: sandbox
C
  chmod 600 "$dir/kubeconfig" "$kube/tokens.csv"
}

start_api() {
  local kube=$dir/kube
  start etcd net etcd --data-dir "$dir/etcd" --unsafe-no-fsync --log-level=warn
  start kube-apiserver net kube-apiserver --etcd-servers=http://127.0.0.1:2379 --advertise-address="$node" \
    --tls-cert-file="$kube/tls.crt" --tls-private-key-file="$kube/tls.key" --token-auth-file="$kube/tokens.csv" \
    --service-account-issuer=https://kubernetes.default.svc --service-account-key-file="$kube/accounts.pub" \
    --service-account-signing-key-file="$kube/accounts.key" --service-cluster-ip-range="$services" \
    --authorization-mode=RBAC --allow-privileged=true --kubelet-preferred-address-types=InternalIP
}

start_controllers() {
  kubectl create -f - >/dev/null <<'C'
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: standard, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
provisioner: kubernetes.io/host-path
C
  # a fleet is many objects at once: no client of its own may be what a test waits for
  local often=(--kubeconfig="$KUBECONFIG" --kube-api-qps=500 --kube-api-burst=1000 --leader-elect=false)
  start kube-controller-manager net kube-controller-manager "${often[@]}" --enable-hostpath-provisioner=true \
    --service-account-private-key-file="$dir/kube/accounts.key" --root-ca-file="$dir/kube/tls.crt"
  start kube-scheduler net kube-scheduler "${often[@]}"
  start kube-proxy net kube-proxy --kubeconfig="$KUBECONFIG" --hostname-override=node-0 --proxy-mode=iptables \
    --cluster-cidr="$pods" --iptables-min-sync-period=100ms --oom-score-adj=0 \
    --conntrack-max-per-core=0 --conntrack-tcp-timeout-established=0 # the machine's limits, not ours to change
}

start_dns() {
  cat >"$dir/Corefile" <<C
cluster.local in-addr.arpa {
  bind $dns
  errors
  kubernetes cluster.local in-addr.arpa {
    kubeconfig $KUBECONFIG
  }
}
# pods have no way to the internet, so every other name is quickly no name
. {
  bind $dns
  template ANY ANY {
    rcode NXDOMAIN
  }
}
C
  start coredns net coredns -conf "$dir/Corefile"
}

start_containerd() {
  mkdir -p "$dir/cni"
  # ptp routes every packet, also between two pods, so services work without the kernel's bridge filter
  cat >"$dir/cni/10-sandbox.conflist" <<C
{"cniVersion":"1.0.0","name":"sandbox","plugins":[
 {"type":"ptp","ipMasq":true,"ipam":{"type":"host-local","ranges":[[{"subnet":"$pods"}]],"routes":[{"dst":"0.0.0.0/0"}]}},
 {"type":"portmap","capabilities":{"portMappings":true}}]}
C
  cat >"$dir/containerd.toml" <<C
version = 3
root = "$dir/containerd"
state = "/run/containerd"
[grpc]
address = "/run/containerd.sock"
[plugins."io.containerd.snapshotter.v1.overlayfs"]
mount_options = ["volatile"] # else each unmount waits for the whole disk of the machine
[plugins."io.containerd.cri.v1.runtime"]
restrict_oom_score_adj = true # not every machine lets root lower an oom score
disable_apparmor = true       # a profile would stay in the kernel
[plugins."io.containerd.cri.v1.runtime".cni]
bin_dirs = ["$(tool "debian-$DEBIAN")/cni"]
conf_dir = "$dir/cni"
[plugins."io.containerd.cri.v1.images".pinned_images]
sandbox = "$registry/base/pause:1" # the usual one is on the internet
C
  start containerd net containerd --config "$dir/containerd.toml"
}

start_kubelet() {
  cat >"$dir/kubelet.yaml" <<C
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
containerRuntimeEndpoint: unix:///run/containerd.sock
tlsCertFile: $dir/kube/tls.crt
tlsPrivateKeyFile: $dir/kube/tls.key
authentication: {anonymous: {enabled: true}, webhook: {enabled: false}}
authorization: {mode: AlwaysAllow}
clusterDNS: [$dns]
clusterDomain: cluster.local
cgroupDriver: cgroupfs
failCgroupV1: false
failSwapOn: false
oomScoreAdj: 0
maxPods: 500
volumePluginDir: $dir/volume-plugins
serializeImagePulls: false
registryPullQPS: 0
eventRecordQPS: 0
# a full disk of the machine is not the test's affair
imageGCHighThresholdPercent: 100
imageGCLowThresholdPercent: 99
evictionHard: {memory.available: "100Mi", nodefs.available: "1%", imagefs.available: "1%", nodefs.inodesFree: "1%"}
C
  start kubelet net kubelet --config "$dir/kubelet.yaml" --kubeconfig "$KUBECONFIG" --hostname-override=node-0 \
    --node-ip="$node" --root-dir /var/lib/kubelet --cert-dir /var/lib/kubelet/pki
}

# --- what a test gets ---

write_env() {
  local helm=$dir/helm word
  declare -A env=(
    [PATH]="$PATH" [KUBECONFIG]="$KUBECONFIG" [REGISTRY]="$registry" [SANDBOX_DIR]="$dir" [SANDBOX_NAME]="$name"
    [BUILDX_BUILDER]="$BUILDX_BUILDER" [BUILDX_CONFIG]="$BUILDX_CONFIG" [DOCKER_CONFIG]="$DOCKER_CONFIG"
    [HELM3]="$(tool "helm3-$HELM3")/bin/helm" [HELM4]="$(tool "helm4-$HELM4")/bin/helm"
    [HELM3_OLD]="$(tool "layer-v32-$LAYER_V32")/bin/helm" [HELM4_OLD]="$(tool "layer-v36-$LAYER_V36")/bin/helm"
    [GOGC]="${GOGC:-400}" # kubectl and helm live for a moment, and tests start thousands: a fifth less work
    [HELM_CACHE_HOME]="$helm/cache" [HELM_CONFIG_HOME]="$helm/config" [HELM_DATA_HOME]="$helm/data"
  )
  for word in "${!env[@]}"; do printf "export %s='%s'\n" "$word" "${env[$word]//\'/\'\\\'\'}"; done | sort >"$dir/env.partial"
  mv "$dir/env.partial" "$dir/env"
}

export PATH=$dir/bin:$PATH KUBECONFIG=$dir/kubeconfig DOCKER_CONFIG=$dir/docker BUILDX_CONFIG=$dir/buildx BUILDX_BUILDER=hub-deploy-$name

mkdir -p "$dir/buildx" "$dir/log"
link_tools "$dir"
echo '{}' >"$dir/docker/config.json"
private_machine
private_network
mount --make-rshared / # kubelet shares mounts with its pods; this / is already the sandbox's own
make_keys
start_api
start_containerd
start_registry
start_buildkit
wait_for 60 test -S "$dir/buildkit.sock"
add_image pause
wait_for 60 curl -fs --cacert "$dir/kube/tls.crt" "$api/readyz"
start_controllers
start_kubelet
start_dns
wait_for 30 curl -fs "http://$registry/v2/"
kubectl wait --for=create node/node-0 --timeout=60s >/dev/null
kubectl wait --for=create serviceaccount/default --timeout=60s >/dev/null
kubectl wait --for=condition=Ready node/node-0 --timeout=60s >/dev/null
wait_for 30 net bash -c ": <>/dev/tcp/$dns/53"
write_env
while :; do wait; sleep 60; done # bash reaps whatever loses its parent
