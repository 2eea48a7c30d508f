#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Yidi authors
# SPDX-License-Identifier: Apache-2.0
#
# Runs the kiosk, with the tray of training cards in the terminal, until its window is closed.
set -euo pipefail
yidi-kiosk --windowed --data "$YIDI_KIOSK" --today "$YIDI_TODAY" --scanner keyboard \
    --bills "$YIDI_BILLS" --payment "training:$YIDI_BANK" &
kiosk=$!
if [ "${WORLD_READER:-training}" != real ]; then
    echo "The kiosk is open; close its window to end. Cards go in and out with a line typed here,"
    echo "every PIN is 123456:"
    echo "  insert NX-23 (files here)   insert NX-01 (settles a stay)   insert TA-11 (is refused)"
    echo "  insert NX-30 (a third-generation card, proved by the province)"
    echo "  remove                      people"
    echo "What the kiosk asks for is paid in another terminal:"
    echo "  ./start exec yidi pay training SETL_ID"
    echo "Another terminal sees the card too:  ./start exec yidi card read"
    yidi card simulate --port "$YIDI_READER_PORT" <&0 &
fi
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
wait $kiosk
