// The same survey given to `nintei judge`, and its answer beside that of the window.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { commandLine } from './program.mjs';

/** The degrees of 7-1 and 7-2 in the order of their numbers on the form. */
const physical = ['自立', 'J1', 'J2', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'];
const dementia = ['自立', 'Ⅰ', 'Ⅱa', 'Ⅱb', 'Ⅲa', 'Ⅲb', 'Ⅳ', 'M'];

const tenths = (count) => `${Math.floor(count / 10)}.${count % 10}`;
/** [324, 713] → "32.4〜71.3". */
const interval = ([low, high]) => (low === high ? tenths(low) : `${tenths(low)}〜${tenths(high)}`);

/** What `nintei judge --json` says of a case. */
function judgedWithoutWindow({ answers, opinion, traced }) {
  const survey = [...answers].filter(([item]) => !item.startsWith('7-'));
  const line = {
    answers: Object.fromEntries(survey),
    independence: {
      '7-1': physical[answers.get('7-1') - 1],
      '7-2': dementia[answers.get('7-2') - 1],
    },
    opinion: { dementia: opinion.dementia },
    stability: opinion.stability,
    traced,
  };
  const input = `${JSON.stringify(line)}\n`;
  return JSON.parse(execFileSync(commandLine, ['judge', '--json', '-'], { input, encoding: 'utf8' }));
}

/** Compares everything that the window says of a judgment with `nintei judge`, and answers with the latter. */
export async function assertSameAsCommandLine(page, given) {
  const expected = judgedWithoutWindow(given);
  const inWindow = await page.run(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((one) => one.innerText);
    return {
      total: document.querySelector('[data-testid="judgment-total"]').innerText,
      levels: document.querySelector('[data-testid="outlook-levels"]').dataset.levels.split(','),
      minutes: texts('details[data-testid^="tree-"] > summary > strong'),
      scores: texts('details[data-testid^="score-"] > summary > strong'),
    };
  });
  assert.deepEqual(inWindow, {
    total: `${interval(expected.total)}分`,
    levels: expected.care_levels,
    minutes: Object.values(expected.minutes).map((minutes) => `${interval(minutes)}分`),
    scores: Object.values(expected.scores).map((score) => `${interval(score)}点`),
  });
  return expected;
}
