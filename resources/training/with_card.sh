#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Yidi authors
# SPDX-License-Identifier: Apache-2.0
#
# with_card.sh PERSON COMMAND…: inside the training world, with that person's card in the reader.
set -euo pipefail
person=$1
shift
if [ "${WORLD_READER:-training}" = real ]; then
    exec "$@"
fi
coproc TRAY { yidi card simulate --port "$YIDI_READER_PORT"; }
tray=$TRAY_PID
echo "insert $person" >&"${TRAY[1]}"
read -r answer <&"${TRAY[0]}" || answer="the training card program ended"
case "$answer" in *"$person"*) ;; *) echo "$answer" >&2 ;; esac
# pcscd looks for cards a few times a second: the command starts when it has seen this one.
for _ in $(seq 100); do
    yidi card list 2>/dev/null | grep -q '"card": true' && break
    sleep 0.05
done
status=0
"$@" || status=$?
kill "$tray" 2>/dev/null || true
exit "$status"
