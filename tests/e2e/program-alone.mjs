// The built program as a person starts it, with nobody driving it.

import { start, until } from './children.mjs';
import { family } from './processes.mjs';
import { windowProgram } from './program.mjs';

/** Starts the program, behind the words of a tracer where there are some, and waits until its page runs in a process of its own. */
export async function startAlone(environment, tracer = []) {
  const [command, ...words] = [...tracer, windowProgram];
  const program = start(command, words, environment);
  const processes = () => family(program.pid);
  await until('the page of the program runs', () => {
    if (program.exitCode !== null) throw new Error(`The program ended: ${program.said}`);
    return processes().some((one) => one.program.endsWith('WebKitWebProcess'));
  });
  const close = async () => {
    for (const { id } of processes().filter((one) => one.program === windowProgram)) process.kill(id, 'SIGTERM');
    await program.ended;
  };
  return { processes, close };
}
