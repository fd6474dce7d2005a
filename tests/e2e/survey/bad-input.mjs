// What people and their keyboards put in, and what must not be lost by it.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { SurveyKeys } from './keys.mjs';
import { openTheCase } from './setting-up.mjs';

/** 10,000 characters with line ends, none like the other in its place. */
export const long = Array.from({ length: 500 }, (_, line) => `${String(line).padStart(4, '0')}行目の長い特記事項の文章です\n`)
  .map((line) => line.padStart(20, '　'))
  .join('')
  .slice(0, 10_000);
/** Emoji of one and of several code points, 外字, 異体字, full and half width side by side, a dakuten of its own. */
export const odd = '葛󠄀城の葛󠄂、𠮷野家で😀👨‍👩‍👧‍👦を\u{E000}と書いたｶﾞｷﾞＡA１1が゙ば。';

/** What a field says about what was typed into it. */
async function refusedIn(page, field) {
  await page.find(`[data-field="${field}"][data-state="refused"]`);
  const about = await page.find(`[data-field="${field}"] .refusal`);
  return about.getText();
}

async function typeInto(page, field, text) {
  await page.type(`overview-${field}`, text);
  await page.press(Key.TAB);
}

async function findings(page, field) {
  const found = await page.find(`[data-field="${field}"] [data-testid="overview-finding"]`);
  return found.getText();
}

export function badInput(walk) {
  walk.step('10,000 characters pasted into a note are kept whole, and the limit is pointed out', async () => {
    const { page } = walk;
    const keys = new SurveyKeys(page);
    await keys.enterNote('2-7');
    assert.equal([...long].length, 10_000);
    await page.paste(long);
    await keys.noteSaved(long);
    await page.until('the limit is pointed out', async () => /超過/.test(await (await page.find('#length-2-7')).getText()));
    await walk.photograph('too-long');
    await keys.leaveNote('2-7');
  });

  walk.step('emoji, 外字, 異体字 and mixed widths are kept as they were typed', async () => {
    const { page } = walk;
    const keys = new SurveyKeys(page);
    await keys.enterNote('2-8');
    await page.paste(odd);
    await keys.noteSaved(odd);
    await walk.photograph('odd-characters');
    await keys.leaveNote('2-8');
  });

  walk.step('after the program was closed and opened both notes stand there to the last character', async () => {
    await walk.program.close();
    await openTheCase(walk);
    const { page } = walk;
    const keys = new SurveyKeys(page);
    for (const [item, text] of [['2-7', long], ['2-8', odd]]) {
      await keys.goTo(item);
      assert.equal(await keys.note(item), text);
      await keys.enterNote(item);
      await page.pressWith(Key.CONTROL, 'a');
      await page.press(Key.DELETE);
      await keys.noteSaved('');
      await keys.leaveNote(item);
    }
  });

  walk.step('概況調査 refuses times and days that never are, each with a sentence, and keeps what was typed', async () => {
    const { page } = walk;
    await page.pressWith(Key.ALT, '2');
    await page.focused('#overview-surveyed_on');
    const refused = {
      surveyed_on: ['令和8年2月30日', /令和8年2月30日/],
      started_at: ['25:70', /「25:70」という時刻はありません/],
      ended_at: ['昼ごろ', /「昼ごろ」は時刻として読めません/],
      last_certified_on: ['平成40年1月1日', /平成/],
    };
    for (const [field, [text]] of Object.entries(refused)) await typeInto(page, field, text);
    for (const [field, [text, sentence]] of Object.entries(refused)) {
      assert.match(await refusedIn(page, field), sentence);
      assert.equal(await page.value(`overview-${field}`), text, `${field} keeps what was typed`);
    }
    await page.run(() => window.scrollTo(0, 0));
    await walk.photograph('overview-refused');
    await page.pressWith(Key.ALT, '1');
    assert.equal(await page.value('field-applied_on'), '令和8年11月2日', 'nothing else was touched');
    await page.pressWith(Key.ALT, '2');
    for (const [field, [text]] of Object.entries(refused)) assert.equal(await page.value(`overview-${field}`), text);
    await page.click('lock');
    await page.at('unsaved');
    await walk.photograph('unsaved-before-locking');
    await page.clickAt('[data-testid="unsaved"] button');
  });

  walk.step('an end before the start, an address code of too few digits and a negative count are pointed out', async () => {
    const { page } = walk;
    for (const [field, text] of [['surveyed_on', 'R8.11.12'], ['last_certified_on', '令和6年11月14日']]) {
      await typeInto(page, field, text);
      await page.find(`[data-field="${field}"][data-state="saved"]`);
    }
    await typeInto(page, 'started_at', '11:20');
    await typeInto(page, 'ended_at', '10時');
    await page.find('[data-field="ended_at"][data-state="saved"]');
    assert.match(await findings(page, 'started_at'), /終了時刻（10:00）が開始時刻（11:20）より前/);
    await typeInto(page, 'contact.postal_code', '12-3');
    await page.find('[data-field="contact.postal_code"][data-state="saved"]');
    assert.match(await findings(page, 'contact.postal_code'), /郵便番号/);
    await page.type('service-1', '-3');
    await page.press(Key.TAB);
    await page.find('[data-field="service.1"][data-state="saved"]');
    assert.match(await findings(page, 'service.1'), /負の数/);
    await walk.photograph('overview-pointed-out');
  });
}
