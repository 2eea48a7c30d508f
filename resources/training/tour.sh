#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Yidi authors
# SPDX-License-Identifier: Apache-2.0
#
# tour.sh BIN OUT [PROGRAM]: the tour, or another walk, in a training world of its own, on this
# display or, where there is none, on virtual ones the sizes of a panel and of a desk, each with a
# window manager.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin=$1 out=$2
export YIDI_WALK=${3:-yidi-tour}
today=2017-03-31

if [ -e "$out" ] && [ -n "$(ls -A "$out" 2>/dev/null)" ] && [ ! -f "$out/report.json" ]; then
    echo "$out is not empty and holds no earlier tour; name another folder" >&2
    exit 2
fi
rm -rf "$out"
mkdir -p "$out/run"
children=()
trap '[ ${#children[@]} -eq 0 ] || kill "${children[@]}" 2>/dev/null || true' EXIT

# screen NAME SIZE: a virtual screen with a window manager; its display goes into the variable NAME
screen() {
    local number fd
    exec {fd}<> <(:)
    Xvfb -displayfd "$fd" -screen 0 "$2x24" -nolisten tcp >"$out/run/xvfb-$2.log" 2>&1 &
    children+=($!)
    read -r -t 20 -u "$fd" number || {
        echo "Xvfb did not start; see $out/run/xvfb-$2.log" >&2
        exit 3
    }
    DISPLAY=:$number openbox >"$out/run/openbox-$2.log" 2>&1 &
    children+=($!)
    declare -g "$1=:$number"
}
if [ -z "${DISPLAY:-}" ]; then
    screen DISPLAY 1080x1920
    screen YIDI_DESK_DISPLAY 1366x768
    export DISPLAY YIDI_DESK_DISPLAY
fi

# The accessibility bus must live in the world's own network, so it starts inside.
status=0
QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb "$here/world.sh" "$bin" "$out" "$today" \
    dbus-run-session -- sh -c '
        /usr/libexec/at-spi-bus-launcher --launch-immediately >"$YIDI_DATA/run/at-spi.log" 2>&1 &
        exec "$YIDI_WALK" "$YIDI_DATA"' || status=$?
if [ ! -f "$out/report.json" ]; then
    echo '{"ok":false,"steps":[]}' >"$out/report.json"
    [ "$status" -ne 0 ] || status=3
fi
exit "$status"
