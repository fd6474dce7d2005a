// Shows one judgment after the other by the screens' own parts, for one-core.mjs to read.

import { flushSync, mount, unmount } from 'svelte';

import TotalPanel from '../../src/screens/case/judgment/TotalPanel.svelte';
import { minuteLines } from '../../src/screens/case/judgment/steps/minute-lines';
import MinutesTable from '../../src/screens/case/judgment/steps/MinutesTable.svelte';
import Scores from '../../src/screens/case/judgment/steps/Scores.svelte';
import type { Judgment } from '../../src/types';

const target = document.getElementById('app');

/** What the screens show of a judgment, as text. */
function shown(judgment: Judgment) {
  if (!target) throw new Error('the page has no place for the screens');
  const parts = [
    mount(TotalPanel, { target, props: { judgment, editions: [], progress: null } }),
    mount(MinutesTable, { target, props: { lines: minuteLines(judgment), total: judgment.total } }),
    mount(Scores, { target, props: { groups: judgment.steps.groups } }),
  ];
  flushSync();
  const texts = (selector: string) => [...target.querySelectorAll(selector)].map((one) => one.textContent?.trim() ?? '');
  const seen = {
    levels: texts('.figures strong')[0],
    total: texts('[data-testid="judgment-total"]')[0],
    minutes: texts('table:has(.track) :is(tbody, tfoot) td.number'),
    scores: texts('summary .sum'),
  };
  for (const part of parts) void unmount(part);
  return seen;
}

Object.assign(window, { shown });
