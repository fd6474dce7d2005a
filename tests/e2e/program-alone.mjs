// The built program as a person starts it, with nobody driving it.

import { end, start, until } from './children.mjs';
import { family } from './processes.mjs';
import { windowProgram } from './program.mjs';

/** Starts the program and waits until its page runs in a process of its own. */
export async function startAlone(environment) {
  const program = start(windowProgram, [], environment);
  await until('the page of the program runs', () => {
    if (program.exitCode !== null) throw new Error(`The program ended: ${program.said}`);
    return family(program.pid).some((one) => one.program.endsWith('WebKitWebProcess'));
  });
  return { processes: () => family(program.pid), close: () => end(program) };
}
