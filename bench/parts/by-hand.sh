#!/usr/bin/env bash
# What people write by hand: by-hand.sh WHAT HUB..., in a checkout of the ops repo.
#   one, everything   builds, pushes and deploys each hub, one after the other
#   loop              deploys each hub, one after the other
#   side              the same, all at once
set -euo pipefail

tag() { # HUB: a commit that leaves its images alone keeps their tag
  git log -1 --format=%h -- "user-images/$1" "hub-images/$1"
}
build() { # HUB
  local kind
  for kind in user hub; do
    [ ! -d "$kind-images/$1" ] || docker buildx build --push --tag "$REGISTRY/k8s-$kind-$1:$(tag "$1")" "$kind-images/$1"
  done
}
deploy() { # HUB
  local secrets=()
  [ ! -f "secrets/$1.yaml" ] || secrets=(--values "secrets/$1.yaml")
  sed -i "s/set-on-deployment/\"$(tag "$1")\"/" "hub-charts/$1/values.yaml"
  helm dependency build "hub-charts/$1"
  helm upgrade --install "$1" "hub-charts/$1" --namespace "hand-$1" --create-namespace --wait "${secrets[@]}"
}

what=$1
shift
case $what in
  one | everything) for hub; do build "$hub"; deploy "$hub"; done ;;
  loop) for hub; do deploy "$hub"; done ;;
  side)
    jobs=()
    for hub; do
      deploy "$hub" &
      jobs+=($!)
    done
    for job in "${jobs[@]}"; do wait "$job"; done
    ;;
esac
