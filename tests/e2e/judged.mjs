// The same survey given to `nintei judge`, and its answer in the words of the window.

import { execFileSync } from 'node:child_process';
import { commandLine } from './program.mjs';

/** The degrees of 7-1 and 7-2 in the order of their numbers on the form. */
const physical = ['自立', 'J1', 'J2', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'];
const dementia = ['自立', 'Ⅰ', 'Ⅱa', 'Ⅱb', 'Ⅲa', 'Ⅲb', 'Ⅳ', 'M'];

const tenths = (count) => `${Math.floor(count / 10)}.${count % 10}`;
/** [324, 713] → "32.4〜71.3". */
export const interval = ([low, high]) => (low === high ? tenths(low) : `${tenths(low)}〜${tenths(high)}`);

/** What `nintei judge --json` says of a case. */
export function judgedWithoutWindow({ answers, opinion, traced }) {
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
