#!/bin/sh
# Checks the model exhaustively: check.sh [-DBUCKETS=2 -DWRITES=1 …]. Without arguments: the scope of README.md's table.
# Exit code 0 if every order is well, 1 if one is not (it is told, step by step), 2 if it could not be checked.
set -u

folder=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 2
for tool in spin gcc; do
  command -v $tool >/dev/null || { echo "There is no $tool here (Debian: apt-get install spin gcc): the model is NOT checked." >&2; exit 2; }
done
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" && cp "$folder/handover.pml" . || exit 2

check() {
  spin -a "$@" handover.pml >spin.log 2>&1 && gcc -O2 -w -DSAFETY -DCOLLAPSE -DVECTORSZ=2048 -o pan pan.c >gcc.log 2>&1 || {
    cat spin.log gcc.log >&2
    exit 2
  }
  rm -f handover.pml.trail
  ./pan -m400000 >pan.log 2>&1 || { tail -n 5 pan.log >&2; exit 2; }
  # a search that was cut short proves nothing
  if grep -q -e 'max search depth too small' -e 'out of memory' -e 'aborting' pan.log; then
    cat pan.log >&2
    exit 2
  fi
  grep -q 'errors: ' pan.log || { cat pan.log >&2; exit 2; }
  echo "$* $(sed -n 's/^ *\([0-9]*\) states, stored.*/\1 states/p' pan.log), $(sed -n 's/.*\(errors: [0-9]*\)$/\1/p' pan.log)"
  if ! grep -q 'errors: 0$' pan.log; then
    grep 'assertion violated\|invalid end state (' pan.log
    spin -t -p "$@" -k handover.pml.trail handover.pml 2>/dev/null | grep -E 'Conductor|Network|Writer|Applier' | grep -v '\[(1)\]' | tail -n 40
    exit 1
  fi
}

if [ $# -gt 0 ]; then
  check "$@"
else
  check -DBUCKETS=1 -DWRITES=2 -DMOVES=2 -DLIVES=1
  check -DBUCKETS=2 -DWRITES=1 -DMOVES=1 -DLIVES=1
fi
