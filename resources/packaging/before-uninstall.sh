#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Yidi authors
# SPDX-License-Identifier: Apache-2.0
#
# before-uninstall.sh BIN STATION…: what a package asks before it is removed (prerm). Stops the
# removal while a station still owes the province something, unless FOLDER.export.json beside its
# folder, written by `yidi queue export`, holds exactly that.
set -euo pipefail
[ $# -ge 1 ] || { sed -n '5,7s/^# *//p' "$0" >&2; exit 2; }
bin=$1
shift
for station in "$@"; do
    [ -f "$station/station.json" ] || continue
    exported=()
    [ ! -f "$station.export.json" ] || exported=(--export "$station.export.json")
    "$bin/yidi" station retire --check --data "$station" "${exported[@]}" >/dev/null || {
        status=$?
        echo "$station is not ready to go; nothing was removed" >&2
        exit $status
    }
done
