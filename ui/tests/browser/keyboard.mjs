// A survey from the list to 点検 by keyboard alone, in Chromium: `node tests/browser/keyboard.mjs`. Not one click; what
// each part of the walk did is read from the page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { openPage, sizes, tabTo, there, whereStarted } from './browser.mjs';

const edition = JSON.parse(readFileSync(new URL('../../../assets/forms/2024-04.json', import.meta.url), 'utf8'));
const caps = '1234567890-^';

/** Every question with the options that are chosen: the second, three treatments, one limb. */
const questions = [
  ...edition.items.map(({ id, multi }) => ({ id, multi, chosen: [2] })),
  { id: edition.special_medical.id, multi: true, chosen: [1, 10, 12] },
  ...Object.values(edition.independence).map(({ id }) => ({ id, multi: false, chosen: [2] })),
];

const focusIn = (page, selector) =>
  page.waitForFunction((wanted) => document.activeElement?.closest(wanted) != null, selector);
const current = (page, item) => focusIn(page, `[data-testid="item-${item}"]`);

async function toItem(page, item) {
  await page.keyboard.press('/');
  await page.keyboard.type(item);
  await page.keyboard.press('Enter');
  await current(page, item);
}

async function answerAll(page) {
  let presses = 0;
  for (const { id, multi, chosen } of questions) {
    await current(page, id);
    for (const no of chosen) await page.keyboard.press(caps[no - 1]);
    if (multi) await page.keyboard.press('Enter');
    presses += chosen.length + (multi ? 1 : 0);
    await there(page, `[data-testid="item-${id}"][data-state="saved"][data-answer="${chosen.join(',')}"]`);
  }
  await page.getByTestId('progress').getByText('74/74').waitFor();
  assert.ok(presses <= 100, `${presses} key presses for a plain case`);
}

async function writeNoteByPhrase(page, item) {
  await toItem(page, item);
  await there(page, `[data-testid="expected-${item}-Behaviour"][data-state="Missing"]`);
  await page.keyboard.press('t');
  await focusIn(page, `[data-testid="note-${item}"]`);
  await page.keyboard.press('F4');
  await focusIn(page, '[data-testid="phrase-search"]');
  await page.keyboard.press('1');
  await focusIn(page, `[data-testid="note-${item}"]`);
  const note = page.getByTestId(`note-${item}`);
  for (let blanks = 0; /［/u.test(await note.inputValue()); blanks += 1) {
    assert.ok(blanks < 20, 'a blank is filled by typing where Tab went');
    if (blanks > 0) await page.keyboard.press('Tab');
    await page.keyboard.insertText('週2回');
  }
  assert.match(await note.inputValue(), /週2回/u);
  await page.keyboard.press('Escape');
  await current(page, item);
  await there(page, `[data-testid="expected-${item}-Behaviour"][data-state="Written"]`);
}

async function dismissExpectedNote(page, item) {
  await toItem(page, item);
  await tabTo(page, `[data-testid="expected-${item}-Behaviour"] button`);
  await page.keyboard.press('Enter');
  await focusIn(page, `[data-testid="expected-${item}-Behaviour"] input`);
  await page.keyboard.insertText('家族からの聞き取りのみのため');
  await page.keyboard.press('Enter');
  await there(page, `[data-testid="expected-${item}-Behaviour"][data-state="Dismissed"]`);
}

async function fillOverview(page) {
  await page.keyboard.press('Alt+2');
  await focusIn(page, '#overview-surveyed_on');
  const typed = { surveyed_on: '2026-11-20', started_at: '10:00', ended_at: '11:20', 'contact.address': '架空市1-1' };
  for (const [field, text] of Object.entries(typed)) {
    await tabTo(page, `#overview-${field.replace('.', '\\.')}`);
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
    await page.keyboard.press('Enter');
    await there(page, `[data-field="${field}"][data-state="saved"]`);
  }
  for (const field of ['place', 'situation', 'household']) {
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Alt+2');
    await tabTo(page, `[data-field="${field}"] button`);
    await page.keyboard.press('1');
    await there(page, `[data-testid="overview-${field}"][data-answer]:not([data-answer=""])`);
  }
}

async function checkAndJump(page) {
  await page.keyboard.press('Alt+5');
  await page.getByTestId('hand-over').waitFor();
  for (const kind of ['UnansweredItem', 'MissingOverview']) {
    assert.equal(await page.locator(`[data-testid="open-point"][data-kind="${kind}"]`).count(), 0, `no ${kind} is left`);
  }
  await tabTo(page, '[data-testid="open-point"][data-kind="ExpectedNote"]');
  await page.keyboard.press('Enter');
  await focusIn(page, '[data-testid^="expected-"]');
}

async function visitByKeys(page) {
  await page.keyboard.press('Alt+v');
  await focusIn(page, '[data-testid="visit-item"]');
  await page.keyboard.press('/');
  await page.keyboard.type('110');
  await page.keyboard.press('Enter');
  await focusIn(page, '[data-testid="visit-item"][data-item="1-10"]');
  await page.keyboard.press('m');
  await focusIn(page, '[data-testid="visit-memo"]');
  await page.keyboard.insertText('手すりあり');
  await page.keyboard.press('Escape');
  await page.keyboard.press('3');
  await focusIn(page, '[data-testid="visit-item"][data-item="1-11"]');
  await page.keyboard.press('Backspace');
  await there(page, '[data-testid="visit-item"][data-item="1-10"][data-answer="3"]');
  assert.equal(await page.getByTestId('visit-memo').inputValue(), '手すりあり');
  await page.keyboard.press('Alt+v');
  await there(page, '[data-testid="item-1-10"][data-answer="3"]');
}

/** Fails where the walk cannot go on by keyboard. */
export async function walksByKeyboard(browser, home) {
  const { page, errors } = await openPage(browser, sizes.laptop);
  const walk = [
    ['opens the new case from the list', async () => {
      await page.goto(home);
      await page.getByTestId('case-row').first().waitFor();
      await tabTo(page, '[data-testid="case-row"]');
      await page.keyboard.press('Enter');
    }],
    ['answers every question', () => answerAll(page)],
    ['writes a note by a phrase', () => writeNoteByPhrase(page, '4-1')],
    ['dismisses an expected note', () => dismissExpectedNote(page, '4-2')],
    ['takes the dismissal back and makes it again', async () => {
      await page.keyboard.press('Control+z');
      await there(page, '[data-testid="expected-4-2-Behaviour"][data-state="Missing"]');
      await page.keyboard.press('Control+y');
      await there(page, '[data-testid="expected-4-2-Behaviour"][data-state="Dismissed"]');
    }],
    ['fills 概況調査', () => fillOverview(page)],
    ['sees in 点検 what is left and jumps there', () => checkAndJump(page)],
    ['visits', () => visitByKeys(page)],
  ];
  for (const [what, step] of walk) {
    try {
      await step();
      console.log(`by keyboard: ${what}`);
    } catch (cause) {
      throw new Error(`By keyboard alone the walk could not go on where it ${what}: ${cause.message}`, { cause });
    }
  }
  assert.deepEqual(errors, []);
  await page.close();
}

await whereStarted(import.meta.url, walksByKeyboard);
