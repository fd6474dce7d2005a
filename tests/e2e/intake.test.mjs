// Applications of an office's own system taken in, in the window of the built program: a list in Shift_JIS with every
// verdict in it, whose person is decided row by row, taken twice, and its columns known again after a restart. The
// people are made up.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { list, onFile } from './intake/applications.mjs';
import { shiftJis } from './intake/shift-jis.mjs';
import { passphrase, Walk } from './walk.mjs';

const walk = new Walk('intake');
let page;
let path;

const count = (name) => page.words(`[data-testid="${name}"]`);
const choices = () => page.run(() => [...document.querySelectorAll('[data-testid="near-row"]')].map((row) => row.dataset.choice));

async function toIntake() {
  await page.at('new-case');
  await page.pressWith(Key.ALT, 'i');
  await page.at('intake-path');
}

async function open() {
  await page.type('intake-path', path);
  await page.press(Key.ENTER);
  await page.at('to-check');
}

async function check() {
  await page.click('to-check');
  await page.at('coming');
}

/** The numbers of 整理番号 that a search finds. */
async function found(text, wanted) {
  await page.type('search', text);
  await page.until(`a search for ${text} finds ${wanted} cases`, async () => (await page.all('[data-testid="case-row"]')).length === wanted);
}

walk.step('a file that is not there is refused with its place, and nothing is lost', async () => {
  page = await walk.firstStart();
  for (const application of onFile) await page.command('create_case', { application });
  path = join(walk.home, '申請一覧.csv');
  await toIntake();
  await page.type('intake-path', path);
  await page.press(Key.ENTER);
  assert.match(await page.refusal(), /申請一覧\.csv」がありません/u);
  assert.equal(await page.value('intake-path'), path);
  await walk.photograph('file');
});

walk.step('columns are guessed by their names; what cannot be guessed is chosen by a person', async () => {
  writeFileSync(path, shiftJis(list()));
  await open();
  await page.says('the columns are guessed', '[data-testid="mapping-told"]', /推定/u);
  assert.match(await page.words('[data-testid="field-birth_date"]'), /S10\.4\.5/u);
  await page.says('the insurer is missing', '[data-testid="mapping-fault"]', /保険者番号/u);
  await walk.photograph('columns');
  await page.type('fixed-insurer', '999999');
  await page.choose('column-applied_on', 'G列 届出');
  await page.says('the samples of the column are shown', '[data-testid="field-applied_on"]', /R8\.11\.2/u);
});

walk.step('each row is told what it is, and what cannot be read by row, column and cause', async () => {
  await check();
  const counts = ['new', 'known', 'near', 'taken', 'refused'].map((verdict) => count(`count-${verdict}`));
  assert.deepEqual(await Promise.all(counts), ['13件', '1件', '3件', '1件', '2行']);
  await page.says('nothing is decided', '[data-testid="coming"]', /14件を取り込みます。.*決めていない3件/u);
  await page.click('tab-refused');
  assert.match(await page.words('#panel-refused'), /7生年月日（E列）.*8申請区分（F列）/u);
  await page.click('tab-rows');
  await page.choose('intake-verdict', '登録のある方（1件）');
  assert.match(await page.words('[data-testid="intake-row"]'), /架空 既知.*0000000101.*整理番号1の方/u);
  await walk.photograph('rows');
});

walk.step('who may be somebody on file is laid side by side and decided with the keyboard', async () => {
  await page.click('tab-near');
  assert.match(await page.words('[data-testid="near-detail"]'), /0000000193.*0000000103.*違う/u);
  await page.clickAt('#near-list');
  await page.press(Key.HOME);
  await walk.photograph('near');
  await page.press('1');
  await page.press(Key.ARROW_DOWN);
  await page.find('[data-testid="near-detail"][data-row="5"]');
  await page.press(Key.ARROW_DOWN);
  await page.press('2');
  assert.deepEqual(await choices(), ['link', 'later', 'separate']);
  await page.says('what was decided comes in', '[data-testid="coming"]', /16件を取り込みます。.*決めていない1件/u);
  await page.resize(1024, 600);
  await walk.photograph('near-small');
});

walk.step('what is new or decided comes in, and the undecided row is named', async () => {
  await page.click('take-intake');
  await page.at('intake-report');
  const figures = ['made', 'linked', 'taken', 'skipped', 'undecided', 'refused'].map((figure) => count(`done-${figure}`));
  assert.deepEqual(await Promise.all(figures), ['16件', '1件', '1件', '0件', '1件', '2行']);
  assert.match(await count('undecided-rows'), /5行目/u);
  await walk.photograph('done');
  await page.click('to-list');
  await page.says('all are in the list', '.count', /^21件/u);
  await found('髙橋', 1);
  await found('0000000103', 2);
  await walk.photograph('found');
});

walk.step('the same file again brings only what was left open', async () => {
  await toIntake();
  await open();
  await page.says('the columns are known', '[data-testid="mapping-told"]', /前に取り込んだときの対応/u);
  await check();
  const counts = ['new', 'known', 'near', 'taken'].map((verdict) => count(`count-${verdict}`));
  assert.deepEqual(await Promise.all(counts), ['0件', '0件', '1件', '17件']);
  await page.click('decide-separate');
  await page.click('take-intake');
  await page.at('intake-report');
  assert.deepEqual([await count('done-made'), await count('done-taken')], ['1件', '17件']);
});

walk.step('after a restart the columns are still known, and a file changed after the look is not taken', async () => {
  await walk.program.close();
  await walk.open();
  page = walk.page;
  await page.type('passphrase', passphrase);
  await page.click('unlock');
  await toIntake();
  await open();
  await page.says('the columns are known', '[data-testid="mapping-told"]', /前に取り込んだときの対応/u);
  assert.equal(await page.value('fixed-insurer'), '999999');
  await walk.photograph('known');
  writeFileSync(path, shiftJis(list(['0000003001', '後日 追加', 'ｺﾞｼﾞﾂ ﾂｲｶ', '2', 'S9.9.9', '新規', 'R8.11.10', '', '本庁'])));
  await page.click('to-check');
  assert.match(await page.refusal(), /書き換えられています/u);
  await page.click('to-file');
  await open();
  await check();
  assert.deepEqual([await count('count-new'), await count('count-taken')], ['1件', '18件']);
});

walk.step('numbers that were linked are listed, and taken back when it is asked', async () => {
  await page.click('tab-linked');
  await page.says('the pair is listed', '[data-testid="linked-number"]', /架空 三郎.*0000000103.*0000000193/u);
  await page.click('unlink');
  await walk.photograph('linked');
  await page.click('unlink-now');
  await page.at('no-linked');
  await page.pressWith(Key.ALT, '0');
  await found('0000000103', 1);
});
