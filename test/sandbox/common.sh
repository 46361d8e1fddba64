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

tool() { echo "$cache/tools/$1"; }

# One Go module for all that is compiled from the same libraries: they are compiled once.
core=core-$(cat "$here"/core/go.mod "$here"/core/*/main.go | sha256sum | cut -c1-12)
# What `up` needs, and what else tests ask for; in the order of building, the longest first.
base_tools=("$core" "debian-$DEBIAN" "layer-v36-$LAYER_V36")
more_tools=(
  "helm4-$HELM4" "helm3-$HELM3" "kwok-$KWOK" "act-$ACT" "sops-$SOPS" "actionlint-$ACTIONLINT" "age-$AGE" "zizmor-$ZIZMOR"
  "layer-v32-$LAYER_V32"
)
