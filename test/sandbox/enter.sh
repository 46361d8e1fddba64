#!/usr/bin/env bash
# enter.sh FOLDER: puts itself into a cgroup and namespaces of the sandbox's own and goes on as inside.sh, the first
# process there. Killing that one process ends every other, and every mount and network link with them.
set -euo pipefail
dir=$1 name=${1##*/}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# One group in every hierarchy, whichever version of cgroups the machine has: what kubelet, containerd and BuildKit
# believe to be the root. Two kubelets under one root would end each other's pods.
while read -r _ at type _; do
  [[ $type == cgroup* ]] || continue
  group=$at/hub-deploy-$name
  mkdir -p "$group"
  if [ -f "$at/cgroup.subtree_control" ]; then # version 2 gives groups the controllers that their parent hands on
    for controller in cpuset cpu io memory hugetlb pids; do echo "+$controller" >"$at/cgroup.subtree_control" 2>/dev/null || true; done
  fi
  echo "$group" >>"$dir/cgroups"
  if [ -f "$group/cpuset.cpus" ] && [ "$type" = cgroup ]; then # version 1 takes no process into a set without a CPU
    cat "$at/cpuset.cpus" >"$group/cpuset.cpus"
    cat "$at/cpuset.mems" >"$group/cpuset.mems"
  fi
  echo $$ >"$group/cgroup.procs"
done </proc/self/mounts

# shellcheck disable=SC2016 # expanded by the inner shell
exec unshare --cgroup bash -c '
  # and a group that hands on has no processes itself: stand in a leaf
  while read -r group; do
    [ ! -f "$group/cgroup.subtree_control" ] || { mkdir -p "$group/init"; echo $$ >"$group/init/cgroup.procs"; }
  done <"$1/cgroups"
  exec unshare --pid --mount --mount-proc --fork --kill-child bash "$2/inside.sh" "$1"
' bash "$dir" "$here"
