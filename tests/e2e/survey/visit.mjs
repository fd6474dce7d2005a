// At the person's home, with a small tablet and one finger.

import assert from 'node:assert/strict';
import { answers, memo, visited } from './people.mjs';

const shown = (item) => `[data-testid="visit-item"][data-item="${item}"]`;

async function touch(page, mark) {
  await page.touch(`[data-testid="${mark}"]`);
}

/** What of the item that is shown lies outside the window or under something else, by name. */
function outOfReach() {
  const buttons = [...document.querySelectorAll('[data-testid^="visit-option-"], [data-testid="visit-none"], [data-testid="visit-next"], [data-testid="visit-back"]')];
  return buttons
    .filter((button) => {
      const { left, right, top, bottom, width, height } = button.getBoundingClientRect();
      if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight || height < 44) return true;
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return !button.disabled && !button.contains(hit);
    })
    .map((button) => button.dataset.testid);
}

export function visit(walk) {
  walk.step('visit mode fills a window of 1024×600 and shows no name', async () => {
    const { page } = walk;
    await page.click('visit-open');
    await page.at('visit');
    await page.resize(1024, 600);
    assert.equal(await page.run(() => document.body.innerText.includes('検太郎')), false);
    await walk.photograph('visit-first-item');
  });

  walk.step('a finger answers item after item, several options among them', async () => {
    const { page } = walk;
    for (const [item, chosen] of visited) {
      await page.find(shown(item));
      for (const number of [chosen].flat()) await touch(page, `visit-option-${number}`);
      if (Array.isArray(chosen)) {
        await page.find(`${shown(item)}[data-state="saved"][data-answer="${chosen.join(',')}"]`);
        await walk.photograph(`visit-${item}`);
        await touch(page, 'visit-next');
      }
    }
    await page.find(shown([...answers.keys()][visited.length]));
  });

  walk.step('the list jumps to an item, where a memo is jotted down and a circumstance flagged', async () => {
    const { page } = walk;
    await touch(page, 'visit-list');
    await page.at('visit-all');
    await walk.photograph('visit-list');
    await page.run(() => document.querySelector('[data-testid="visit-goto-1-7"]').scrollIntoView({ block: 'center' }));
    await touch(page, 'visit-goto-1-7');
    await page.find(shown('1-7'));
    await touch(page, 'visit-flag-DiffersFromUsual');
    await page.find('[data-testid="visit-flag-DiffersFromUsual"][aria-checked="true"]');
    await touch(page, 'visit-memo');
    await page.focused('#visit-memo');
    await page.press(memo);
    await page.until('the memo is saved', async () => /保存済み/.test(await (await page.find('#visit-memo-state')).getText()));
    await walk.photograph('visit-memo');
  });

  walk.step('back leads to the item before, and 未回答へ to the first without an answer', async () => {
    const { page } = walk;
    await touch(page, 'visit-back');
    await page.find(shown('1-6'));
    await touch(page, 'visit-unanswered');
    await page.find(shown([...answers.keys()][visited.length]));
  });

  walk.step('nothing has to be scrolled: every option of all 58 items lies within reach of the finger', async () => {
    const { page } = walk;
    await touch(page, 'visit-list');
    await page.at('visit-all');
    await page.run(() => document.querySelector('[data-testid="visit-goto-1-1"]').scrollIntoView({ block: 'center' }));
    await touch(page, 'visit-goto-1-1');
    const order = [...answers.keys()];
    for (const item of order) {
      await page.find(shown(item));
      assert.deepEqual(await page.run(outOfReach), [], `what of ${item} cannot be reached`);
      if (['1-1', '4-12', '6', '7-1', '7-2'].includes(item)) await walk.photograph(`visit-item-${item}`);
      if (item !== order.at(-1)) await touch(page, 'visit-next');
    }
    assert.equal(order.length, 58);
  });

  walk.step('after the visit its answers, its memo and its flag stand in the write-up', async () => {
    const { page } = walk;
    await touch(page, 'visit-close');
    await page.find('#panel-overview');
    await page.resize(1280, 800);
    await walk.openTab('survey');
    for (const [item, chosen] of visited) {
      await page.find(`[data-testid="item-${item}"][data-state="saved"][data-answer="${[chosen].flat().join(',')}"]`);
    }
    await page.press('/');
    await page.focused('#jump');
    await page.press('1', '7', '\uE007');
    await page.focused('[data-testid="item-1-7"]');
    assert.equal(await page.value('memo-1-7'), memo);
    assert.ok(await (await page.at('circumstance-1-7-DiffersFromUsual')).isSelected());
    await walk.photograph('write-up-after-the-visit');
  });
}
