// 計算用紙 and 解答 on paper, of a made-up case and of one taken from a case of the office.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { unfinished } from '../board/people.mjs';
import { number } from './calculating.mjs';
import { pages, pdfText } from './pdf.mjs';

/** Saves what is offered to be saved as `name` in the walk's output; answers with the path. */
export async function saved(walk, id, name) {
  const { page, output } = walk;
  const path = join(output, name);
  await page.until('a place is proposed', async () => (await page.value(`${id}-path`)) !== '');
  await page.type(`${id}-path`, path);
  await page.click(`save-${id}`);
  const saved = `[data-testid="${id}-saved"]`;
  // Every tree is drawn; a program that is not optimised takes its time for it.
  await page.until(`${name} is saved`, async () => (await page.words(saved)).includes(name), 6);
  return path;
}

async function listed(page) {
  const { rows } = await page.command('search_cases', { query: { text: '', status: null, offset: 0, limit: 50 } });
  return rows;
}

export function papers(walk) {
  walk.step('a worksheet and its key are saved apart: the key alone tells the level', async () => {
    const { page } = walk;
    await page.click('tab-material');
    await page.choose('preset', 'D3 八つの樹形図から要介護度まで');
    await page.type('print-number', number);
    await page.until('the worksheet is shown', async () => (await page.all('[data-testid="sheet-page-1"]')).length > 0, 6);
    await walk.photograph('worksheet');
    const blank = await saved(walk, 'worksheet', '計算用紙.pdf');
    await page.click('worksheet-part-key');
    const key = await saved(walk, 'worksheet', '解答.pdf');
    assert.equal(pages(blank), pages(key), 'the key has the pages of the worksheet');
    const [asked, told] = [pdfText(blank), pdfText(key)];
    for (const words of [asked, told]) assert.ok(words.includes(number) && words.includes('架空'), number);
    assert.ok(asked.includes('氏名'), 'the worksheet has a line for the name');
    assert.ok(asked.includes('テキストの図でたどる'), 'a tree that the tables lack is traced in the textbook');
    assert.notEqual(asked, told);
  });

  walk.step('a row of numbers is printed for a class, in one file', async () => {
    const { page } = walk;
    await page.choose('preset', 'D1 中間評価項目得点');
    await page.type('print-number', number);
    await page.type('print-count', '3');
    await page.says('the row is told', '[data-testid="print-row"]', /120345から120347まで、3課題/u);
    await page.click('worksheet-part-blank');
    const words = pdfText(await saved(walk, 'worksheet', '三人分.pdf'));
    for (const own of ['120345', '120346', '120347']) assert.ok(words.includes(own), own);
  });

  walk.step('a case becomes an exercise that holds nothing personal', async () => {
    const { page } = walk;
    await page.click('training-back');
    await page.click('add-examples');
    await page.find('[data-testid="case-row"]');
    const { id, name } = (await listed(page)).find((row) => row.name !== unfinished);
    const { application, notes } = await page.command('open_case', { id });
    await page.type('search', application.insured_number);
    await page.until('one case is found', async () => (await page.all('[data-testid="case-row"]')).length === 1);
    await page.clickAt('[data-testid="case-row"] [data-open]');
    await walk.openTab('sheet');
    await page.click('to-exercise');
    await page.focused('#exercise-name');
    await page.paste(`${application.kana}の課題`);
    await page.press(Key.ENTER);
    assert.match(await page.refusal(), /個人の分かる言葉を除いた名/u);
    await page.focused('#exercise-name');
    await page.pressWith(Key.CONTROL, 'a');
    await page.paste('事例からの課題');
    await page.press(Key.ENTER);
    await page.says('it is kept', '[data-testid="exercise-kept"]', /教材「事例からの課題」を加えました/u);
    await page.pressWith(Key.ALT, '0');
    await page.click('training');
    await page.click('tab-material');
    await page.click('print-exercise');
    const words = pdfText(await saved(walk, 'worksheet', '教材.pdf'));
    const kept = JSON.stringify(await page.command('kept_exercises'));
    const personal = [name, application.kana, application.insured_number, application.birth_date, ...Object.values(notes)];
    for (const value of personal.filter((text) => text)) {
      const told = value.replaceAll(/\s/gu, '');
      assert.equal(words.includes(told), false, `「${told}」 is printed`);
      assert.equal(kept.includes(value), false, `「${value}」 is kept`);
    }
    assert.ok(words.includes('事例からの課題'));
    await walk.photograph('exercise-from-case');
  });
}
