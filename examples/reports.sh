#!/bin/sh
# Measure the examples anew: report.json and the table in their README, and the
# README of the project, which shows the shopping cart. From the environment:
# SLOTC, PYTHON3, top_srcdir, and if set CC and REPORT_FLAGS (more flags of
# `slotc compare`). Ten million objects of Python take about two gigabytes.
set -eu
: "${SLOTC:?}" "${PYTHON3:?this needs python3}" "${top_srcdir:?}"

# report FOLDER CLASS COUNT README...: paths from the example's folder.
report() (
	cd "$top_srcdir/examples/$1"
	class=$2 count=$3 folder=$1
	shift 3
	# shellcheck disable=SC2086 # flags are words
	"$SLOTC" compare "$folder.yaml" --class "$class" --count "$count" ${REPORT_FLAGS:-} --json report.json
	"$PYTHON3" ../report.py report.json "$@"
)

report cart CartItem 10M README.md ../../README.md
report image Image 1M README.md
