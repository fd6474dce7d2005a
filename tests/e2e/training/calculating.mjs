// An exercise by hand: one score read wrong, its line named, gone on from it, a hint, and right at the end.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';

/** 課題番号 of the walk. */
export const number = '120345';

/** The exercise as the program is asked for it. */
export async function taskOf(page, preset) {
  const { presets } = await page.command('training_choices');
  return { kind: 'drawn', number, difficulty: presets.find((known) => known.preset === preset).difficulty };
}

/** The right number of a line, as the last hint tells it; the lower end where the tables know a range only. */
async function right(page, task, line) {
  const { text } = await page.command('calculation_hint', { task, written: {}, line, degree: 'value' });
  const [, value] = /は(\d+\.\d)(?:点|分|〜)/u.exec(text) ?? [];
  assert.ok(value, text);
  return value;
}

const numbers = (page) =>
  page.run(() =>
    [...document.querySelectorAll('[data-line] [data-field]')].map((field) => field.dataset.testid.replace('number-', '')),
  );

/** Adds a tenth of a point where it can be seen: 4.2 → 5.2. */
const more = (value) => (Number(value) + 1).toFixed(1);

export function calculating(walk, learner) {
  const verdict = (line) => walk.page.run((of) => document.querySelector(`[data-testid="state-${of}"]`).dataset.verdict, line);
  let written;

  walk.step('the exercise of a number is opened for a learner, and every line of it is written by keyboard', async () => {
    const { page } = walk;
    await page.click('tab-calculation');
    await page.choose('learner', learner);
    await page.choose('preset', 'D1 中間評価項目得点');
    await page.type('task-number', number);
    await page.click('open-task');
    await page.at('line-sum/1');
    const task = await taskOf(page, 'D1');
    written = new Map();
    for (const line of await numbers(page)) written.set(line, await right(page, task, line));
    const [first] = written.keys();
    assert.match(first, /^points\//u);
    await page.run((of) => document.querySelector(`[data-testid="number-${of}"]`).focus(), first);
    const slip = new Map([...written, [first, more(written.get(first))], ['sum/1', more(written.get('sum/1'))]]);
    await page.press(...[...slip.values()].flatMap((value) => [value, Key.ENTER]));
    await page.says('every line is written', '[data-testid="marking"]', new RegExp(`記入 ${slip.size}／${slip.size}行`, 'u'));
    await walk.photograph('written');
  });

  walk.step('marking names the first line that went wrong and why, and goes on from the learner’s own number', async () => {
    const { page } = walk;
    const [first] = written.keys();
    await page.pressWith(Key.ALT, 'm');
    await page.says('the first wrong line is named', '[data-testid="marking"]', /最初の誤り/u);
    const item = first.split('/')[1].split('+')[0];
    assert.match(await page.words('[data-testid="marking"]'), new RegExp(`${item}.*誤り 1行・未記入 0行`, 'su'));
    assert.equal(await verdict(first), 'wrong');
    assert.equal(await verdict('sum/1'), 'follow_on', 'the sum of the own number is not held against the learner');
    await page.pressWith(Key.ALT, 'j');
    await page.focused(`[data-line="${first}"]`);
    await walk.photograph('first-wrong');
  });

  walk.step('a hint helps, the line and its sum are put right, and everything is right', async () => {
    const { page } = walk;
    const [first] = written.keys();
    await page.pressWith(Key.ALT, 'h');
    await page.says('the hint is told', `[data-testid="state-${first}"]`, /ヒント1/u);
    for (const line of [first, 'sum/1']) await page.type(`number-${line}`, written.get(line));
    await page.click('mark');
    await page.says('everything is right', '[data-testid="marking"]', /全ての行に正しく/u);
    await walk.photograph('complete');
  });
}
