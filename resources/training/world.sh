#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Yidi authors
# SPDX-License-Identifier: Apache-2.0
#
# The training world: a private pcscd with the virtual reader, a province on loopback over TLS, five
# enrolled stations (a kiosk, the hospital's own system, the hospital's window, that of the handling
# office, a pharmacy), the visits of the hospital and the pharmacy and a few filings, loaded by real
# messages. Runs a command inside and takes the world down with it.
#
#   world.sh BIN DATA TODAY COMMAND…      BIN: folder of the programs, DATA: folder to keep things
#
# The world lives in namespaces of its own, because the virtual reader's driver listens on all
# addresses and pcscd knows one socket only. WORLD_READER=real uses the machine's pcscd instead.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if [ -z "${YIDI_WORLD:-}" ]; then
    export YIDI_WORLD=1
    [ "${WORLD_READER:-training}" = real ] && exec "$0" "$@"
    unshare -rmn true 2>/dev/null || {
        echo "private namespaces are not available here (unshare -rmn is refused): the training" \
            "reader is never run on the machine's own network; allow user namespaces, or use" \
            "--reader real" >&2
        exit 3
    }
    exec unshare -rmn "$0" "$@"
fi

bin=$1 data=$2 today=$3
shift 3
children=()
stop() {
    trap - EXIT INT TERM HUP
    rm -f "$data/run/world.pid"
    [ ${#children[@]} -eq 0 ] || kill "${children[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
}
trap stop EXIT
trap 'exit 143' INT TERM HUP

# wait_for SECONDS COMMAND…: until it succeeds
wait_for() {
    local tries=$(($1 * 20))
    shift
    until "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        sleep 0.05
    done
}

# bills/in is where the hospital's own system drops its bills.
mkdir -p "$data/run" "$data/bills/in"
# What a command inside may rely on; kept in a file for whoever joins the world later.
cat >"$data/run/environment" <<END
export YIDI_WORLD=1 YIDI_TRAINING='$here' YIDI_BIN='$bin' YIDI_DATA='$data' YIDI_TODAY=$today
export YIDI_PROVINCE_URL=https://127.0.0.1:8443 YIDI_READER_PORT=40000
export YIDI_KIOSK='$data/kiosk' YIDI_STATION='$data/hospital'
export YIDI_WINDOW='$data/window' YIDI_OFFICE='$data/office' YIDI_PHARMACY='$data/pharmacy'
export YIDI_BILLS='$data/bills' YIDI_BANK='$data/payments.jsonl'
export PATH='$bin':"\$PATH"
END
. "$data/run/environment"

if [ "${WORLD_READER:-training}" != real ]; then
    ip link set lo up
    # The rule for local addresses stands first by default; moved down, a rule before it can cut
    # the link to one port, which is how a lost network is played.
    ip rule add pref 100 table local
    ip rule del pref 0
    ipc=$(pcscd --version | grep -o 'ipcdir=[^ ]*' | cut -d= -f2)
    ipc=$(readlink -m "$ipc")
    if ! mkdir -p "$ipc" 2>/dev/null; then
        mount -t tmpfs none /run && mkdir -p "$ipc"
    fi
    mount -t tmpfs none "$ipc"
    # The driver keeps its slots in one static array: a copy of its own keeps readers apart.
    driver=$(dpkg -L vsmartcard-vpcd | grep 'libifdvpcd.so$')
    mkdir -p "$data/run/reader.conf.d"
    cp "$driver" "$data/run/vpcd.so"
    cat >"$data/run/reader.conf.d/training" <<END
FRIENDLYNAME "Yidi Training Reader"
DEVICENAME /dev/null:$YIDI_READER_PORT
LIBPATH $data/run/vpcd.so
CHANNELID $YIDI_READER_PORT
END
    pcscd --foreground --error --config "$data/run/reader.conf.d" >"$data/run/pcscd.log" 2>&1 &
    children+=($!)
    wait_for 10 test -S "$ipc/pcscd.comm" || {
        echo "pcscd did not start; see $data/run/pcscd.log" >&2
        exit 3
    }
fi

# The invented root of the training cards' keys: what its hardware module is to a real province.
mkdir -p "$data/province"
[ -f "$data/province/card_root.hex" ] ||
    install -m 600 "$here/card_root.hex" "$data/province/card_root.hex"

# province DAY: starts it; on the day before for what is filed before the day begins
province() {
    : >"$data/run/province.log" # here and now, or what the one before said is read below
    yidi-province --data "$data/province" --listen 127.0.0.1:8443 --today "$1" \
        --world "$here" >"$data/run/province.log" 2>&1 &
    children+=($!)
    export YIDI_PROVINCE_PID=$!
    wait_for 20 grep -q '^listening on' "$data/run/province.log" || {
        echo "the province did not start; see $data/run/province.log" >&2
        exit 3
    }
}
day_before=$(date -d "$today - 1 day" +%F)
[ -f "$data/province/filings-loaded" ] && province "$today" || province "$day_before"

# enrol FOLDER STATION DEVICE OPERATOR INSTITUTION NAME REGION: operator 1 is a clerk, 2 a
# self-service terminal
enrol() {
    [ -f "$1/station.json" ] || yidi station enrol --data "$1" --authority "$data/province" \
        --institution "$5" --name "$6" --region "$7" \
        --station "$2" --device "$3" --operator "$4" --province "$YIDI_PROVINCE_URL" >/dev/null
}
hospital=(H64010400001 银川市第一人民医院 640104)
office=(J65000000001 新疆医疗保障事务中心 650000)
pharmacy=(P64010400005 银川市鼓楼大药房（虚构） 640104)
enrol "$data/kiosk" 001 KIOSK-001 2 "${hospital[@]}"
enrol "$data/hospital" 900 HIS-900 1 "${hospital[@]}"
enrol "$data/window" 101 WINDOW-001 1 "${hospital[@]}"
enrol "$data/office" 101 OFFICE-001 1 "${office[@]}"
enrol "$data/pharmacy" 001 PHARM-001 1 "${pharmacy[@]}"

# staff FOLDER: who works at that window; all invented, password training-NUMBER
staff() {
    [ -f "$1/staff-added" ] && return
    while read -r number name roles; do
        yidi station operator remove --data "$1" --number "$number" >/dev/null 2>&1 || true
        echo "training-$number" | yidi station operator add --data "$1" --number "$number" \
            --name "$name" --roles "$roles" >/dev/null
    done <<END
1001 马兰 clerk
1002 艾力·买买提 clerk,reviewer
1003 周敏 supervisor,reviewer
END
    : >"$1/staff-added"
}
staff "$data/window"
staff "$data/office"

# What is filed on the day before, one message a file: ORDER-PERSON.TRANSACTION.json. Then the day
# begins, and with it what the calendar does: filings begin, people are reminded.
if [ ! -f "$data/province/filings-loaded" ]; then
    for filing in "$here"/filings/*.json; do
        transaction=${filing%.json}
        yidi send "${transaction##*.}" --case "$filing" --today "$day_before" >/dev/null
    done
    kill "$YIDI_PROVINCE_PID"
    wait "$YIDI_PROVINCE_PID" || true
    : >"$data/province/filings-loaded"
    province "$today"
fi

# The hospital admits, charges and discharges the people of the training world.
load_stay() {
    local stay=$1 visit
    visit=$(yidi send 2401 --case "$stay/2401.json" --today "$today" --print result.mdtrt_id)
    yidi send 2301 --case "$stay/2301.json" --today "$today" --set "mdtrt_id=$visit" >/dev/null
    yidi send 2402 --case "$stay/2402.json" --today "$today" --set "mdtrt_id=$visit" >/dev/null
}
if [ ! -f "$data/province/stays-loaded" ]; then
    for stay in "$here"/stays/*/; do
        load_stay "${stay%/}"
    done
    : >"$data/province/stays-loaded"
fi

# It registers outpatients and charges them in batches, which wait to be settled; what is named
# *-pharmacy the pharmacy sells.
load_visit() {
    local care=$1 station=$YIDI_STATION visit charges
    case $care in *-pharmacy) station=$YIDI_PHARMACY ;; esac
    visit=$(yidi send 2201 --data "$station" --case "$care/2201.json" --today "$today" \
        --print data.mdtrt_id)
    yidi send 2203 --data "$station" --case "$care/2203.json" --today "$today" \
        --set "mdtrt_id=$visit" >/dev/null
    for charges in "$care"/2204*.json; do
        yidi send 2204 --data "$station" --case "$charges" --today "$today" \
            --set "mdtrt_id=$visit" >/dev/null
    done
}
if [ ! -f "$data/province/visits-loaded" ]; then
    for care in "$here"/visits/*/; do
        load_visit "${care%/}"
    done
    : >"$data/province/visits-loaded"
fi

echo $$ >"$data/run/world.pid"
status=0
# Beside the shell, which would not hear a signal before the command had ended.
"$@" <&0 &
children+=($!)
wait $! || status=$?
exit "$status"
