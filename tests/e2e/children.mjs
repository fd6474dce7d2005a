// Programs that the test starts, and their end.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Starts a program whose output is kept for the moment something goes wrong. */
export function start(command, parameters, environment, { stdio = ['ignore', 'pipe', 'pipe'] } = {}) {
  const child = spawn(command, parameters, { env: environment, stdio });
  child.said = '';
  child.stdout?.on('data', (part) => (child.said += part));
  child.stderr?.on('data', (part) => (child.said += part));
  child.ended = new Promise((settle) => {
    child.once('error', (cause) => {
      child.said += String(cause);
      settle();
    });
    child.once('exit', settle);
  });
  return child;
}

/** Ends a program that `start` started and waits until it is gone. */
export async function end(child) {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  await child.ended;
}

/** Waits until `look` answers with something, and answers with that. Says `what` was awaited where it never does. */
export async function until(what, look, milliseconds = 20_000) {
  const limit = Date.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > limit) throw new Error(`Waited ${milliseconds / 1000} s in vain: ${what}`);
    await pause(50);
  }
}

/** A port of this computer that nobody uses. */
export function freePort() {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => settle(port));
    });
  });
}
