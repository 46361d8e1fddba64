# shellcheck shell=bash disable=SC2034 # read by the files that source this one
# What every part of the sandbox needs to know: where things are, and how to say something.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=versions.sh
. "$here/versions.sh"
cache=${HUB_DEPLOY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/hub-deploy}
# A short path: unix sockets live below it, and their names may have 107 characters.
sandboxes=${HUB_DEPLOY_SANDBOXES:-/tmp/hub-deploy-sandbox}

say() { echo "sandbox: $*" >&2; }
die() { say "$@"; exit 1; }
arrow() { say "$(printf '%5ss  %s' "$SECONDS" "$*")"; }

# in the order of building: the longest first
tools=(
  "kubernetes-$KUBERNETES" "helm3-$HELM3" "helm4-$HELM4" "buildx-$BUILDX" "coredns-$COREDNS" "buildkit-$BUILDKIT" "etcd-$ETCD"
  "kwok-$KWOK" "containerd-$CONTAINERD" "act-$ACT" "actionlint-$ACTIONLINT" "zizmor-$ZIZMOR"
  "sops-$SOPS" "age-$AGE" "layer-v36-$LAYER_V36" "layer-v32-$LAYER_V32" "debian-$DEBIAN"
)
tool() { echo "$cache/tools/$1"; }
