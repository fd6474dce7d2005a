// What a person meets when the disk is full, when the program is started twice, and when its folder takes nothing.
// Started by ../faults.test.mjs.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { openDisplay } from '../display.mjs';
import { Page } from '../page.mjs';
import { RunningProgram } from '../program.mjs';
import { SurveyKeys } from '../survey/keys.mjs';
import { passphrase, Walk } from '../walk.mjs';
import { Disk } from './disk.mjs';

const walk = new Walk('faults');
let disk;
let keys;

async function openTheCase(page) {
  await page.clickAt('[data-testid="case-row"] [data-open]');
  await page.find('#panel-survey, #panel-application');
  await page.pressWith(Key.ALT, '3');
  await page.find('#panel-survey');
  keys = new SurveyKeys(page);
}

walk.step('a case is begun while there is room', async () => {
  walk.environment.XDG_DATA_HOME = process.env.NINTEI_TEST_DISK;
  disk = new Disk(process.env.NINTEI_TEST_DISK, 16);
  const page = await walk.firstStart();
  await page.resize(1280, 800);
  await page.click('new-case');
  await page.type('field-name', '架空 満杯');
  await page.press(Key.TAB);
  await page.find('[data-field="name"][data-state="saved"]');
  await page.pressWith(Key.ALT, '3');
  await page.find('#panel-survey');
  keys = new SurveyKeys(page);
  await keys.answer('1-3', 1);
});

walk.step('when the disk is full, an answer stays on the screen as not saved, and what to do is said', async () => {
  const { page } = walk;
  disk.fill();
  await keys.goTo('1-3');
  await page.press('2');
  const row = await page.find('[data-testid="item-1-3"][data-state="failed"]');
  assert.equal(await row.getAttribute('data-answer'), '1', 'the file holds what it held');
  assert.match(await row.getText(), /何かにつかまればできる ?✓[\s\S]*未保存[\s\S]*空き容量が足りない[\s\S]*もう一度保存する/u);
  await walk.photograph('disk-full');
});

walk.step('with room again it is saved by the button, and stands in the file after the program died', async () => {
  const { page } = walk;
  disk.empty();
  await page.clickAt('[data-testid="item-1-3"] [data-action]');
  await keys.saved('1-3', 2);
  await walk.photograph('saved-after-all');
  await walk.program.kill();
  await walk.open();
  await walk.page.type('passphrase', passphrase);
  await walk.page.click('unlock');
  await openTheCase(walk.page);
  await keys.saved('1-3', 2);
});

walk.step('a full disk keeps nobody from signing in and reading', async () => {
  await walk.program.close();
  disk.fill();
  await walk.open();
  await walk.page.type('passphrase', passphrase);
  await walk.page.click('unlock');
  await openTheCase(walk.page);
  await keys.saved('1-3', 2);
  disk.empty();
});

walk.step('a second start says that the file is open elsewhere, and loses nothing of the first', async () => {
  const display = await openDisplay();
  const second = await RunningProgram.start({ ...walk.environment, DISPLAY: display.name });
  try {
    const page = new Page(second.session);
    await page.type('passphrase', passphrase);
    await page.click('unlock');
    assert.match(await page.refusal(), /別の画面で開かれています/u);
  } finally {
    await second.close();
    await display.close();
  }
  await keys.answer('1-4', 3);
  await walk.program.close();
});

walk.step('a folder that takes nothing is told at the door, and opens once it takes something', async () => {
  disk.readOnly = true;
  await walk.open();
  const { page } = walk;
  await page.type('passphrase', passphrase);
  await page.click('unlock');
  assert.match(await page.refusal(), /書き込めません[\s\S]*読み取り専用/u);
  await walk.photograph('read-only');
  disk.readOnly = false;
  await page.type('passphrase', passphrase);
  await page.click('unlock');
  await openTheCase(page);
  await keys.saved('1-4', 3);
});
