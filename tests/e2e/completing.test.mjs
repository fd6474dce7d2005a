// A gap of the rule tables, completed in the window of the built program by keyboard: typed in a hurry, checked while it
// is typed, adopted, used by the calculation, and withdrawn. The numbers are made up.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { Walk } from './walk.mjs';

const outline = '[data-testid="outline-hygiene"]';
const control = Key.CONTROL;

const walk = new Walk('completing');
let page;

const written = () => page.run((field) => document.querySelector(field).value, outline);
const faults = () => page.run(() => document.querySelector('[data-testid="standing-faults"]')?.textContent.trim() ?? '');
const gaps = () => page.run(() => [...document.querySelectorAll('[data-testid="gap"]')].map((gap) => gap.dataset.kind));

walk.step('the list of cases leads to the rules, which say what they do not establish', async () => {
  page = await walk.firstStart();
  await page.at('rules');
  await page.pressWith(Key.ALT, 'r');
  await page.find('[data-testid="gap"]');
  assert.deepEqual((await gaps()).toSorted(), [
    'addition_steps',
    ...Array(4).fill('doubt'),
    'leaf',
    'leaf',
    'points',
    'points',
    'tree',
  ]);
  await walk.photograph('gaps');
});

walk.step('a draft opens at the tree that is missing', async () => {
  await page.tabTo('[data-testid="gap"][data-kind="tree"] button');
  await page.press(Key.ENTER);
  await page.focused(outline);
});

walk.step('a tree typed by numbers becomes the words of the figure', async () => {
  await page.press('2-7');
  await page.pressWith(control, Key.ENTER);
  await page.press(' 1.2', Key.ARROW_DOWN, Key.END, ' 5.0', Key.ARROW_DOWN, Key.END, Key.ENTER, Key.TAB, 'g2');
  await page.pressWith(control, Key.ENTER);
  await page.press('20.9', Key.END, ' 24.3', Key.ARROW_DOWN, Key.END, ' 9.5', Key.ARROW_UP);
  await page.until('the other side of the score follows', async () =>
    /21\.0以上: 9\.5分$/u.test(await written()),
  );
  assert.equal(
    await written(),
    [
      '2-7 口腔清潔:',
      '  介助されていない: 1.2分',
      '  一部介助: 5.0分',
      '  全介助:',
      '    第2群 生活機能:',
      '      20.9以下: 24.3分',
      '      21.0以上: 9.5分',
    ].join('\n'),
  );
});

walk.step('what the keys did is taken back by the window’s own undo', async () => {
  const before = await written();
  await page.pressWith(Key.ALT, Key.ARROW_DOWN);
  assert.notEqual(await written(), before);
  await page.pressWith(control, 'z');
  assert.equal(await written(), before);
});

walk.step('a fault is told at its line while it is typed, and goes when it is mended', async () => {
  await page.press(Key.END, 'X');
  await page.until('the line and what is wrong there are told', async () =>
    /「(?:24\.3|9\.5)分X」/u.test(await page.text('outline-hygiene-here')),
  );
  assert.equal((await page.all('.stripe.faulty')).length, 1);
  await walk.photograph('fault');
  await page.press(Key.BACK_SPACE);
  await page.until('the mark is gone', async () => (await page.all('.stripe.faulty')).length === 0);
  assert.match(await page.run(() => document.querySelector('.drawn').textContent), /口腔清潔[\s\S]*9\.5分/u);
});

walk.step('it is not adopted before source and checker are known', async () => {
  assert.equal(await (await page.at('adopt')).isEnabled(), false);
  for (const [field, text] of [['source', '架空の図'], ['made_by', '事務 花子'], ['checked_by', '確認 次郎']]) {
    await page.type(`supplement-${field}`, text);
  }
  await page.until('nothing is wrong', async () => /不備なし/u.test(await faults()));
  await walk.photograph('sound');
  await page.click('adopt');
  await page.click('adopt-yes');
  await page.find('[data-testid="supplement"][data-state="adopted"]');
  assert.ok(!(await gaps()).includes('tree'), 'the tree is no gap any more');
  await walk.photograph('adopted');
});

walk.step('the calculation uses it, and stops when it is withdrawn', async () => {
  await page.pressWith(Key.ALT, '0');
  await page.click('add-examples');
  await page.find('[data-testid="case-row"]');
  await page.clickAt('[data-testid="case-row"] [data-open]');
  await page.find('#panel-survey');
  await walk.openTab('judgment');
  await page.until('the edition names it', () => page.run(() => /補完/u.test(document.querySelector('#panel-judgment').textContent)));
  await walk.photograph('judgment');
  await page.pressWith(Key.ALT, '0');
  await page.click('rules');
  await page.click('supplement-withdraw');
  await page.click('withdraw-yes');
  assert.match(await page.refusal(), /理由/u);
  await page.type('withdraw-why', '架空の図だったため');
  await page.click('withdraw-yes');
  await page.find('[data-testid="supplement"][data-state="withdrawn"]');
  assert.ok((await gaps()).includes('tree'));
});
