#!/usr/bin/env bash
# Installs a package on a bare Debian 12, uses the program there without any network, lays a later version over it and
# removes it, and sees that the data of the person stays as it was.
#
#   sudo packaging/linux/installed.sh PACKAGE.deb [FOLDER]
#
# Needs root, debootstrap, a network for Debian's packages, and node and tauri-driver on this machine. FOLDER (default:
# a new one under /var/tmp) takes about 1.5 GB and is left there, with pictures of the screens in FOLDER/pictures.
set -euo pipefail

# What runs on the new machine, which has no network.
if [ "${1:-}" = --inside ]; then
  mount --make-rprivate /
  mount -t proc proc "$2/proc"
  mount --rbind /dev "$2/dev"
  ip link set lo up
  exec node "$(dirname "$0")/installed.mjs" "$2"
fi

package=$(realpath "$1")
machine=$(realpath -m "${2:-$(mktemp -d /var/tmp/nintei-installed-XXXXXX)}")
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}

[ "$(id -u)" = 0 ] || { echo "Run this as root: it makes another root folder." >&2; exit 1; }
inside() { chroot "$machine" /usr/bin/env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }

if [ ! -x "$machine/usr/bin/apt-get" ]; then
  debootstrap --variant=minbase --include=ca-certificates bookworm "$machine" "$mirror"
fi
{
  echo "deb $mirror bookworm main"
  echo "deb $mirror bookworm-updates main"
  echo "deb ${mirror%/debian}/debian-security bookworm-security main"
} > "$machine/etc/apt/sources.list"
cp /etc/resolv.conf "$machine/etc/resolv.conf"

cp "$package" "$machine/root/nintei.deb"
inside apt-get update
inside apt-get install --yes --no-install-recommends /root/nintei.deb
for program in /usr/bin/nintei-desktop /usr/bin/nintei; do
  missing=$(inside ldd "$program" | grep 'not found' || true)
  [ -z "$missing" ] || { echo "$program lacks what the package did not ask for: $missing" >&2; exit 1; }
done

# A later version: the same files under a higher number.
later=$(mktemp -d)
dpkg-deb -R "$package" "$later"
sed -i -E 's/^Version: (.*)$/Version: \1+later/' "$later/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -b "$later" "$machine/root/later.deb" > /dev/null
rm -r "$later"

# To look at the program, not for it.
inside apt-get install --yes --no-install-recommends xvfb webkit2gtk-driver
install -m 755 "$(command -v tauri-driver)" "$machine/usr/local/bin/tauri-driver"
inside id kaigo > /dev/null 2>&1 || inside useradd --create-home kaigo

unshare --net --mount --pid --fork --kill-child "$(realpath "$0")" --inside "$machine"
echo "Pictures: $machine/pictures"
