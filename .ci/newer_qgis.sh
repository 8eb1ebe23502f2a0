#!/bin/bash
# Run a command on Debian 13 (QGIS 3.40, newer numpy, scipy, shapely and GDAL, no pyfftw), in a chroot.
#
#   newer_qgis.sh FOLDER COMMAND...
#
# FOLDER is made on the first run (about 5 minutes, 2.5 GB) and used from then on; it may be deleted at any time.
# Needs root and debootstrap. The current checkout, its neighbours and /tmp are seen inside under the same paths. They
# are mounted in a mount namespace of this run alone, so nothing has to be unmounted afterwards.
set -euo pipefail
folder=$(readlink -m "${1:?usage: newer_qgis.sh FOLDER COMMAND...}")
shift
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

if [ "$(id -u)" -ne 0 ]; then
    echo "A chroot needs root: run this with sudo." >&2
    exit 1
fi

if [ -z "${COREG_OWN_MOUNTS:-}" ]; then
    exec env COREG_OWN_MOUNTS=yes unshare --mount --propagation private -- "${BASH_SOURCE[0]}" "$folder" "$@"
fi

bootstrap() {
    local mirror half="$folder.unfinished"
    command -v debootstrap >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -y -q debootstrap
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | awk '!/security/ {uri = $0} END {print uri}')
    rm -rf "$half"
    debootstrap --variant=minbase --include=ca-certificates trixie "$half" "${mirror:-http://deb.debian.org/debian}"
    # Packages must not start services in here.
    printf '#!/bin/sh\nexit 101\n' > "$half/usr/sbin/policy-rc.d"
    chmod +x "$half/usr/sbin/policy-rc.d"
    # The way to the mirror is that of this machine: its proxy, its certificates.
    grep -l Acquire /etc/apt/apt.conf.d/* | xargs -r cp -t "$half/etc/apt/apt.conf.d/" || true
    cp /etc/ssl/certs/ca-certificates.crt "$half/etc/ssl/certs/" || true
    mv "$half" "$folder"
}

inside() {
    chroot "$folder" env -i HOME=/root LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen PYTHONDONTWRITEBYTECODE=1 \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        sh -c 'cd "$0" && exec "$@"' "$here" "$@"
}

[ -e "$folder/etc/debian_version" ] || bootstrap
cp /etc/resolv.conf /etc/hosts "$folder/etc/"
for place in /proc /sys /dev /tmp "$(dirname "$here")"; do
    mkdir -p "$folder$place"
    mount --rbind "$place" "$folder$place"
done
inside bash .ci/deps.sh
inside "$@"
