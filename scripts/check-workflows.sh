#!/usr/bin/env bash
# Checks the workflows of this repository and of the examples: actionlint, zizmor (regular persona), and shellcheck
# on our own scripts. The tools are the sandbox's: `test/sandbox/sandbox.sh tools` gets them.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=../test/sandbox/common.sh
. test/sandbox/common.sh
PATH="$(tool "actionlint-$ACTIONLINT")/bin:$(tool "zizmor-$ZIZMOR")/bin:$(tool "debian-$DEBIAN")/bin:$PATH"

mapfile -t workflows < <(git ls-files '.github/workflows/*.yml' 'examples/workflows/*.yml')
actionlint "${workflows[@]}"
zizmor --offline --quiet --config .github/zizmor.yml action.yml "${workflows[@]}"
mapfile -t scripts < <(git ls-files 'test/*.sh' 'scripts/*.sh' .ci/run)
shellcheck --external-sources --source-path=SCRIPTDIR "${scripts[@]}"
