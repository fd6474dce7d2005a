// What stands beside the judgment of a case, in the window of the built program: what decides the level, the official
// result line by line, supposed answers, and judgments of the past. The person and the numbers are made up.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { Walk } from './walk.mjs';

const walk = new Walk('judgment');
let page;

const part = async (name) => {
  await page.click(`tab-judgment-${name}`);
  await page.find(`#panel-judgment-${name}`);
};
const verdict = (field) => page.run((wanted) => document.querySelector(wanted)?.dataset.verdict, `[data-testid="official-line-${field}"] [data-verdict]`);

walk.step('the judgment of a case shows its steps and its way through 図表6', async () => {
  page = await walk.firstStart();
  await page.click('add-examples');
  await page.clickAt('[data-testid="case-row"] [data-open]');
  await page.find('#panel-survey');
  await walk.openTab('judgment');
  await page.at('judgment-total');
  assert.match(await page.words('[data-testid="rules"]'), /平成21年4月1日から/u);
  assert.match(await page.words('[data-testid="split-flow"]'), /32\.0分以上50\.0分未満/u);
  await page.click('contents-split');
  await page.focused('#split');
  await walk.photograph('flow');
});

walk.step('what decides the level is found for the answers as they are', async () => {
  await part('deciding');
  await page.at('to-next-up');
  await page.at('to-next-down');
  await walk.photograph('deciding');
});

walk.step('the official result is compared as it is typed, and a value that cannot be meant is refused at its field', async () => {
  await part('official');
  await page.type('official-meal', '999');
  await page.press(Key.ENTER);
  await page.says('the value is refused at its field', '#official-meal-refusal', /食事の999\.0分/u);
  await page.type('official-meal', '1.1');
  await page.press(Key.ENTER);
  await page.focused('[data-testid="official-excretion"]');
  await page.until('the line is compared', async () => (await verdict('meal')) !== undefined);
  await page.type('official-score-1', '１００');
  await page.press(Key.ENTER);
  await page.until('the score is compared', async () => (await verdict('score-1')) !== undefined);
  assert.equal(await page.value('official-score-1'), '100.0');
  assert.equal(await page.words('[data-testid="official-origin"]'), '入力');
  await walk.photograph('official');
});

walk.step('supposed answers stand beside the survey and are not saved', async () => {
  await part('beside');
  await page.click('beside-variant');
  await page.choose('supposed-item', '2-3 えん下');
  for (const option of [1, 3]) {
    await page.click(`supposed-option-${option}`);
    await page.says('both totals are there', '[data-testid="beside-totals"]', /仮の回答.*分/u);
  }
  await walk.photograph('supposed');
});

walk.step('a judgment is kept and opened again as past', async () => {
  await part('records');
  await page.at('no-records');
  await page.click('record-judgment');
  await page.find('[data-testid="record"]');
  await page.clickAt('[data-testid^="show-record-"]');
  await page.focused('#past-judgment');
  assert.equal(await page.words('[data-testid="past-total"]'), await page.words('[data-testid="judgment-total"]'));
  assert.match(await page.words('[data-testid="past-judgment"]'), /いまの試算ではありません/u);
  assert.doesNotMatch(await page.words('[data-testid="past-judgment"]'), /一致しません/u);
  await walk.photograph('past');
});
