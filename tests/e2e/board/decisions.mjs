// The meeting itself: what is decided, who was there, its record, and what is counted afterwards.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { meetingOf } from './agenda.mjs';
import { saved } from './papers.mjs';
import { members, surveyedByMember } from './people.mjs';

const levels = ['非該当', '要支援1', '要支援2', '要介護1', '要介護2', '要介護3', '要介護4', '要介護5'];
const because = '特記事項から介護の手間が多いと認められるため';
const deferredBecause = '主治医意見書の記載を確かめるため';

/** Decides the case in view by keyboard. */
async function decide(page, level, { reason = null, refused = false } = {}) {
  await page.pressWith(Key.ALT, '4');
  await page.tabTo('[data-field="level"]');
  await page.press(String(levels.indexOf(level) + 1));
  if (level === '要介護1') {
    await page.focused('[data-field="care1_state"]');
    await page.press('2');
  }
  if (refused) {
    await page.pressWith(Key.CONTROL, Key.ENTER);
    await page.says('the reason is asked for at its field', '[data-field="change_reason"] .refusal', /理由/u);
  }
  if (reason !== null) await page.type('decision-change_reason', reason);
  await page.pressWith(Key.CONTROL, Key.ENTER);
  await page.says('it is decided', '[data-testid="decision"]', new RegExp(level, 'u'));
}

async function defer(page, reason) {
  await page.pressWith(Key.ALT, '4');
  await page.click('outcome-deferred');
  await page.type('decision-deferred_because', reason);
  await page.pressWith(Key.CONTROL, Key.ENTER);
  await page.says('it is deferred', '[data-testid="decision"]', /再審査/u);
}

export function decisions(walk) {
  const path = (name) => join(walk.output, name);
  let heavier;
  let deferred;

  walk.step('those in simplified form are decided together, as the 一次判定 says', async () => {
    const { page } = walk;
    await page.click('tab-meeting-simplified');
    await page.click('confirm-simplified');
    await page.click('confirm-really');
    await page.until('all of them are decided', async () => {
      const { agenda } = await meetingOf(page);
      return agenda.every(({ simplified, decided }) => !simplified || decided !== null);
    });
    const { agenda } = await meetingOf(page);
    for (const { simplified, decided, primary } of agenda) {
      if (simplified) assert.ok(decided.startsWith(primary.levels[0]), `${decided} of ${primary.levels}`);
      else assert.equal(decided, null);
    }
  });

  walk.step('the others are decided one by one: as the 一次判定 says, with a reason where not, and one is deferred', async () => {
    const { page } = walk;
    const open = (await meetingOf(page)).agenda.filter(({ decided }) => decided === null);
    [heavier, deferred] = [open.find(({ primary }) => primary.levels.length === 1 && primary.levels[0] !== '要介護5'), open.at(-1)];
    for (const row of open) {
      await page.click('tab-meeting-agenda');
      await page.clickAt(`[data-testid="agenda-row"][data-case="${row.case}"] [data-testid="agenda-open"]`);
      await page.until(`${row.name} is in view`, async () => (await page.words('h1')) === row.name);
      const [first] = row.primary.levels;
      if (row === deferred) await defer(page, deferredBecause);
      else if (row === heavier) await decide(page, levels[levels.indexOf(first) + 1], { reason: because, refused: true });
      else await decide(page, first, { reason: row.primary.levels.length === 1 ? null : because });
      if (row === heavier) await walk.photograph('decided');
      await page.pressWith(Key.ALT, '0');
      await page.at('meeting-title');
    }
    await page.says('every case is decided', '[data-testid="meeting-numbers"]', /決定 ?12/u);
  });

  walk.step('a decision is withdrawn with a reason and made again', async () => {
    const { page } = walk;
    await page.click('tab-meeting-agenda');
    await page.clickAt(`[data-testid="agenda-row"][data-case="${heavier.case}"] [data-testid="agenda-open"]`);
    await page.at('decision');
    await page.click('withdraw-decision');
    await page.click('withdraw-decision-yes');
    assert.match(await page.refusal(), /理由/u);
    await page.type('withdraw-because', '入力した区分を誤ったため');
    await page.click('withdraw-decision-yes');
    await page.at('decision-form');
    await decide(page, levels[levels.indexOf(heavier.primary.levels[0]) + 1], { reason: because });
    await page.pressWith(Key.ALT, '0');
  });

  walk.step('attendance is recorded, and the record of the meeting is saved as PDF and CSV', async () => {
    const { page } = walk;
    await page.click('tab-meeting-day');
    await page.click('attending-all');
    await page.click('save-meeting');
    await page.until('it is saved', async () => (await meetingOf(page)).meeting.attending.length === members.length);
    await page.click('tab-meeting-papers');
    await saved(page, 'record', path('record.pdf'));
    const record = execFileSync('pdftotext', ['-layout', path('record.pdf'), '-'], { encoding: 'utf8' }).replaceAll(/\s/gu, '');
    for (const { name } of members) assert.ok(record.includes(name.replaceAll(' ', '')), name);
    for (const words of [because, deferredBecause]) assert.ok(record.includes(words), words);
    await page.click('record-format-csv');
    await saved(page, 'record', path('record.csv'));
    const csv = readFileSync(path('record.csv'), 'utf8');
    assert.ok(csv.startsWith('\uFEFF'), 'a spreadsheet knows the encoding');
    const { agenda } = await meetingOf(page);
    for (const { number } of agenda) assert.match(csv, new RegExp(`(^|,)"?${number}"?,`, 'mu'));
    assert.ok(csv.includes(because));
    await walk.photograph('record');
  });

  walk.step('the statistics count what was decided but no made-up case, and carry no figures of an investigator with few cases', async () => {
    const { page } = walk;
    await page.click('tab-statistics');
    await page.click('period-all');
    await page.says('the four of the office are counted', '[data-testid="statistics-summary"]', /4件 ほかに再審査 0件/u);
    const { statistics } = await page.command('board_statistics', { query: { from: null, to: null } });
    for (const { cases, figures } of statistics.investigators) assert.equal(figures !== null, cases >= statistics.least);
    await walk.photograph('statistics');
    await saved(page, 'statistics', path('statistics.csv'));
    assert.match(readFileSync(path('statistics.csv'), 'utf8'), /要介護2/u);
  });

  walk.step('what still waits stands among the deadlines and leads to its case', async () => {
    const { page } = walk;
    await page.click('tab-deadlines');
    await page.find('[data-testid="deadline"]');
    const waiting = await page.run(() => [...document.querySelectorAll('[data-testid="deadline-case"]')].map((one) => one.innerText.trim()));
    assert.ok(waiting.includes(surveyedByMember.application.name), String(waiting));
    assert.ok(waiting.includes(deferred.name), 'a deferred case waits again');
    assert.equal(waiting.includes(heavier.name), false);
    await page.click('tab-services');
    await page.says('services are told', '[data-testid="benefit"]', /訪問介護/u);
  });
}
