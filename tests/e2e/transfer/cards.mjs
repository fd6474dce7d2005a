// Two computers learn to know each other: one card goes by file, the other by code.

import assert from 'node:assert/strict';
import { toList, toTransfer } from './screen.mjs';

export const officeName = '架空市 介護保険課 窓口';
export const laptopName = '架空市 調査用ノート3号';

/** The 確認番号 that stands in a part of the page. */
const numberIn = (page, selector) =>
  page.run((where) => document.querySelector(`${where} [data-testid="fingerprint"]`).textContent.replace(/\s/gu, ''), selector);

async function named(walk, name) {
  const page = await walk.firstStart();
  await page.resize(1280, 800);
  await toTransfer(page, 'peers');
  await page.type('station-name', name);
  await page.click('name-station');
  await page.says('the computer has its name', '[data-testid="own-name"]', new RegExp(name, 'u'));
}

async function compareAndConfirm(page, number) {
  await page.at('compare');
  assert.equal(await numberIn(page, '[data-testid="compare"]'), number, 'both screens show the same number');
  assert.equal(await (await page.at('confirm-peer')).isEnabled(), false, 'nothing is confirmed unseen');
  await page.click('same-number');
  await page.click('confirm-peer');
  await page.find('[data-testid="peer-row"][data-state="confirmed"]');
}

export function cards(office, laptop, stick) {
  office.step('each computer is given a name and has a card', async () => {
    await named(office, officeName);
    await named(laptop, laptopName);
  });

  office.step('without a confirmed computer nothing can be given or taken, and the way there is shown', async () => {
    const { page } = office;
    await page.click('tab-give');
    await page.at('no-peer');
    await office.photograph('no-peer');
    await page.click('to-peers');
    await page.at('own-name');
  });

  office.step("the laptop takes the office's card from a file and compares its number", async () => {
    const card = stick.at('office.nintei-card');
    await office.page.type('card-path', card);
    await office.page.click('save-card');
    await office.page.at('card-saved');
    const { page } = laptop;
    await page.type('peer-card-path', card);
    await page.click('read-card');
    await page.says('the card is read', '[data-testid="card-seen"]', new RegExp(officeName, 'u'));
    await page.click('add-peer');
    await page.at('compare');
    await laptop.photograph('compare');
    await compareAndConfirm(page, await numberIn(office.page, '[aria-labelledby="own-card"]'));
  });

  office.step('a code that was typed with one wrong letter is refused, the right one is taken', async () => {
    await laptop.page.clickAt('[aria-labelledby="own-card"] summary');
    const code = await laptop.page.run(() => document.querySelector('[data-testid="own-code"]').value);
    const { page } = office;
    await page.click('card-by-code');
    const at = 3;
    const wrong = code[at] === 'A' ? 'B' : 'A';
    await page.type('card-code', code.slice(0, at) + wrong + code.slice(at + 1));
    await page.click('read-card');
    assert.match(await page.refusal(), /文字列|打ち間違|入力/u);
    await office.photograph('code-mistyped');
    await page.type('card-code', code);
    await page.click('read-card');
    await page.says('the card is read', '[data-testid="card-seen"]', new RegExp(laptopName, 'u'));
    await page.click('add-peer');
    await compareAndConfirm(page, await numberIn(laptop.page, '[aria-labelledby="own-card"]'));
    await office.photograph('peers');
    await toList(page);
    await toList(laptop.page);
  });
}
