// What the system knows of running processes, read from /proc.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Every process descended from `root`, itself included, with the path of its program. */
export function family(root) {
  const known = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The name in parentheses may hold anything; what follows the last one are plain fields.
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        // A program that was built anew since it was started is still the one that was started.
        const program = readlinkSync(`/proc/${name}/exe`).replace(/ \(deleted\)$/u, '');
        return state === 'Z' ? [] : [{ id: Number(name), parent: Number(parent), program }];
      } catch {
        // It ended while we looked, or is not ours.
        return [];
      }
    });
  const kin = known.filter((one) => one.id === root);
  for (const elder of kin) kin.push(...known.filter((one) => one.parent === elder.id));
  return kin;
}

/**
 * Whether a process still holds what it opened: files, and the locks on them. One that ends gives up its program and its
 * memory first, its files last; and its first thread may be over while others are not.
 */
export function holdsFiles(id) {
  let threads;
  try {
    threads = readdirSync(`/proc/${id}/task`);
  } catch {
    return false;
  }
  return threads.some((thread) => {
    try {
      const stat = readFileSync(`/proc/${id}/task/${thread}/stat`, 'utf8');
      return !['Z', 'X'].includes(stat.slice(stat.lastIndexOf(')') + 2)[0]);
    } catch {
      return false;
    }
  });
}

/** Internet sockets that a process holds: protocol, both ends and state, as hexadecimal text of the kernel. */
export function internetSockets(id) {
  const held = new Set();
  for (const name of readdirSync(`/proc/${id}/fd`)) {
    try {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${id}/fd/${name}`))?.[1];
      if (inode) held.add(inode);
    } catch {
      // Closed while we looked.
    }
  }
  return ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].flatMap((protocol) =>
    readFileSync(`/proc/${id}/net/${protocol}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => held.has(fields[9]))
      .map(([, local, remote, state]) => ({ protocol, local, remote, state })),
  );
}

const address = (end) => end.slice(0, end.indexOf(':'));
/** 127.0.0.1 and ::1 as the kernel writes them. */
const thisComputer = ['0100007F', '00000000000000000000000001000000'];

/** Whether a socket is bound to this computer alone, and connected to it or to nothing. */
export function staysHere({ local, remote }) {
  const far = address(remote);
  return thisComputer.includes(address(local)) && (thisComputer.includes(far) || /^0+$/.test(far));
}
