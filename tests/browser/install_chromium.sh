#!/bin/sh
# Makes sure a Chromium is here for the browser tests. Does nothing when there is one.
#
#   usage: install_chromium.sh [python]     (a Python that has playwright; default: python3)
#
# Without a browser the browser tests skip themselves, except with CI=true: there it is a failure.
set -u

python=${1:-python3}
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT

# The tests look in the same way, with the same file.
found() {
    "$python" "$(dirname "$0")/find_chromium.py"
}

quietly() {
    "$@" >"$log" 2>&1 </dev/null || {
        echo "browser set-up: '$*' failed:" >&2
        tail -n 20 "$log" >&2
        return 1
    }
}

with_apt() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    DEBIAN_FRONTEND=noninteractive
    export DEBIAN_FRONTEND
    echo "browser set-up: installing Chromium with apt-get"
    quietly apt-get update &&
        quietly apt-get install -y --no-install-recommends chromium fonts-dejavu-core
}

with_playwright() {
    echo "browser set-up: installing Chromium with playwright"
    quietly "$python" -m playwright install chromium
}

if browser=$(found); then
    echo "browser set-up: using $browser"
    exit 0
fi

for way in with_apt with_playwright; do
    if $way && browser=$(found); then
        echo "browser set-up: using $browser"
        exit 0
    fi
done

if [ "${CI:-}" = "true" ]; then
    echo "browser set-up: no Chromium, and in CI no browser test may be skipped" >&2
    exit 1
fi
echo "browser set-up: no Chromium; THE BROWSER TESTS WILL BE SKIPPED" >&2
