// A supplement from the list of gaps to its adoption by keyboard alone, in Chromium: `node tests/browser/rules.mjs`. The
// outline is typed in a hurry, by numbers; the field's own undo takes back what the keys did.

import assert from 'node:assert/strict';

import { openPage, sizes, tabTo, there, whereStarted } from './browser.mjs';

const outline = '[data-testid="outline-hygiene"]';
const text = (page) => page.locator(outline).inputValue();

async function begin(page) {
  await page.keyboard.press('Alt+r');
  await there(page, '[data-testid="gap"]');
  await tabTo(page, '[data-testid="gap"][data-kind="tree"] button');
  await page.keyboard.press('Enter');
  await page.waitForFunction((field) => document.activeElement?.matches(field), outline);
}

async function writeTree(page) {
  const type = (typed) => page.keyboard.type(typed);
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  await type('2群');
  await press('Control+Enter');
  await type('20.9');
  await press('End');
  await type(' 1.2');
  await press('ArrowDown', 'End', 'Enter', 'Tab');
  await type('食事');
  await there(page, '[data-testid="suggestion"]');
  await press('ArrowDown', 'ArrowUp', 'Enter', 'Control+Enter');
  await press('Control+j');
  await type(' 3.0');
  await press('ArrowDown', 'End');
  await type(' 4.0');
  await press('ArrowDown', 'End');
  await type(' 24.3');
  await press('ArrowUp');
  assert.equal(
    await text(page),
    [
      '第2群 生活機能:',
      '  20.9以下: 1.2分',
      '  21.0以上:',
      '    2-4 食事摂取:',
      '      介助されていない・見守り等: 3.0分',
      '      一部介助: 4.0分',
      '      全介助: 24.3分',
    ].join('\n'),
  );
}

async function moveAndUndo(page) {
  const before = await text(page);
  await page.keyboard.press('Alt+ArrowDown');
  assert.match(await text(page), /全介助: 24\.3分\n {6}一部介助: 4\.0分$/u);
  await page.keyboard.press('Control+z');
  assert.equal(await text(page), before, 'one step back takes back one move');
  await page.keyboard.press('Shift+Tab');
  assert.notEqual(await text(page), before);
  await page.keyboard.press('Tab');
  assert.equal(await text(page), before);
}

async function leaveByEscape(page) {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate((field) => document.activeElement?.matches(field), outline), false);
}

async function fillHeader(page) {
  await page.locator('#supplement-title').focus();
  for (const [field, typed] of [['source', '介護認定審査会委員テキスト2009改訂版 p.48'], ['made_by', '事務 花子'], ['checked_by', '確認 次郎']]) {
    await tabTo(page, `[data-testid="supplement-${field}"]`);
    await page.keyboard.insertText(typed);
  }
  await page.getByTestId('saving').getByText('保存済み').waitFor();
  await there(page, '[data-testid="standing-faults"].sound');
}

async function adopt(page) {
  await tabTo(page, outline);
  await leaveByEscape(page);
  await tabTo(page, '[data-testid="adopt"]');
  await page.keyboard.press('Enter');
  await there(page, '[data-testid="adopt-yes"]');
  await tabTo(page, '[data-testid="adopt-yes"]');
  await page.keyboard.press('Enter');
  await there(page, '[data-testid="supplement"][data-state="adopted"] [data-testid="supplement-open"]');
}

/** A supplement from the list of gaps to its adoption. */
export async function completesByKeyboard(browser, home) {
  const { page, errors } = await openPage(browser, sizes.small);
  const walk = [
    ['opens a draft at what is not established', async () => {
      await page.goto(`${home}?supplements=0`);
      await there(page, '[data-testid="case-row"]');
      await begin(page);
    }],
    ['writes a tree by numbers and keys', () => writeTree(page)],
    ['moves a line and takes that back', () => moveAndUndo(page)],
    ['leaves the outline by Esc and Tab', () => leaveByEscape(page)],
    ['fills in the header', () => fillHeader(page)],
    ['adopts the supplement', () => adopt(page)],
  ];
  for (const [what, step] of walk) {
    try {
      await step();
      console.log(`completing by keyboard: ${what}`);
    } catch (cause) {
      throw new Error(`By keyboard alone a supplement could not be made where one ${what}: ${cause.message}`, { cause });
    }
  }
  assert.deepEqual(errors, []);
  await page.close();
}

await whereStarted(import.meta.url, completesByKeyboard);
