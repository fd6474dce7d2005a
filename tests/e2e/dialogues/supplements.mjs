// Supplements of the rules taken in from another office's file, and written out.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Key } from 'selenium-webdriver';
import { cancel, choose } from '../system-dialogue.mjs';

const ofAnotherOffice = fileURLToPath(new URL('../../supplements/fictional-hygiene.yaml', import.meta.url));
const name = '架空の清潔保持';

export function supplements(walk) {
  let page;
  const file = (called) => join(walk.home, called);
  const listed = () => page.all('[data-testid="supplement"]');
  /** Whether what a selector finds is seen without scrolling. */
  const isInView = (selector) =>
    page.run((wanted) => {
      const { top, bottom } = document.querySelector(wanted).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, selector);

  walk.step('a dialogue that is closed takes no supplement in, and what is none is refused', async () => {
    ({ page } = walk);
    writeFileSync(file('none.yaml'), 'これは補完ではない');
    await page.pressWith(Key.ALT, 'r');
    await page.click('tab-tables');
    await page.click('import-supplement');
    await cancel(walk.display);
    await page.until('the button can be used again', async () => (await page.at('import-supplement')).isEnabled());
    assert.equal((await page.all('.refusal')).length, 0);
    await page.click('import-supplement');
    await choose(walk.display, file('none.yaml'));
    assert.match(await page.refusal(), /補完のファイルを読めません/u);
    assert.ok(await isInView('.refusal'), 'the refusal is told where the person is');
    assert.equal((await listed()).length, 0);
    await walk.photograph('supplement-refused');
  });

  walk.step('a supplement of another office comes in as a draft, open at its title', async () => {
    await page.click('import-supplement');
    await choose(walk.display, ofAnotherOffice);
    await page.says('it is open', '#supplement-title', /./u);
    assert.equal(await page.value('supplement-name'), name);
    await walk.photograph('supplement');
    await page.click('close-supplement');
    await page.says('it is a draft', '[data-testid="supplement"][data-state="draft"]', new RegExp(name, 'u'));
  });

  const writeOut = async (called) => {
    await page.click('supplement-export');
    await choose(walk.display, file(called));
    await page.says('it is told where', '.said', new RegExp(`書き出しました：.*${called}`, 'u'));
    assert.ok(await isInView('.said'), 'it is told where the person is');
    return readFileSync(file(called), 'utf8');
  };

  walk.step('it is written out where the dialogue says, and what was written is taken in as the same', async () => {
    await page.click('supplement-export');
    await cancel(walk.display);
    await page.until('the button can be used again', async () => (await page.at('supplement-export')).isEnabled());
    const written = await writeOut('written.yaml');
    assert.match(written, new RegExp(`補完: ${name}`, 'u'));
    await page.click('import-supplement');
    await choose(walk.display, file('written.yaml'));
    await page.click('close-supplement');
    await page.until('both are listed', async () => (await listed()).length === 2);
    assert.equal(await writeOut('again.yaml'), written);
  });
}
