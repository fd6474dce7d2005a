// A small disk under the program's folder, which fills up and refuses to be written. It needs name spaces of its own:
// see ../faults.test.mjs.

import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const block = Buffer.alloc(4096, 1);

export class Disk {
  #folder;

  /** A disk of `mebibytes` in memory, at `folder`. */
  constructor(folder, mebibytes) {
    this.#folder = folder;
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'none', folder]);
  }

  get #filler() {
    return join(this.#folder, 'filler');
  }

  /** Takes all the room there is. */
  fill() {
    const file = openSync(this.#filler, 'a');
    try {
      for (;;) if (writeSync(file, block) < block.length) break;
    } catch (cause) {
      if (cause.code !== 'ENOSPC') throw cause;
    } finally {
      closeSync(file);
    }
  }

  /** Gives the room back. */
  empty() {
    rmSync(this.#filler);
  }

  /** Lets nothing be written, or something again. */
  set readOnly(only) {
    execFileSync('mount', ['-o', `remount,${only ? 'ro' : 'rw'}`, this.#folder]);
  }
}
