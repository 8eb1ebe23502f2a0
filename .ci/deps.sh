#!/bin/bash
# Install the Debian packages that the plugin's demo and tests need, and those named; does nothing, fast, when all are
# there.
set -euo pipefail

needed=(
    git make qgis python3-qgis python3-gdal gdal-bin
    python3-numpy python3-scipy python3-shapely python3-matplotlib
    python3-pytest python3-venv pyqt5-dev-tools qttools5-dev-tools
    "$@"
)
welcome=(python3-pyfftw)  # faster Fourier transforms; not every release has it

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "Not a Debian system: install the equivalents of: ${needed[*]} ${welcome[*]}" >&2
    exit 0
fi

missing_of() {
    local package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo --preserve-env=DEBIAN_FRONTEND "$@"
    else
        echo "Missing packages, and neither root nor sudo to install them. Run as root: apt-get install ${missing[*]}" >&2
        exit 1
    fi
}

mapfile -t missing < <(missing_of "${needed[@]}")
mapfile -t optional < <(missing_of "${welcome[@]}")
[ ${#missing[@]} -gt 0 ] || exit 0

export DEBIAN_FRONTEND=noninteractive
echo "Installing ${missing[*]} ${optional[*]}"
# An image's own package lists are as old as the image and name files that are gone from the mirrors.
as_root apt-get update -q -o Acquire::Retries=3
for package in "${optional[@]}"; do
    candidate=$(LC_ALL=C apt-cache policy "$package" | awk '/Candidate:/ {print $2}')
    [ -z "$candidate" ] || [ "$candidate" = "(none)" ] || missing+=("$package")
done
as_root apt-get install -y -q --no-install-recommends -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 "${missing[@]}"
