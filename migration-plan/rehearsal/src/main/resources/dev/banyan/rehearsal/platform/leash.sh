#!/bin/sh
# Holds a process on a leash: sh leash.sh SIGNAL GRACE COMMAND...
#
# Standard input is a pipe that the rehearsal keeps open. When it closes it, or dies in whatever way, the pipe ends; then the process
# gets SIGNAL, and KILL if it is still there GRACE seconds later. The process takes this shell's place, so its pid and exit code are its own.
signal=$1
grace=$2
shift 2
exec 3<&0 </dev/null
(
  trap '' HUP INT QUIT TERM
  while read -r _ <&3; do :; done
  kill -s "$signal" $$ 2>/dev/null || exit 0
  while [ "$grace" -gt 0 ] && kill -0 $$ 2>/dev/null; do
    sleep 1
    grace=$((grace - 1))
  done
  kill -s KILL $$ 2>/dev/null
) &
exec 3<&-
exec "$@"
