#!/bin/sh
# Measure what `slotc generate` costs beside libyaml's parser. Writes JSON.
# From the environment: GENERATE (the program made of generate.c), SLOTC.
set -eu
: "${GENERATE:?}" "${SLOTC:?}"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$GENERATE" "$SLOTC" "$folder"
