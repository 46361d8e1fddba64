# shellcheck shell=bash disable=SC2154 # here, cache, dir and registry: common.sh and its caller set them
# The base images: each is built once into the cache, as an OCI layout named after the hash of what went into it, and
# put into a sandbox's registry by hard links, which takes no time. Needs $dir, $registry and the sandbox's environment.

image_tag() { case $1 in hub | singleuser) echo "$JUPYTERHUB" ;; *) echo 1 ;; esac; }
image_parent() { case $1 in hub | singleuser | proxy) echo debian ;; esac; }
image_arguments() { # what its Dockerfile takes, NAME=VALUE
  case $1 in
    hub) echo "JUPYTERHUB=$JUPYTERHUB" "KUBESPAWNER=$KUBESPAWNER" ;;
    singleuser) echo "JUPYTERHUB=$JUPYTERHUB" "JUPYTER_SERVER=$JUPYTER_SERVER" ;;
    proxy) echo "PROXY=$PROXY" ;;
  esac
}
ca_bundle() { echo "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}"; }

image_key() { # everything that decides what is in it
  local parent
  parent=$(image_parent "$1")
  {
    [ -z "$parent" ] || image_key "$parent"
    [ "$1" != debian ] || cat "$(ca_bundle)"
    image_arguments "$1"
    cat "$here/images/$1"/*
  } | sha256sum | cut -c1-16
}
image_layout() { echo "$cache/images/$1-$(image_key "$1")"; }

add_image() { # NAME: into the sandbox's registry, built first if need be
  local layout
  layout=$(image_layout "$1")
  [ -d "$layout" ] || build_image "$1" "$layout"
  publish "$layout" "base/$1" "$(image_tag "$1")"
}

build_image() { # NAME LAYOUT
  local context partial pair arguments=() parent started=$SECONDS
  parent=$(image_parent "$1")
  say "building the image base/$1"
  context=$(mktemp -d)
  cp "$here/images/$1"/* "$context"
  [[ $1 != busybox && $1 != pause ]] || cp "$(tool "debian-$DEBIAN")/bin/busybox" "$context"
  [ "$1" != debian ] || debian_root "$context"
  [ "$1" != proxy ] || npm install --silent --omit=dev --prefix "$context" "configurable-http-proxy@$PROXY" >&2
  [ -z "$parent" ] || arguments+=(--build-arg "BASE=$registry/base/$parent:$(image_tag "$parent")")
  for pair in $(image_arguments "$1"); do arguments+=(--build-arg "$pair"); done
  pip_settings >"$context/pip.secret"
  mkdir -p "$cache/images"
  partial=$(mktemp -d "$2.partial.XXXX") # another sandbox may be building it too
  docker buildx build --progress=plain --provenance=false --secret "id=pip,src=$context/pip.secret" "${arguments[@]}" \
    --output "type=oci,tar=false,dest=$partial" "$context" >"$dir/log/image-$1.log" 2>&1 ||
    die "building base/$1 failed: $(tail -3 "$dir/log/image-$1.log")"
  rm -rf "$context"
  mv -T "$partial" "$2" 2>/dev/null || rm -rf "$partial" # the other was quicker
  say "built base/$1 in $((SECONDS - started)) s"
}
pip_settings() { # where this machine's pip finds its packages, if it says so; never part of an image
  local index
  index=${PIP_INDEX_URL:-$(python3 -m pip config get global.index-url 2>/dev/null || true)}
  echo '[global]'
  [ -z "$index" ] || echo "index-url = $index"
}
debian_root() { # CONTEXT: a minimal Debian, from Debian's own packages, with the machine's own authorities
  mmdebstrap --quiet --variant=minbase --keyring=/usr/share/keyrings/debian-archive-keyring.gpg \
    --include=ca-certificates,python3,python3-pip,python3-venv,rsync bookworm "$1/root.tar" >&2
  cp "$(ca_bundle)" "$1/ca-certificates.crt"
}

# publish LAYOUT REPOSITORY TAG: an OCI layout becomes a repository in the registry's folder. Its blobs never change,
# so they may be links; what points at them is written anew.
publish() {
  local repository=$dir/registry/docker/registry/v2/repositories/$2 blobs=$dir/registry/docker/registry/v2/blobs/sha256
  local blob hash manifest
  manifest=$(grep -o '"digest":"sha256:[0-9a-f]*"' "$1/index.json" | head -1 | cut -d'"' -f4)
  for blob in "$1"/blobs/sha256/*; do
    hash=${blob##*/}
    mkdir -p "$blobs/${hash:0:2}/$hash"
    ln -f "$blob" "$blobs/${hash:0:2}/$hash/data" 2>/dev/null || cp "$blob" "$blobs/${hash:0:2}/$hash/data"
    [ "sha256:$hash" = "$manifest" ] || link "$repository/_layers/sha256/$hash" "sha256:$hash"
  done
  hash=${manifest#sha256:}
  link "$repository/_manifests/revisions/sha256/$hash" "$manifest"
  link "$repository/_manifests/tags/$3/index/sha256/$hash" "$manifest"
  link "$repository/_manifests/tags/$3/current" "$manifest"
}
link() { mkdir -p "$1" && printf %s "$2" >"$1/link"; }
