// The laptop's bundle comes back: what was changed on both sides is settled by a person, and nothing is lost.

import assert from 'node:assert/strict';
import { laptopName } from './cards.mjs';
import { back, edits, listed } from './lending.mjs';
import { SurveyKeys } from '../survey/keys.mjs';
import { anotherDay, lookInto, toList, toTransfer, verdicts } from './screen.mjs';

const conflictRows = (page) => page.all('[data-testid="conflict"]');

/** The case that both sides edited. */
async function contested(page) {
  const [id] = [...new Set((await page.command('conflicts', { id: null })).map((one) => one.case))];
  return id;
}

export function returning(office, laptop, stick) {
  let id;

  office.step('the returned bundle tells what it changes and what was changed on both sides', async () => {
    const { page } = office;
    await lookInto(page, stick.at(back));
    assert.deepEqual((await verdicts(page)).sort(), ['conflicts', 'nothing_new']);
    await office.photograph('preview-return');
    await page.click('take-bundle');
    await page.says('the report counts the conflicts', '[data-testid="taken"]', /食い違い\s*2か所/u);
    await office.photograph('taken');
    id = await contested(page);
    const { answers } = await page.command('open_case', { id });
    assert.deepEqual(answers[edits.item], edits.office.answer, 'what stands here stays until a person decides');
    assert.deepEqual(answers[edits.elsewhere.item], edits.elsewhere.answer, 'what only the laptop changed came in');
  });

  office.step('the conflicts are marked in the list and in the head of the case, and the case is not given on', async () => {
    const { page } = office;
    await toList(page);
    assert.match(await page.words('[data-testid="row-conflicts"]'), /食い違い 2件/u);
    assert.equal((await page.all('[data-testid="lent-out"]')).length, 0, 'what came back is lent no more');
    await office.photograph('list-conflicts');
    await toTransfer(page, 'give');
    await page.find(`[data-testid="give-row"][data-case="${id}"] input:disabled`);
    await toList(page);
    await page.clickAt(`[data-testid="case-row"][data-case="${id}"] [data-open]`);
    await page.click('case-conflicts');
    await page.until('both conflicts are shown', async () => (await conflictRows(page)).length === 2);
    await office.photograph('conflicts');
  });

  office.step('they are settled by keyboard: the answer of the laptop, the note of the office', async () => {
    const { page } = office;
    for (const [kind, key] of [['answer', '2'], ['note', '1']]) {
      const { id: conflict } = (await page.command('conflicts', { id: null })).find((one) => one.kind === kind);
      await page.run((wanted) => document.querySelector(`[data-conflict="${wanted}"]`).focus(), conflict);
      await page.press(key);
      await page.until(`the ${kind} is settled`, async () => (await page.all(`[data-conflict="${conflict}"]`)).length === 0);
    }
    await page.says('none is left', '#conflicts-title', /食い違いはありません/u);
    await office.photograph('settled');
    const { answers, notes } = await page.command('open_case', { id });
    assert.deepEqual(answers[edits.item], edits.laptop.answer);
    assert.equal(notes[edits.item], edits.office.note);
  });

  office.step('after a restart the same bundle is known and changes nothing', async () => {
    await toList(office.page);
    const page = await anotherDay(office);
    const before = await page.command('open_case', { id });
    await toTransfer(page, 'take');
    await lookInto(page, stick.at(back));
    assert.deepEqual(await verdicts(page), ['nothing_new', 'nothing_new']);
    await page.at('taken-before');
    await office.photograph('taken-before');
    assert.deepEqual(await page.command('open_case', { id }), before);
    assert.deepEqual(await page.command('conflicts', { id: null }), []);
  });

  office.step('the history of the item tells what was done on the laptop', async () => {
    const { page } = office;
    await toList(page);
    await page.clickAt(`[data-testid="case-row"][data-case="${id}"] [data-open]`);
    await page.find('#panel-survey');
    await new SurveyKeys(page).goTo(edits.item);
    const history = `[data-testid="history-${edits.item}"]`;
    await page.run((where) => (document.querySelector(where).open = true), history);
    await page.says('the laptop is named', history, new RegExp(`${laptopName}で`, 'u'));
    const words = await page.words(history);
    assert.ok(words.includes(edits.laptop.note), 'the note that was not kept is still told');
    assert.equal(words.split(`${laptopName}で`).length - 1, 2, 'what the laptop only took over is not told as done there');
    await page.run((where) => document.querySelector(where).scrollIntoView(), history);
    await office.photograph('history');
    await toList(page);
  });

  office.step('a lending whose computer is lost ends with a reason, and the computer is stopped', async () => {
    const { page } = office;
    await toTransfer(page, 'give');
    await page.find('[data-testid="give-row"]');
    await page.clickAt('[data-testid="give-pick"]');
    await page.until('a place is proposed', async () => (await page.value('bundle-path')).endsWith('.nintei-bundle'));
    await page.type('bundle-path', stick.at('lost.nintei-bundle'));
    await page.click('save-bundle');
    await page.at('given');
    await page.click('tab-lent');
    await page.click('end-lending');
    await page.type('end-why', '端末の紛失');
    await office.photograph('end-lending');
    await page.click('end-sure');
    await page.until('nothing is lent', async () => (await page.all('[data-testid="lent-row"]')).length === 0);
    await page.click('tab-peers');
    await page.click('begin-stop');
    await page.click('stop-peer-sure');
    await page.find('[data-testid="peer-row"][data-state="stopped"]');
    await office.photograph('stopped');
    assert.equal([...(await listed(page)).values()].filter(({ lent }) => lent).length, 0);
  });
}
