#!/bin/sh
# Measure typed access beside a struct that is written by hand, for slots of
# every kind. Writes what `slotc compare --json` does. From the environment:
# SLOTC, top_srcdir, and if set CC.
set -eu
: "${SLOTC:?}" "${top_srcdir:?}"
cd "$top_srcdir/bench/access"
exec "$SLOTC" compare access.yaml --variants slotted,slotted-malloc,struct \
	--count 1M --rounds 11 --json -
