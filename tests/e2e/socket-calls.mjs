// Every socket that a program and all its processes ask the system for from their first moment on, as strace tells.

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The calls by which a socket is made or used, io_uring, which does the same without them, and files that are opened. */
const watched = ['socket', 'connect', 'bind', 'listen', 'accept', 'accept4', 'sendto', 'io_uring_setup', 'openat'];
const options = ['-ff', '--seccomp-bpf', '-yy', '-e', `trace=${watched.join(',')}`, '-e', 'signal=none'];

/** Why nothing can be traced on this computer; null where it can. */
export function whyUntraced() {
  const { error, status, stderr } = spawnSync('strace', [...options, '-o', '/dev/null', 'true'], { encoding: 'utf8' });
  if (error) throw error;
  return status === 0 ? null : `this computer does not permit tracing (ptrace): ${stderr.trim().split('\n')[0]}`;
}

/** The words that start a program whose calls are written under `folder`. */
export function tracer(folder) {
  mkdirSync(folder, { recursive: true });
  return ['strace', ...options, '-o', join(folder, 'of'), '--'];
}

/** A file that starts `program` traced, for who takes no words but the path of a program. */
export function tracedProgram(folder, program) {
  const path = join(folder, basename(program));
  const quoted = [...tracer(folder), program].map((word) => `'${word}'`).join(' ');
  writeFileSync(path, `#!/bin/sh\nexec ${quoted} "$@"\n`);
  chmodSync(path, 0o700);
  return path;
}

/** The lines of the processes that were traced, by the number of each. */
export function processesTold(folder) {
  const told = readdirSync(folder).filter((name) => name.startsWith('of.'));
  return new Map(told.map((name) => [name, readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean)]));
}

/** What reads how a name of the network becomes an address. */
const ofNames = /"\/etc\/(?:resolv\.conf|hosts|host\.conf)"/u;
/** Sent on a socket that is connected already: that one was judged when it was made. */
const toNobodyNew = /, NULL, 0\) += /u;

/** The bus of the system, where GLib asks whether there is a network: on this computer, and no way out of it. */
const systemBus = /sun_path="(?:\/var)?\/run\/dbus\/system_bus_socket"/u;
/** The same question to the kernel, by a socket that can ask for routes and nothing else. */
const routes = [/^socket\(AF_NETLINK, .*, NETLINK_ROUTE\)/u, /^bind\(.*\{sa_family=AF_NETLINK, nl_pid=\d+, nl_groups=\w+\}/u];

/** What each call of the window may be: those of the X server `display`, and what GLib asks about the network. */
export function ofTheWindow(display) {
  const screen = `sun_path=@?"/tmp/\\.X11-unix/X${display.replace(':', '')}"`;
  return [/^socket\(AF_UNIX, /u, new RegExp(`^connect\\(.*${screen}`, 'u'), new RegExp(`^connect\\(.*${systemBus.source}`, 'u'), ...routes];
}

/** What WebKit's automation at `address` adds: its own address, and the number of its port asked for by name. */
export function ofAutomation(address) {
  const [host, port] = address.split(':');
  const its = `sin_port=htons\\(${port}\\), sin_addr=inet_addr\\("${host.replaceAll('.', '\\.')}"\\)`;
  return [
    /^socket\(AF_INET, SOCK_STREAM\|/u,
    new RegExp(`^(?:connect|bind)\\(.*${its}`, 'u'),
    new RegExp(`^(?:listen|accept4?)\\(\\d+<TCP:\\[${host}:${port}\\]>`, 'u'),
    /^connect\(.*sun_path="\/var\/run\/nscd\/socket"/u,
  ];
}

/** The calls under `folder` that nothing of `known` explains. */
export function unexplained(folder, known) {
  return [...processesTold(folder).values()].flat().filter((line) => {
    if (line.startsWith('openat(')) return ofNames.test(line);
    if (line.startsWith('sendto(') && toNobodyNew.test(line)) return false;
    return !line.startsWith('+++') && !known.some((one) => one.test(line));
  });
}
