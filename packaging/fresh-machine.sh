#!/usr/bin/env bash
# Does what a newcomer does, on a machine that has never seen the project: a bare Debian 12 with make, Rust and Node.
# Copies the last commit there, runs the two commands of README.md and says how long each took.
#
#   sudo packaging/fresh-machine.sh [FOLDER]
#
# Needs root, debootstrap, a network, and cargo and node on this machine, which are lent to the other. FOLDER
# (default: a new one under /var/tmp) takes about 10 GB and is left there to be looked at.
set -euo pipefail

# What runs on the new machine.
if [ "${1:-}" = --inside ]; then
  machine=$2
  mount --make-rprivate /
  mount -t proc proc "$machine/proc"
  mount --rbind /dev "$machine/dev"
  mount --bind -o ro "$3" "$machine/opt/rust"
  exec chroot "$machine" /usr/bin/env -i HOME=/root USER=root LANG=C.UTF-8 \
    PATH=/opt/rust/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt \
    DEBIAN_FRONTEND=noninteractive bash -euo pipefail -c '
      cd /root/nintei
      said() { echo "== $1: $((SECONDS / 60)) min $((SECONDS % 60)) s"; SECONDS=0; }
      SECONDS=0
      make test
      said "make test, from nothing"
      make test
      said "make test, again"
      Xvfb -displayfd 3 -nolisten tcp -noreset 3>/tmp/display 2>/dev/null &
      screen=$!
      until [ -s /tmp/display ]; do kill -0 $screen; read -rt 0.1 <> <(:) || true; done
      DISPLAY=:$(cat /tmp/display) make run &
      run=$!
      # The page of the program runs in a process of its own as soon as there is a window.
      until readlink /proc/[0-9]*/exe | grep -q WebKitWebProcess; do kill -0 $run; read -rt 0.1 <> <(:) || true; done
      said "make run, to the window"
      kill $run $screen
    '
fi

machine=$(realpath -m "${1:-$(mktemp -d /var/tmp/nintei-fresh-XXXXXX)}")
project=$(cd "$(dirname "$0")/.." && pwd)
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}

[ "$(id -u)" = 0 ] || { echo "Run this as root: it makes another root folder." >&2; exit 1; }

debootstrap --variant=minbase --include=make,ca-certificates bookworm "$machine" "$mirror"
{
  echo "deb $mirror bookworm main"
  echo "deb $mirror bookworm-updates main"
  echo "deb ${mirror%/debian}/debian-security bookworm-security main"
} > "$machine/etc/apt/sources.list"
cp /etc/resolv.conf "$machine/etc/resolv.conf"
# As Debian's installer leaves it; debootstrap does not write it.
printf '127.0.0.1\tlocalhost\n::1\tlocalhost\n' > "$machine/etc/hosts"
cp /etc/ssl/certs/ca-certificates.crt "$machine/etc/ssl/certs/ca-certificates.crt"

# Node and npm as they lie here; Rust is mounted when the machine runs.
node=$(readlink -f "$(command -v node)")
npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
install -D "$node" "$machine/usr/local/bin/node"
mkdir -p "$machine/usr/local/lib/node_modules" "$machine/opt/rust"
cp -a "$npm" "$machine/usr/local/lib/node_modules/npm"
ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$machine/usr/local/bin/npm"
ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$machine/usr/local/bin/npx"

git clone --quiet --no-local "$project" "$machine/root/nintei"

exec unshare --mount --pid --fork --kill-child "$(realpath "$0")" --inside "$machine" "$(rustc --print sysroot)"
