// Official results all together, in the window of the built program: one is typed into a case and compared with the
// calculation, its difference leads to its case and to a draft of a supplement. The person and the numbers are made up.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { passphrase, Walk } from './walk.mjs';

const walk = new Walk('official');
let page;

const backToList = async () => {
  await page.pressWith(Key.ALT, '0');
  await page.find('[data-testid="case-row"]');
};

async function toOfficialResults(tab) {
  await page.pressWith(Key.ALT, 'r');
  await page.click('tab-official');
  await page.click(`tab-${tab}`);
}

walk.step('without official results the screen says where they come from', async () => {
  page = await walk.firstStart();
  await page.click('add-examples');
  await page.find('[data-testid="case-row"]');
  await toOfficialResults('import');
  await page.says('the way to official results is told', '#panel-import', /一次判定済みデータ/u);
  await walk.photograph('none');
  await page.click('tab-differences');
  await page.click('to-import');
  await page.at('import-official');
  await backToList();
});

walk.step('an official result that cannot be is found among the differences, with its place', async () => {
  await page.clickAt('[data-testid="case-row"] [data-open]');
  await page.find('#panel-survey');
  await walk.openTab('judgment');
  await page.click('tab-judgment-official');
  await page.type('official-meal', '1.2');
  await page.press(Key.ENTER);
  await page.find('[data-testid="official-line-meal"] [data-verdict="differs"]');
  await backToList();
  await toOfficialResults('differences');
  await page.click('compare');
  await page.says('the comparison is told', '[data-testid="summary"]', /1件を照合し.*相違は1件、原因は1か所/u);
  assert.match(await page.words('[data-testid="cause-detail"]'), /樹形図「食事」.*公式.*1\.2分/u);
  await walk.photograph('differences');
});

walk.step('an example leads to its case, and the differences stay', async () => {
  await page.click('example-case');
  await page.find('[data-testid="official-line-meal"] [data-verdict="differs"]');
  await backToList();
  await page.pressWith(Key.ALT, 'r');
  await page.at('cause-detail');
});

walk.step('a difference leads to a draft for its place, which changes no calculation', async () => {
  await page.click('mend');
  await page.focused('[data-testid="leaf-0"], [data-testid="outline-meal"]');
  await walk.photograph('draft');
  await page.click('tab-official');
  await page.says('the findings are still there', '[data-testid="summary"]', /1件を照合し/u);
  assert.equal(await page.words('[data-testid="outdated"]'), '');
});

walk.step('locking leaves nothing of the findings', async () => {
  await page.click('lock');
  await page.type('passphrase', passphrase);
  await page.click('unlock');
  await page.find('[data-testid="case-row"]');
  await toOfficialResults('differences');
  await page.at('compare');
  assert.equal(await page.words('[data-testid="cause-detail"]'), '');
});
