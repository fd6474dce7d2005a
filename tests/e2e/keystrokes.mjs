// How long an answer takes in the window of the optimised program (make bench builds it), with many cases in the file:
// from the page's call of the command until it is on the disk and answered, and from the keystroke until it is on the
// screen as saved. `npm run keystrokes [CASES]`.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openDisplay } from './display.mjs';
import { Page } from './page.mjs';
import { environmentIn, release, RunningProgram } from './program.mjs';

const cases = Number(process.argv[2] ?? 100_000);
const passphrase = 'kumo-hashi-tokei-ringo';
const home = mkdtempSync(join(tmpdir(), 'nintei-keys-'));
// Filled in memory, where a commit need not wait for the disk, and measured on the disk.
const filled = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'nintei-filled-'));
const display = await openDisplay();
const environment = environmentIn(home, display.name);

/**
 * Presses a key at each question in turn and measures, in the page, from the keystroke until the row says that the
 * answer is saved and everything that follows from it has been laid out. Milliseconds.
 */
function measure(count, done) {
  const times = [];
  const round = (left) => {
    if (left === 0) {
      done(times);
      return;
    }
    const row = document.activeElement.closest('[data-item]');
    const item = row.dataset.item;
    const chosen = (row.dataset.answer ?? '').split(',')[0] === '1' ? '2' : '1';
    const begun = performance.now();
    const seen = new MutationObserver(() => {
      const now = document.querySelector(`[data-item="${item}"]`);
      if (now && !(now.dataset.state === 'saved' && now.dataset.answer === chosen)) return;
      seen.disconnect();
      document.body.getBoundingClientRect();
      times.push(performance.now() - begun);
      // The next key comes when the page is at rest, as a person's would.
      requestAnimationFrame(() => requestAnimationFrame(() => round(left - 1)));
    });
    seen.observe(document.body, { attributes: true, subtree: true, childList: true });
    row.dispatchEvent(new KeyboardEvent('keydown', { key: chosen, code: `Digit${chosen}`, bubbles: true, cancelable: true }));
  };
  round(count);
}

/** Calls the command that answers an item, as the screen does, and measures until its answer is back. Milliseconds. */
async function callCommand(count, done) {
  const { invoke } = window.__TAURI_INTERNALS__;
  const { rows } = await invoke('search_cases', { query: { text: '', status: null, offset: 0, limit: 1 } });
  const times = [];
  for (let at = 0; at < count; at += 1) {
    const begun = performance.now();
    await invoke('answer', { id: rows[0].id, item: '2-1', numbers: [1 + (at % 3)] });
    times.push(performance.now() - begun);
  }
  done(times);
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];

function tell(what, times) {
  const sorted = times.sort((one, other) => one - other);
  const words = [0.5, 0.9, 0.99, 1].map((share) => `${share * 100} %: ${at(sorted, share).toFixed(1)} ms`);
  console.log(`${cases} cases, ${what} (${sorted.length} times)  ${words.join('   ')}`);
}

let program;
try {
  const folder = join(environment.XDG_DATA_HOME, 'jp.nintei.desktop');
  execFileSync('cargo', ['run', '--release', '--quiet', '-p', 'nintei-store', '--example', 'fill', '--', filled, String(cases), passphrase], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  cpSync(filled, folder, { recursive: true });
  program = await RunningProgram.start(environment, release);
  const page = new Page(program.session);
  await page.type('passphrase', passphrase);
  await page.click('unlock');
  await page.clickAt('[data-testid="case-row"] [data-open]');
  await page.find('#panel-survey [data-item]');
  await program.session.manage().setTimeouts({ script: 600_000 });
  const all = [];
  // Group by group over the items with one answer; each round goes through 第2群 and 第3群.
  for (let round = 0; round < 20; round += 1) {
    await page.press('/');
    await page.press('2', '1', '\uE007');
    await page.until('the question has the focus', () => page.run(() => document.activeElement.dataset.item === '2-1'));
    all.push(...(await program.session.executeAsyncScript(measure, 20)));
  }
  const commands = await program.session.executeAsyncScript(callCommand, 500);
  tell('command: saved and answered', commands.slice(20));
  tell('keystroke: saved and redrawn', all.slice(20));
} finally {
  await program?.close();
  await display.close();
  for (const folder of [home, filled]) rmSync(folder, { recursive: true, force: true });
}
