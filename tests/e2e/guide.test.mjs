// The guides in the window: before anybody has signed in, and above a case that is being worked on.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { Walk } from './walk.mjs';

const walk = new Walk('guide');
let page;

const shown = () => page.words('[data-testid="guide-text"] h1');
const turnedTo = (name) => page.find(`[data-testid="guide-${name}"][aria-current="page"]`);

walk.step('F1 shows the guides before a passphrase was ever chosen, and Escape goes back to what was typed', async () => {
  await walk.open();
  page = walk.page;
  await page.type('passphrase', 'kumo-hashi');
  await page.press(Key.F1);
  await page.at('guide-text');
  assert.match(await shown(), /はじめに/);
  await walk.photograph('before-the-first-start');
  await page.press(Key.ESCAPE);
  await page.until('the guides are gone', async () => (await page.all('[data-testid="guide-screen"]')).length === 0);
  assert.equal(await page.value('passphrase'), 'kumo-hashi');
  await page.focused('#passphrase');
});

walk.step('every picture of every guide is drawn', async () => {
  await page.press(Key.F1);
  for (const name of ['start', 'investigator', 'secretariat', 'transfer', 'training', 'administrator', 'keeping', 'trouble']) {
    await page.click(`guide-${name}`);
    await turnedTo(name);
    await page.until(`the pictures of ${name} are there`, () =>
      page.run(() => {
        const pictures = [...document.querySelectorAll('[data-testid="guide-text"] img')];
        return pictures.every((one) => one.complete && one.naturalWidth > 0);
      }),
    );
  }
});

walk.step('words are found in all guides, and the place is turned to and marked', async () => {
  await page.press('/');
  await page.focused('#guide-words');
  await page.press(...'鍵を取り替える');
  await page.says('the place is found', '[data-testid="guide-hit"]', /管理者の使い方\s*鍵を取り替える/u);
  await page.clickAt('[data-testid="guide-hit"]');
  await page.focused('#guide-鍵を取り替える');
  assert.match(await shown(), /管理者/);
  assert.ok(await page.run(() => CSS.highlights.get('guide-words')?.size > 0), 'the words are marked');
  await walk.photograph('found');
});

walk.step('above a case, no key reaches the case, and it is found again as it was left', async () => {
  await page.press('/', Key.ESCAPE, Key.ESCAPE);
  await page.until('the guides are gone', async () => (await page.all('[data-testid="guide-screen"]')).length === 0);
  await page.type('passphrase', 'kumo-hashi-tokei-ringo');
  await page.type('confirmation', 'kumo-hashi-tokei-ringo');
  await page.click('create');
  await page.click('recovery-done');
  await page.click('new-case');
  await page.find('#panel-application');
  await page.pressWith(Key.ALT, '3');
  await page.find('#panel-survey');
  await page.focused('[data-item="1-1"]');
  await page.press(Key.F1);
  await page.at('guide-text');
  assert.match(await shown(), /調査員/);
  await page.press('2', Key.ENTER, '3');
  await page.press(Key.ESCAPE);
  await page.focused('[data-item="1-1"]');
  const answered = await page.run(() => [...document.querySelectorAll('[data-item]')].filter((one) => one.dataset.answer).length);
  assert.equal(answered, 0);
});
