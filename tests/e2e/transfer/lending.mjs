// Two cases are lent to the laptop; both sides go on with them.

import assert from 'node:assert/strict';
import { laptopName, officeName } from './cards.mjs';
import { anotherDay, lookInto, saveBundle, toList, toTransfer, verdicts } from './screen.mjs';

/** What both sides write about the same item, and each about another. */
export const edits = {
  item: '1-3',
  office: { answer: [1], note: '窓口への電話では、夜間は長女がほぼ毎日、寝返りを手伝っているとのこと。' },
  laptop: { answer: [3], note: '柵につかまっても一人では寝返りができず、夜間は長女が寝返りを手伝っている。' },
  elsewhere: { item: '2-1', answer: [2] },
};

/** The bundle that goes out, and the one that comes back. */
export const out = 'out.nintei-bundle';
export const back = 'back.nintei-bundle';

/** The keys of the cases in the list, by 整理番号. */
export async function listed(page) {
  const { rows } = await page.command('search_cases', { query: { text: '', status: null, offset: 0, limit: 50 } });
  return new Map(rows.map((row) => [row.number, row]));
}

export function lending(office, laptop, stick) {
  office.step('two cases are lent, and the list says so', async () => {
    const { page } = office;
    await page.click('add-examples');
    await page.find('[data-testid="case-row"]');
    await toTransfer(page, 'give');
    await page.find('[data-testid="give-row"]');
    for (const pick of (await page.all('[data-testid="give-pick"]')).slice(0, 2)) await pick.click();
    await office.photograph('give');
    await saveBundle(page, stick.at(out));
    await page.says('what to do next is told', '[data-testid="given"]', new RegExp(`2件の束.*${laptopName}`, 'u'));
    await office.photograph('given');
    await toList(page);
    await page.until('two cases are lent', async () => (await page.all('[data-testid="lent-out"]')).length === 2);
    assert.match(await page.words('[data-testid="lent-out"]'), new RegExp(`貸出中.*${laptopName}`, 'u'));
    await office.photograph('list-lent');
  });

  office.step('the laptop sees what the bundle holds before it takes it', async () => {
    const { page } = laptop;
    await toTransfer(page, 'take');
    await lookInto(page, stick.at(out));
    assert.deepEqual(await verdicts(page), ['new', 'new']);
    await laptop.photograph('preview');
    assert.equal((await listed(page)).size, 0, 'nothing is taken yet');
    await page.click('take-bundle');
    await page.says('it is told what came in', '[data-testid="taken"]', /新しい事例\s*2件/u);
    await toList(page);
    await page.until('two cases are borrowed', async () => (await page.all('[data-testid="lent-in"]')).length === 2);
    assert.match(await page.words('[data-testid="lent-in"]'), new RegExp(`借用中.*${officeName}`, 'u'));
    await laptop.photograph('list-borrowed');
  });

  office.step('both sides edit the same item of the same case, the laptop another one too', async () => {
    for (const [walk, side] of [[office, 'office'], [laptop, 'laptop']]) {
      // The numbers of the cases differ, those of the persons do not.
      const lent = [...(await listed(walk.page)).values()].filter((row) => row.lent);
      const [{ id }] = lent.sort((one, other) => one.insured_number.localeCompare(other.insured_number));
      const { item, elsewhere } = edits;
      await walk.page.command('answer', { id, item, numbers: edits[side].answer });
      await walk.page.command('write_note', { id, item, text: edits[side].note });
      if (side === 'laptop') await walk.page.command('answer', { id, item: elsewhere.item, numbers: elsewhere.answer });
    }
  });

  office.step('the laptop, started anew, gives back all that it borrowed', async () => {
    const page = await anotherDay(laptop);
    await toTransfer(page, 'give');
    await page.click('choose-borrowed');
    assert.equal(await (await page.at('handover-deliver')).isSelected(), true, 'what was borrowed is given back');
    await saveBundle(page, stick.at(back));
    await laptop.photograph('given-back');
    await toList(page);
    await page.until('nothing is borrowed any more', async () => (await page.all('[data-testid="lent-in"]')).length === 0);
  });
}
