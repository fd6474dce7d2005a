// A screen of its own: an X server without hardware, on a display number that nobody uses.

import { end, start, until } from './children.mjs';

const size = '1280x800x24';

/** Starts the screen. Answers with its name for DISPLAY and a way to end it. */
export async function openDisplay() {
  // File descriptor 3 is where Xvfb writes the number that it chose. Without -noreset it starts anew, deaf for a
  // moment, each time the last program has left it, and the next one may come too early.
  const server = start('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'], process.env, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let number = '';
  server.stdio[3].on('data', (part) => (number += part));
  await until('Xvfb opens a display', () => {
    if (server.exitCode !== null) throw new Error(`Xvfb ended: ${server.said}`);
    return number.endsWith('\n');
  });
  return { name: `:${number.trim()}`, close: () => end(server) };
}
