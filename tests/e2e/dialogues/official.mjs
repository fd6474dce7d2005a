// 一次判定済みデータ taken in.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { shiftJis } from '../intake/shift-jis.mjs';
import { cancel, choose } from '../system-dialogue.mjs';
import { application } from './person.mjs';

const names = ['保険者番号', '被保険者番号', '認定申請日', '被保険者漢字氏名', '一次判定日', '一次判定結果', '要介護認定等基準時間', '要介護認定等基準時間食事'];
const rows = [
  [application.insurer_number, application.insured_number, '20261102', application.name, '20261115', '22', '601', '12'],
  [application.insurer_number, '9900003299', '20261102', '架空 別人', '20261115', '23', '801', '34'],
  [application.insurer_number, '9900003298', '20261399', '架空 日付', '20261115', '23', '801', '34'],
];
/** Two results that can be taken in and one that cannot, in Shift_JIS. */
export const officialFile = shiftJis([names, ...rows].map((line) => line.join(',')).join('\r\n') + '\r\n');

export function official(walk) {
  let page;
  const file = (name) => join(walk.home, name);

  walk.step('a dialogue that is closed takes no official result in', async () => {
    ({ page } = walk);
    writeFileSync(file('official.csv'), officialFile);
    writeFileSync(file('other.csv'), '品名,数量\r\n紙,3\r\n');
    await page.pressWith(Key.ALT, 'r');
    await page.click('tab-official');
    await page.click('tab-import');
    await page.click('import-official');
    await page.at('choosing');
    await cancel(walk.display);
    await page.at('import-official');
    assert.equal((await page.all('.refusal, [data-testid="import-report"]')).length, 0);
  });

  walk.step('a list of something else is refused with what is missing', async () => {
    await page.click('import-official');
    await choose(walk.display, file('other.csv'));
    assert.match(await page.refusal(), /一次判定済みデータのCSVではないようです。見出しに「保険者番号」がなく/u);
    assert.equal((await page.command('official_overview')).count, 0);
    await walk.photograph('official-refused');
  });

  walk.step('official results in Shift_JIS come in, with the row and the column of what does not', async () => {
    await page.click('import-official');
    await choose(walk.display, file('official.csv'));
    await page.says('it is told', '[data-testid="import-told"]', /2件を取り込みました。.*1行は取り込めませんでした/u);
    assert.match(await page.words('[data-testid="import-report"]'), /Shift_JIS.*4.*認定申請日/u);
    assert.equal((await page.command('official_overview')).count, 2);
    await walk.photograph('official');
    await page.click('import-official');
    await choose(walk.display, file('official.csv'));
    await page.says('again nothing changes', '[data-testid="import-told"]', /変更はありません/u);
  });

  walk.step('the result of the file stands beside the calculation of its case', async () => {
    await page.pressWith(Key.ALT, '0');
    await page.type('search', application.insured_number);
    await page.clickAt('[data-testid="case-row"] [data-open]');
    await page.find('#panel-survey');
    await walk.openTab('judgment');
    await page.click('tab-judgment-official');
    await page.says('its minutes are there', '[data-testid="official-line-meal"]', /1\.2/u);
    await walk.photograph('official-of-case');
    await page.pressWith(Key.ALT, '0');
    await page.at('new-case');
  });
}
