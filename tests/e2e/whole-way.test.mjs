// One case, the whole way, in the window of the built program: as a person meets it, from the first start to the
// printed sheet, through a sudden death of the program and a forgotten passphrase.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { assertSameAsCommandLine } from './judged.mjs';
import { answers, application, days, hygieneByHand, keysOfTheWholeSurvey, opinion } from './person.mjs';
import { files, filesThatShow } from './plaintext.mjs';
import { internetSockets, staysHere } from './processes.mjs';
import { startAlone } from './program-alone.mjs';
import { whoReachesAnAddress } from './reach.mjs';
import { inkOnEveryPart } from './sheet.mjs';
import { passphrase, Walk } from './walk.mjs';

const newPassphrase = 'yama-kasa-mado-tsukue';

const walk = new Walk('whole-way');
let page;
let recoveryCode;

async function open() {
  await walk.open();
  page = walk.page;
}

/** The row of the made-up person in the list. */
async function openThePerson() {
  await page.type('search', 'ケンタロウ');
  await page.until('one case is found', async () => (await page.all('[data-testid="case-row"]')).length === 1);
  assert.match(await page.text('case-row'), /架空 検太郎/);
  await page.clickAt('[data-testid="case-row"] [data-open]');
  await page.find('#panel-survey');
}

/** The answers as the window says that they are saved. */
function savedAnswers() {
  return page.run(() =>
    [...document.querySelectorAll('[data-item]')].map((one) => [one.dataset.item, one.dataset.state, one.dataset.answer]),
  );
}

const asSaved = (given) => [...given].map(([item, chosen]) => [item, 'saved', [chosen].flat().join(',')]);

walk.step('the first start asks for a passphrase and refuses a short one with a sentence', async () => {
  await open();
  await page.at('create');
  await walk.photograph('first-start');
  await page.type('passphrase', 'kumo');
  await page.type('confirmation', 'kumo');
  await page.click('create');
  assert.match(await page.refusal(), /12文字以上/);
});

walk.step('a good passphrase gives a recovery code, shown once', async () => {
  await page.type('passphrase', passphrase);
  await page.type('confirmation', passphrase);
  await page.click('create');
  recoveryCode = (await page.text('recovery-code')).replaceAll(/\s/g, '');
  assert.match(recoveryCode, /^[0-9A-Z]+(-[0-9A-Z]+)+$/);
  await walk.photograph('recovery-code');
  await page.click('recovery-done');
});

walk.step('the empty list offers the made-up cases and marks each of them 架空', async () => {
  await page.click('add-examples');
  await page.until('the examples are listed', async () => (await page.all('[data-testid="case-row"]')).length >= 8);
  for (const row of await page.all('[data-testid="case-row"]')) assert.match(await row.getText(), /架空/);
  await walk.photograph('cases');
});

walk.step('a new case takes the application, with days in 和暦, and refuses a day that there never was', async () => {
  await page.click('new-case');
  await page.type('field-birth_date', '昭和65年1月1日');
  await page.press(Key.TAB);
  assert.match(await page.refusal(), /昭和/);
  assert.equal(await (await page.at('field-birth_date')).getAttribute('value'), '昭和65年1月1日');
  for (const [field, text] of Object.entries(application)) {
    if ((await (await page.at(`field-${field}`)).getTagName()) === 'select') {
      await page.choose(`field-${field}`, text);
    } else {
      await page.type(`field-${field}`, text);
    }
    await page.press(Key.TAB);
    await page.find(`[data-field="${field}"][data-state="saved"]`);
  }
  for (const [field, text] of Object.entries(days)) {
    assert.equal(await (await page.at(`field-${field}`)).getAttribute('value'), text);
  }
  await page.run(() => window.scrollTo(0, 0));
  await walk.photograph('application');
});

walk.step('the keyboard alone answers all 74 items within 100 keys, and what is possible narrows with the answers', async () => {
  await page.pressWith(Key.ALT, '3');
  await page.find('#panel-survey');
  const first = await page.text('outlook-total');
  assert.match(await page.text('progress'), /0\s*\/\s*74/);
  const keys = keysOfTheWholeSurvey(Key.ENTER);
  assert.ok(keys.length <= 100, `${keys.length} keys`);
  const most = Math.floor((keys.length * 5) / 6);
  await page.press(...keys.slice(0, most));
  await page.until('the first answers are saved', async () => (await page.all('[data-state="saving"]')).length === 0);
  const between = await page.text('outlook-total');
  await walk.photograph('survey');
  await page.press(...keys.slice(most));
  await page.until('all items are answered', async () => /74\s*\/\s*74/.test(await page.text('progress')));
  await page.until('all answers are saved', async () => (await page.all('[data-state="saving"]')).length === 0);
  assert.deepEqual(await savedAnswers(), asSaved(answers));
  const ends = [first, between, await page.text('outlook-total')].map((text) => text.match(/[\d.]+/g).map(Number));
  const widths = ends.map(([low, high]) => high - low);
  assert.ok(widths[0] > widths[1] && widths[1] > widths[2], `widths ${widths}`);
});

walk.step('the judgment shows its steps and says the same as nintei judge', async () => {
  await walk.openTab('judgment');
  await page.at('judgment-total');
  await page.choose('opinion-dementia', opinion.dementia);
  await page.choose('opinion-stability', opinion.stability);
  await page.until('the opinion is used', () =>
    page.run(() => {
      const boxes = [...document.querySelectorAll('[data-testid="split-flow"] [data-box]')];
      return /Ⅱb[\s\S]*不安定/u.test(boxes.map((box) => box.innerText).join(' '));
    }),
  );
  const expected = await assertSameAsCommandLine(page, { answers, opinion, traced: {} });
  assert.notEqual(expected.total[0], expected.total[1], 'the unknown tree leaves an interval');

  await page.clickAt('[data-testid="tree-meal"] > summary');
  const path = await page.text('tree-path-meal');
  assert.match(path, /2-4 食事摂取/);
  assert.match(path, /10\.1分/);
  await walk.photograph('judgment-tree');
});

walk.step('minutes followed by hand settle the unknown tree, within its range only', async () => {
  await page.clickAt('[data-testid="tree-hygiene"] > summary');
  await page.type('traced-hygiene', '24.4');
  await page.click('traced-set-hygiene');
  assert.match(await page.refusal(), /1\.2/);
  await page.type('traced-hygiene', hygieneByHand);
  await page.click('traced-set-hygiene');
  await page.until('the total is settled', async () => !(await page.text('judgment-total')).includes('〜'));
  const expected = await assertSameAsCommandLine(page, { answers, opinion, traced: { hygiene: 84 } });
  assert.deepEqual(expected.care_levels, ['要介護2']);
  assert.match(await page.text('tree-hygiene'), /手でたどった値/);
  await page.run(() => window.scrollTo(0, 0));
  await walk.photograph('judgment');
});

walk.step('the sheet is drawn in the window and saved as a PDF that says 試算 and the name', async () => {
  await walk.openTab('sheet');
  await page.at('sheet-page-1');
  await page.until('the sheet is drawn down to its foot', () => page.run(inkOnEveryPart));
  const read = () => page.run(() => document.querySelector('#panel-sheet figcaption').textContent);
  await page.until('its words are there for those who hear it', async () => /一次判定結果票/.test(await read()));
  await walk.photograph('sheet');
  const sheet = join(walk.output, '一次判定結果票.pdf');
  await page.type('sheet-path', sheet);
  await page.click('save-sheet');
  assert.ok((await page.text('sheet-saved')).includes(sheet));
  const text = execFileSync('pdftotext', ['-layout', sheet, '-'], { encoding: 'utf8' });
  assert.match(text, /試算/);
  assert.match(text.replaceAll(/\s/g, ''), /架空検太郎/);
  assert.match(text, /51\.9/);
  const about = execFileSync('pdfinfo', [sheet], { encoding: 'utf8' });
  assert.ok(Number(/Pages:\s+(\d+)/.exec(about)[1]) >= 1);

  await page.click('save-sheet');
  assert.match(await page.refusal(), /すでにあります/);
});

walk.step('nothing that was entered lies readable in any file that the program has left', async () => {
  const left = files(walk.home);
  assert.ok(left.some((path) => path.endsWith('/nintei.db')), `the encrypted file is among ${left.join(' ')}`);
  const words = [application.name, application.kana, '検太郎', application.insured_number, passphrase, recoveryCode];
  assert.deepEqual(filesThatShow(walk.home, words), []);

  const planted = join(walk.home, 'tmp', 'planted');
  writeFileSync(planted, `…${application.name}…`, 'utf16le');
  assert.deepEqual(filesThatShow(walk.home, words), [planted], 'the search finds what is there');
  rmSync(planted);
});

walk.step('the page cannot reach any address, and no process of the program is connected to anywhere else', async () => {
  assert.deepEqual(await whoReachesAnAddress(walk.program.session), { page: false, test: true });
  // While it is driven, the program talks to WebKit's driver on this computer; beyond that there is nothing.
  const sockets = walk.program.processes().flatMap(({ id }) => internetSockets(id));
  assert.deepEqual(sockets.filter((socket) => !staysHere(socket)), []);
});

walk.step('the program dies the moment an answer shows as saved, and nothing is lost', async () => {
  await walk.openTab('survey');
  await page.press('/');
  await page.press('4', '3', Key.ENTER);
  await page.find('[data-testid="item-4-3"].current');
  await page.press('3');
  await page.find('[data-testid="item-4-3"][data-state="saved"][data-answer="3"]');
  await walk.program.kill();

  await open();
  await page.type('passphrase', `${passphrase}x`);
  await page.click('unlock');
  assert.match(await page.refusal(), /パスフレーズ/);
  await walk.photograph('wrong-passphrase');
  await page.type('passphrase', passphrase);
  await page.click('unlock');
  await openThePerson();
  assert.deepEqual(await savedAnswers(), asSaved(new Map([...answers, ['4-3', 3]])));
  await walk.openTab('application');
  for (const [field, text] of Object.entries({ ...application, ...days })) {
    assert.equal(await (await page.at(`field-${field}`)).getAttribute('value'), text, field);
  }
  await walk.openTab('judgment');
  await page.clickAt('[data-testid="tree-hygiene"] > summary');
  assert.match(await page.text('tree-hygiene'), /8\.4分[\s\S]*手でたどった値/);
});

walk.step('locking leaves nothing of the case on the page', async () => {
  await page.click('lock');
  await page.at('unlock');
  assert.equal(await page.run(() => document.documentElement.outerHTML.includes('検太郎')), false);
  await walk.program.close();
});

walk.step('the recovery code opens the file and sets a new passphrase; the old one no longer opens it', async () => {
  await open();
  await page.click('use-recovery-code');
  await page.type('recovery-code-input', recoveryCode.toLowerCase());
  await page.type('passphrase', newPassphrase);
  await page.type('confirmation', newPassphrase);
  await page.click('recover');
  assert.notEqual((await page.text('recovery-code')).replaceAll(/\s/g, ''), recoveryCode);
  await page.click('recovery-done');
  await openThePerson();
  await page.click('lock');
  await page.type('passphrase', passphrase);
  await page.click('unlock');
  assert.match(await page.refusal(), /パスフレーズ/);
  await page.type('passphrase', newPassphrase);
  await page.click('unlock');
  await page.at('new-case');
  await walk.program.close();
});

walk.step('started by itself, the program opens its window without a network socket of any kind', async () => {
  const alone = await startAlone(walk.environment);
  const held = alone.processes().flatMap(({ id }) => internetSockets(id));
  await alone.close();
  assert.deepEqual(held, []);
});
