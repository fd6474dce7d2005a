// 適正化プロセス記録シート: written, refused where it is too long, there again after a sudden death, and printed.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { passphrase } from '../walk.mjs';
import { saved } from './papers.mjs';
import { pdfText } from './pdf.mjs';

/** What is written, by cell. */
export const cells = {
  'survey-issue': '特記事項に頻度が書かれず、手間を読み取れない。',
  'survey-further_efforts': '読み合わせを昼と夕方の二回に分ける。',
  'secretariat-memo': '資料は事務局の棚にある。',
};
const insurer = '架空市';
const tooLong = '長い。'.repeat(700);

/** The program as it is started again, with the course open. */
export async function startAgain(walk) {
  await walk.open();
  const { page } = walk;
  await page.type('passphrase', passphrase);
  await page.click('unlock');
  await page.at('new-case');
  await page.resize(1280, 800);
  await page.click('training');
}

export function recording(walk) {
  walk.step('a 記録シート is saved while it is typed, and a cell that is too long is refused there, without loss', async () => {
    const { page } = walk;
    await page.click('tab-record-sheet');
    await page.click('new-record-sheet');
    await page.type('record-insurer', insurer);
    await page.type('record-written_on', 'R8.11.21');
    for (const [cell, text] of Object.entries(cells)) await page.type(`record-${cell}`, text);
    await page.click('record-other-issue');
    await page.paste(tooLong);
    await page.press(Key.TAB);
    assert.match(await page.refusal(), /⑤その他の「課題」は2100文字です/u);
    assert.equal(await page.value('record-other-issue'), tooLong);
    for (const cell of Object.keys(cells)) await page.find(`[data-field="${cell}"][data-state="saved"]`);
    await page.find('[data-field="written_on"][data-state="saved"]');
    await page.run(() => window.scrollTo(0, 0));
    await walk.photograph('record-sheet');
  });

  walk.step('after a sudden death of the program the 記録シート is there again', async () => {
    await walk.program.kill();
    await startAgain(walk);
    const { page } = walk;
    await page.click('tab-record-sheet');
    await page.says('it is listed', '[data-testid="record-sheet-row"]', /架空市.*令和8年11月21日.*①認定調査、④事務局/su);
    await page.click('open-record-sheet');
    for (const [cell, text] of Object.entries(cells)) assert.equal(await page.value(`record-${cell}`), text);
    assert.equal(await page.value('record-other-issue'), '', 'what was refused was not saved');
  });

  walk.step('it is printed with what was written, on its page', async () => {
    const { page } = walk;
    await page.click('print-record-sheet');
    await page.at('sheet-page-1');
    const words = pdfText(await saved(walk, 'record-sheet', '記録シート.pdf'));
    for (const text of [insurer, '令和8年11月21日', '今後、適正化に向けた更なる取組', '⑤その他', ...Object.values(cells)]) {
      assert.ok(words.includes(text), text);
    }
    await walk.photograph('record-sheet-printed');
    await page.click('record-sheet-back');
  });
}
