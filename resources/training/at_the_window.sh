#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Yidi authors
# SPDX-License-Identifier: Apache-2.0
#
# at_the_window.sh window|office: runs the clerk's window of the hospital or of the handling office,
# with the tray of training cards in the terminal, until it is closed.
set -euo pipefail
data=$YIDI_WINDOW
# The hospital's books, and the bank: what is cancelled here is given back from there.
house=(--bills "$YIDI_BILLS" --payment "training:$YIDI_BANK")
[ "${1:-window}" = window ] || data=$YIDI_OFFICE house=()
yidi-clerk --windowed --data "$data" --today "$YIDI_TODAY" "${house[@]}" &
window=$!
echo "The window is open; close it to end. Operators, all invented:"
echo "  1001  clerk                  password training-1001"
echo "  1002  clerk and reviewer     password training-1002"
echo "  1003  supervisor, reviewer   password training-1003"
# In a world that runs already the cards are in the kiosk's tray.
if [ "${WORLD_READER:-training}" != real ] && [ -z "${WORLD_JOINED:-}" ]; then
    echo "Cards go in and out with a line typed here, as at the kiosk: insert NX-23, remove."
    yidi card simulate --port "$YIDI_READER_PORT" <&0 &
fi
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
wait $window
