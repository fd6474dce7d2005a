import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import { placeIn } from '../../../../src/screens/training/calculation/figure-place';
import type { FakeBackEnd } from '../../../fake/back-end';
import { pressKey, startProgram } from '../../../fake/page';
import { whole } from '../../../fake/training';
import { openCourse, openTask } from '../screen';

let backEnd: FakeBackEnd | null = null;
afterEach(() => backEnd?.remove());

async function open(): Promise<void> {
  backEnd = startProgram();
  openCourse();
  await openTask('7', 'D3');
}

const first = 'question/meal/';

describe('the figure of a tree', () => {
  it('lies in a region of its own, outside the lines that are written in', async () => {
    await open();
    await fireEvent.click(screen.getByTestId('figure-meal'));
    const dock = await screen.findByTestId('figure-dock');
    expect(dock.textContent).toContain('「食事」の樹形図');
    expect(document.querySelector('#part-tree-meal')?.contains(dock)).toBe(false);
    expect(within(dock).getByRole('region', { name: /樹形図/ }).tabIndex).toBe(0);
  });

  it('is opened and closed by keyboard from the question, which keeps the focus', async () => {
    await open();
    screen.getByTestId(`choice-${first}-0`).focus();
    await pressKey('g', { altKey: true, code: 'KeyG' });
    expect(await screen.findByTestId('figure-dock')).toBeTruthy();
    await pressKey('g', { altKey: true, code: 'KeyG' });
    await waitFor(() => expect(screen.queryByTestId('figure-dock')).toBeNull());
    expect(document.activeElement).toBe(screen.getByTestId(`choice-${first}-0`));
  });

  it('marks the question that the learner is at and the branch that the learner took', async () => {
    await open();
    const taken = whole.key[first]?.arm ?? 0;
    screen.getByTestId(`choice-${first}-0`).focus();
    await fireEvent.click(screen.getByTestId('figure-meal'));
    const dock = await screen.findByTestId('figure-dock');
    expect(dock.querySelector('[data-current]')?.textContent).toContain('2-4 食事摂取');
    await pressKey(String(taken + 1));
    await waitFor(() => expect(within(dock).getByText('選んだ枝')).toBeTruthy());
    (await screen.findByTestId(`choice-${first}${taken}-0`)).focus();
    await waitFor(() => expect(dock.querySelector('[data-current]')?.textContent).toContain('第2群'));
  });

  it('follows the learner into the next tree', async () => {
    await open();
    await fireEvent.click(screen.getByTestId('figure-meal'));
    screen.getByTestId('choice-question/excretion/-0').focus();
    await waitFor(() => expect(screen.getByTestId('figure-dock').textContent).toContain('「排泄」の樹形図'));
  });
});

describe('the place in a figure', () => {
  it('follows the own branches of the learner, right or wrong', () => {
    const written = {
      'question/meal/': { kind: 'branch', arm: 0, read: '' },
      'question/meal/0': { kind: 'branch', arm: 1, read: '31.2' },
      'question/meal/1': { kind: 'branch', arm: 1, read: '' },
    } as const;
    expect(placeIn('meal', whole.lines, written, 'question/meal/0')).toEqual({ way: '0.1', at: '0' });
  });
});
