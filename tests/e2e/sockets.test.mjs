// No process of the program makes a socket but those of its window: every call is watched from the first moment on, of
// the program started by itself and of a whole session.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { until } from './children.mjs';
import { officialFile } from './dialogues/official.mjs';
import { openKeeping, signIn } from './keeping/sign-in.mjs';
import { windowProgram } from './program.mjs';
import { startAlone } from './program-alone.mjs';
import { Screen } from './screen.mjs';
import { inkOnEveryPart } from './sheet.mjs';
import { ofAutomation, ofTheWindow, processesTold, tracedProgram, tracer, unexplained, whyUntraced } from './socket-calls.mjs';
import { choose } from './system-dialogue.mjs';
import { passphrase, Walk } from './walk.mjs';
import { closeWindow } from './window-close.mjs';

const walk = new Walk('sockets');
const skip = whyUntraced();
const folder = (name) => join(walk.home, name);

/** Asserts that no traced process of the program called anything but what is known, and that WebKit's were among them. */
function assertExplained(name, known) {
  assert.deepEqual(unexplained(folder(name), known), []);
  const told = processesTold(folder(name));
  const withScreen = [...told.values()].filter((lines) => lines.some((line) => /^connect\(.*X11-unix/u.test(line)));
  assert.ok(withScreen.length >= 2, 'the page’s own process was traced, too');
}

walk.step('a call to an address and the search for a name are seen, so that what is not seen was not done', () => {
  for (const call of ["connect(9, '127.0.0.1')", "connect(9, 'localhost')"]) {
    const script = `require('net').${call}.on('error', () => process.exit())`;
    const [command, ...words] = [...tracer(folder(call)), process.execPath, '-e', script];
    assert.equal(spawnSync(command, words).status, 0);
    const seen = unexplained(folder(call), ofTheWindow(walk.display));
    assert.ok(seen.some((line) => /^socket\(AF_INET6?, /u.test(line)), call);
    assert.ok(seen.some((line) => /^connect\(.*htons\(9\)/u.test(line)), call);
    assert.equal(seen.some((line) => line.startsWith('openat(')), call.includes('localhost'), call);
  }
}, { skip });

walk.step('started by itself, the program and WebKit ask for no socket but those of their window', async () => {
  const alone = await startAlone(walk.environment, tracer(folder('alone')));
  await until('the window is seen', () =>
    Screen.with(walk.display, async (screen) => (await screen.windows('WM_PROTOCOLS', 'WM_DELETE_WINDOW')).length > 0),
  );
  await alone.close();
  assertExplained('alone', ofTheWindow(walk.display));
}, { skip });

walk.step('nor in a whole session, but for the automation that drives it', async () => {
  const page = await walk.firstStart(tracedProgram(folder('driven'), windowProgram));
  const [, automation] = /(?:^|\0)WEBKIT_INSPECTOR_SERVER=([^\0]+)/u.exec(readFileSync(`/proc/${walk.program.processes()[0].id}/environ`, 'utf8'));
  assert.match(automation, /^127\.0\.0\.1:\d+$/u);

  await page.click('add-examples');
  await page.clickAt('[data-testid="case-row"] [data-open]');
  await page.find('#panel-survey');
  await walk.openTab('judgment');
  await page.at('judgment-total');
  await walk.openTab('sheet');
  await page.at('sheet-page-1');
  await page.until('the sheet is drawn', () => page.run(inkOnEveryPart));
  await page.type('sheet-path', folder('sheet.pdf'));
  await page.click('save-sheet');
  await page.at('sheet-saved');
  await page.press(Key.F1);
  await page.at('guide-text');
  await page.press(Key.ESCAPE);
  await page.until('the guides are gone', async () => (await page.all('[data-testid="guide-screen"]')).length === 0);
  await page.pressWith(Key.ALT, '0');
  await page.at('new-case');
  await page.pressWith(Key.ALT, 'r');
  await page.click('tab-official');
  writeFileSync(folder('official.csv'), officialFile);
  await page.click('import-official');
  await choose(walk.display, folder('official.csv'));
  await page.at('import-report');
  await page.pressWith(Key.ALT, '0');
  await openKeeping(page);
  await page.type('keeping-path', walk.output);
  await page.click('save-keeping');
  await page.click('back-up-now');
  await page.at('backup-made');
  await page.click('lock');
  await signIn(page, passphrase);
  await page.at('new-case');
  await closeWindow(walk.display);
  await walk.program.ended();
  await walk.program.close();
  assertExplained('driven', [...ofTheWindow(walk.display), ...ofAutomation(automation)]);
}, { skip });
