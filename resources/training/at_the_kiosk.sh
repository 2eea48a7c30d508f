#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Yidi authors
# SPDX-License-Identifier: Apache-2.0
#
# Runs the kiosk with the card tray in the terminal: `insert NX-23`, `remove`, `people`, `quit`.
set -euo pipefail
yidi-kiosk --windowed --data "$YIDI_KIOSK" --today "$YIDI_TODAY" &
kiosk=$!
trap 'kill $kiosk 2>/dev/null || true' EXIT
if [ "${WORLD_READER:-training}" = real ]; then
    wait $kiosk
    exit
fi
echo "The kiosk is open. Type a line to handle the training cards, whose PIN is 123456:"
echo "  insert NX-23 (files here)   insert NX-01 (settles a stay)   insert TA-11 (is refused)"
echo "  remove   people   quit"
yidi card simulate --port "$YIDI_READER_PORT"
