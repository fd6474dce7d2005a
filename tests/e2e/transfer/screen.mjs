// What is done again and again on the screen of 引渡し.

import { Key } from 'selenium-webdriver';
import { passphrase } from '../walk.mjs';

/** Goes to a part of 引渡し from the list of cases. */
export async function toTransfer(page, part) {
  await page.at('new-case');
  await page.pressWith(Key.ALT, 'h');
  await page.click(`tab-${part}`);
  await page.find(`#panel-${part}`);
}

/** Back to the list of cases. */
export async function toList(page) {
  await page.pressWith(Key.ALT, '0');
  await page.find('[data-testid="case-row"], [data-testid="add-examples"]');
}

/** Ends the program and starts it again, as on another day. Answers with its page. */
export async function anotherDay(walk) {
  await walk.program.close();
  await walk.open();
  await walk.page.type('passphrase', passphrase);
  await walk.page.click('unlock');
  await walk.page.at('new-case');
  return walk.page;
}

/** Looks into the bundle in the file `path`. */
export async function lookInto(page, path) {
  await page.type('take-path', path);
  await page.click('look-bundle');
}

/** The verdicts about the cases of the bundle that is looked into. */
export async function verdicts(page) {
  await page.at('bundle-preview');
  return page.run(() => [...document.querySelectorAll('[data-testid="preview-row"]')].map((row) => row.dataset.verdict));
}

/** Saves the chosen cases as a bundle in the file `path`. */
export async function saveBundle(page, path) {
  await page.until('a place is proposed', async () => (await page.value('bundle-path')).endsWith('.nintei-bundle'));
  await page.type('bundle-path', path);
  await page.click('save-bundle');
  await page.at('given');
}
