// Files that are no bundle for this computer: each is refused with the reason, and nothing changes.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { back, out } from './lending.mjs';
import { lookInto, toTransfer } from './screen.mjs';

export function refused(office, stick) {
  office.step('a cut, a changed, a foreign file and a bundle for somebody else are refused with the reason', async () => {
    const { page } = office;
    const whole = readFileSync(stick.at(back));
    const changed = Buffer.from(whole);
    changed[whole.length - 40] ^= 1;
    const files = {
      'cut.nintei-bundle': [whole.subarray(0, whole.length - 100), /途中/u],
      'changed.nintei-bundle': [changed, /書き換え|壊れ|変わ/u],
      'picture.jpg': [Buffer.from('ffd8ffe000104a464946', 'hex'), /束ではありません|束として/u],
      'for-the-laptop.nintei-bundle': [readFileSync(stick.at(out)), /ほかの端末|別の端末|この端末/u],
    };
    const before = await page.command('transfer_state');
    await toTransfer(page, 'take');
    const told = new Set();
    for (const [name, [content, reason]] of Object.entries(files)) {
      writeFileSync(stick.at(name), content);
      await lookInto(page, stick.at(name));
      const sentence = await page.refusal();
      assert.match(sentence, reason, name);
      told.add(sentence);
      await page.until('nothing is shown of it', async () => (await page.all('[data-testid="bundle-preview"]')).length === 0);
    }
    assert.equal(told.size, Object.keys(files).length, 'each reason is its own');
    await lookInto(page, stick.at('changed.nintei-bundle'));
    await page.refusal();
    await office.photograph('refused');
    assert.deepEqual(await page.command('transfer_state'), before);
  });
}
