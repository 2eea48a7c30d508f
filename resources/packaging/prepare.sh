# SPDX-FileCopyrightText: 2026 Yidi authors
# SPDX-License-Identifier: Apache-2.0
#
# Shared by `start` and `check`: installs what is missing and builds. Sourced with $top set.

export CCACHE_DIR=${CCACHE_DIR:-$top/build/ccache}

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die() { # die CODE MESSAGE: exit codes are design's, 3 = a part is not available
    printf '%s\n' "$2" >&2
    exit "$1"
}

# missing_packages KIND…: names of the packages of these kinds that are not installed
missing_packages() {
    local kinds=" $* " kind name
    while read -r kind name; do
        case "$kind" in '#' | '') continue ;; esac
        case "$kinds" in *" $kind "*) ;; *) continue ;; esac
        [ "$(dpkg-query -W -f='${Status}' "$name" 2>/dev/null)" = "install ok installed" ] ||
            printf '%s\n' "$name"
    done <"$top/resources/packaging/packages.txt"
}

# install_packages KIND…: through apt, as root or with sudo
install_packages() {
    local missing as_root=()
    command -v dpkg-query >/dev/null || die 3 "dpkg-query is missing: Yidi builds on Debian 12"
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die 3 \
            "Packages are missing and there is no sudo; as root: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    "${as_root[@]}" apt-get update -q >&2 || die 3 "apt-get update failed"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
        --no-install-recommends "${missing[@]}" >&2 || die 3 "apt-get install failed: ${missing[*]}"
}

# build PRESET [TARGET…]: configures once, then builds what changed; ninja shows its progress
build() {
    local preset=$1
    shift
    cd "$top"
    if [ ! -f "build/$preset/build.ninja" ]; then
        say "Configuring ($preset)"
        cmake --preset "$preset" >&2 || die 3 "configuring failed"
    fi
    say "Building ($preset)"
    cmake --build --preset "$preset" ${1:+--target "$@"} >&2 || die 3 "building failed"
}
