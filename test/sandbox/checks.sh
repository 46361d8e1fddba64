# shellcheck shell=bash disable=SC2154 # common.sh sets cache
# One sentence about what a machine lacks, and about what works without it.

check_machine() {
  local without="the unit tests (npm test) need none of it"
  [ "$(uname -s)" = Linux ] || die "a sandbox needs Linux, and this is $(uname -s): use a Linux machine or virtual machine; $without."
  [ "$(id -u)" = 0 ] || die "a sandbox needs root, for its namespaces, mounts and network: use sudo -E env \"PATH=\$PATH\"; $without."
}

check_builders() { # TOOL...: only asked when something has to be built
  local missing=() word
  for word in go npm python3 apt-get flock; do command -v "$word" >/dev/null || missing+=("$word"); done
  ((${#missing[@]} == 0)) ||
    die "building $# tools of the sandbox needs ${missing[*]}, which this machine does not have: install it, or copy a filled cache to $cache; the unit tests (npm test) need none of it."
}
