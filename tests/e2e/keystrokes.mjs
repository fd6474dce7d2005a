// How long an answer takes in the window of the optimised program (make bench builds it), with many cases in the file:
// from the page's call of the command until it is on the disk and answered; from the keystroke until the question says
// that the answer is saved, the next one has the focus and both are laid out; until the next frame; and until what
// follows from the answer (progress, what is still possible, undo) is laid out as well. Beside them a command that does
// nothing, called at the same pace: what the machine itself takes and how unevenly. Times come from the page's clock,
// in whole milliseconds. The screen has no hardware, so that frames are drawn by the same processors that save.
// `npm run keystrokes [CASES]`.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
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

/** Presses a key at each question in turn, at the pace of a fast typist, and measures in the page. Milliseconds. */
function pressKeys(count, done) {
  const times = [];
  const frame = (then) => requestAnimationFrame(() => setTimeout(then));
  const round = (left) => {
    if (left === 0) {
      done(times);
      return;
    }
    const row = document.activeElement.closest('[data-item]');
    const item = row.dataset.item;
    const chosen = (row.dataset.answer ?? '').split(',')[0] === '1' ? '2' : '1';
    const time = {};
    const begun = performance.now();
    const laidOut = () => {
      document.body.getBoundingClientRect();
      return performance.now() - begun;
    };
    const seen = new MutationObserver(look);
    function look() {
      if (!('saved' in time)) {
        if (row.dataset.state !== 'saved' || row.dataset.answer !== chosen) return;
        if (document.activeElement === row) {
          // The focus follows within the same task.
          queueMicrotask(look);
          return;
        }
        time.saved = laidOut();
        frame(() => (time.frame = performance.now() - begun));
      }
      if ('followed' in time || !document.querySelector('[data-testid="undo"]').textContent.includes(`(${item})`)) return;
      seen.disconnect();
      time.followed = laidOut();
      frame(() => {
        times.push(time);
        setTimeout(() => round(left - 1), 100 + 50 * Math.random());
      });
    }
    seen.observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true });
    row.dispatchEvent(new KeyboardEvent('keydown', { key: chosen, code: `Digit${chosen}`, bubbles: true, cancelable: true }));
  };
  round(count);
}

/** Calls a command that does nothing at the same pace. Milliseconds. */
async function callNothing(count, done) {
  const times = [];
  for (let at = 0; at < count; at += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100 + 50 * Math.random()));
    const begun = performance.now();
    await window.__TAURI_INTERNALS__.invoke('read_time', { text: '10:30' });
    times.push(performance.now() - begun);
  }
  done(times);
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
  const [keys, nothing] = [[], []];
  // Group by group over the items with one answer; each round goes through 第2群 and 第3群.
  for (let round = 0; round < 20; round += 1) {
    await page.press('/');
    await page.press('2', '1', '\uE007');
    await page.until('the question has the focus', () => page.run(() => document.activeElement.dataset.item === '2-1'));
    keys.push(...(await program.session.executeAsyncScript(pressKeys, 20)));
    nothing.push(...(await program.session.executeAsyncScript(callNothing, 20)));
  }
  const commands = await program.session.executeAsyncScript(callCommand, 500);
  console.log(`${cpus().length} processors, load ${loadavg()[0].toFixed(1)}`);
  tell('command: nothing', nothing.slice(20));
  tell('command: saved and answered', commands.slice(20));
  const warm = keys.slice(20);
  tell('keystroke: saved and redrawn', warm.map((time) => time.saved));
  tell('keystroke: next frame', warm.map((time) => time.frame));
  tell('keystroke: all that follows', warm.map((time) => time.followed));
} finally {
  await program?.close();
  await display.close();
  // The last of WebKit's processes may still be writing its cache.
  for (const folder of [home, filled]) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}
