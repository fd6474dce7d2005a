// Places that a dialogue puts into a field: a folder for backups, a file to be taken in.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { openKeeping } from '../keeping/sign-in.mjs';
import { cancel, choose } from '../system-dialogue.mjs';

export function places(walk) {
  let page;

  walk.step('a folder for backups is chosen, and a dialogue that is closed leaves what was typed', async () => {
    ({ page } = walk);
    const folder = join(walk.home, 'medium');
    mkdirSync(folder);
    await page.pressWith(Key.ALT, '0');
    await page.at('new-case');
    await openKeeping(page);
    await page.type('keeping-path', '/somewhere');
    await page.click('keeping-choose');
    await cancel(walk.display);
    assert.equal(await page.value('keeping-path'), '/somewhere');
    await page.click('keeping-choose');
    await choose(walk.display, folder);
    await page.until('the folder stands in its field', async () => (await page.value('keeping-path')) === folder);
    await page.click('keeping-back');
  });

  walk.step('a list of applications is chosen and opened', async () => {
    const list = join(walk.home, 'applications.csv');
    writeFileSync(list, '被保険者番号,氏名\r\n0000000101,架空 一子\r\n');
    await page.at('new-case');
    await page.pressWith(Key.ALT, 'i');
    await page.click('intake-choose');
    await choose(walk.display, list);
    await page.until('the file stands in its field', async () => (await page.value('intake-path')) === list);
    await page.focused('[data-testid="intake-path"]');
    await page.press(Key.ENTER);
    await page.at('to-check');
    await walk.photograph('applications');
  });
}
