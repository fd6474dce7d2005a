import { describe, expect, it } from 'vitest';

import { CircumstanceFlags } from '../../../../src/screens/case/survey/circumstance-flags.svelte';
import type { Circumstance } from '../../../../src/types';

const refusal = { code: 'store-full', message: 'ディスクの空きが足りません。' };

/** Flags over a file in memory, whose saves are ended one by one. */
function flags(start: Circumstance[] = []) {
  let file: readonly Circumstance[] = start;
  const ends: ((refused: boolean) => void)[] = [];
  const shown = new CircumstanceFlags(
    () => file,
    (_item, flagged) =>
      new Promise((resolve, reject) =>
        ends.push((refused) => {
          if (refused) reject(refusal);
          else {
            file = flagged;
            resolve();
          }
        }),
      ),
  );
  return { shown, ends, file: () => file };
}

describe('the flags of an item', () => {
  it('build on the tap before while it is still being saved', async () => {
    const { shown, ends, file } = flags();
    const first = shown.toggle('1-3', 'NotTried');
    const second = shown.toggle('1-3', 'NobodyPresent');
    expect(shown.flagged('1-3')).toEqual(['NotTried', 'NobodyPresent']);
    for (const end of ends) end(false);
    await Promise.all([first, second]);
    expect(file()).toEqual(['NotTried', 'NobodyPresent']);
    expect(shown.failed).toEqual([]);
  });

  it('are those of the file once nothing is under way', async () => {
    const { shown, ends } = flags(['NotTried']);
    const saved = shown.toggle('1-3', 'NotTried');
    expect(shown.flagged('1-3')).toEqual([]);
    ends[0]?.(false);
    await saved;
    expect(shown.flagged('1-3')).toEqual([]);
  });

  it('stay on the screen when refused, and are saved by the retry', async () => {
    const { shown, ends, file } = flags();
    const refused = shown.toggle('1-3', 'NotTried');
    ends[0]?.(true);
    await refused;
    expect(shown.flagged('1-3')).toEqual(['NotTried']);
    expect(shown.refusal('1-3')).toEqual(refusal);
    const again = shown.retryAll();
    ends[1]?.(false);
    await again;
    expect(shown.failed).toEqual([]);
    expect(file()).toEqual(['NotTried']);
  });

  it('are no failure when a newer tap was saved after the refusal', async () => {
    const { shown, ends, file } = flags();
    const first = shown.toggle('1-3', 'NotTried');
    const second = shown.toggle('1-3', 'NobodyPresent');
    ends[0]?.(true);
    await first;
    expect(shown.failed).toEqual([]);
    ends[1]?.(false);
    await second;
    expect(file()).toEqual(['NotTried', 'NobodyPresent']);
  });
});
