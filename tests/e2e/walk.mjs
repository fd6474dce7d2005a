// A walk through the window of the built program, step by step: its home, its screen, its photographs.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from './children.mjs';
import { openDisplay } from './display.mjs';
import { Page } from './page.mjs';
import { environmentIn, RunningProgram, windowProgram } from './program.mjs';

/** The passphrase of a walk's file. */
export const passphrase = 'kumo-hashi-tokei-ringo';

/** Removes a home. WebKit's helpers may still write into their caches for a moment after the window is gone. */
function removed(home) {
  try {
    rmSync(home, { recursive: true, force: true });
    return true;
  } catch (cause) {
    if (cause.code === 'ENOTEMPTY') return false;
    throw cause;
  }
}

/** One test of many steps. Photographs and what the program saves lie in the folder `name` of the output. */
export class Walk {
  /** The page of the program that runs. */
  page;
  /** The run of the program. */
  program;
  /** Where everything lies that the program leaves behind. */
  home;
  /** Where the photographs and the printed documents lie. */
  output;
  environment;
  #display;
  #photographs = 0;
  /** Each step stands on the one before it; after the first that fails, the others say so instead of failing again. */
  #broken = false;

  constructor(name) {
    this.output = fileURLToPath(new URL(`output/${name}/`, import.meta.url));
    before(async () => {
      rmSync(this.output, { recursive: true, force: true });
      mkdirSync(this.output, { recursive: true });
      this.home = mkdtempSync(join(tmpdir(), 'nintei-window-'));
      this.#display = await openDisplay();
      this.environment = environmentIn(this.home, this.#display.name);
    });
    after(async () => {
      if (this.#broken && this.program) await this.photograph('where-it-failed').catch(() => undefined);
      try {
        await this.program?.close();
      } finally {
        await this.#display?.close();
        await until('the home is removed', () => removed(this.home));
      }
    });
  }

  /** A step of the walk, said in a sentence; left out where there is a reason to `skip` it. */
  step(sentence, work, { skip = null } = {}) {
    test(sentence, { skip: skip ?? false }, async (t) => {
      if (this.#broken) return t.skip('an earlier step failed');
      this.#broken = true;
      await work();
      this.#broken = false;
    });
  }

  /** The screen, as DISPLAY names it. */
  get display() {
    return this.#display.name;
  }

  /** Starts the program, or the file `starter` that starts it. */
  async open(starter) {
    this.program = await RunningProgram.start(this.environment, windowProgram, starter);
    this.page = new Page(this.program.session);
  }

  /** Starts the program for the first time, up to the empty list of cases. */
  async firstStart(starter) {
    await this.open(starter);
    await this.page.type('passphrase', passphrase);
    await this.page.type('confirmation', passphrase);
    await this.page.click('create');
    await this.page.click('recovery-done');
    await this.page.at('new-case');
    return this.page;
  }

  /** Keeps the window as it looks, numbered in the order of the walk. */
  async photograph(name) {
    this.#photographs += 1;
    const number = String(this.#photographs).padStart(2, '0');
    writeFileSync(join(this.output, `${number}-${name}.png`), await this.page.picture(), 'base64');
  }

  /** Goes to a tab of the open case by its key. */
  async openTab(name) {
    await this.page.click(`tab-${name}`);
    await this.page.find(`#panel-${name}`);
  }
}
