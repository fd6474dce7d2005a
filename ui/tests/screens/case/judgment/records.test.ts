import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { refuse } from '../../../fake/case';
import type { FakeBackEnd } from '../../../fake/back-end';
import { complete, half } from '../../../fake/judgments';
import { startProgram } from '../../../fake/page';
import { openPart } from './part';

let backEnd: FakeBackEnd;
beforeEach(() => {
  backEnd = startProgram(() => complete);
});
afterEach(() => backEnd.remove());

describe('the judgments of the past', () => {
  it('begin with none, and the judgment of now is kept by a button', async () => {
    await openPart(backEnd, 'judgment-records');
    expect(await screen.findByTestId('no-records')).toBeTruthy();
    await fireEvent.click(screen.getByTestId('record-judgment'));
    const row = await screen.findByTestId('record');
    for (const word of ['調査 太郎', '2009-04', '58.0〜58.2', '要介護2']) expect(row.textContent).toContain(word);
    expect(screen.getByText('いまの試算を控えました。')).toBeTruthy();
  });

  it('open with their steps, marked as past, without anything to enter', async () => {
    const fake = backEnd.addCase();
    backEnd.judging.record(fake, half, { made_by: '事務 花子', rules: '2009-04+補完3' });
    await openPart(backEnd, 'judgment-records', fake);
    await fireEvent.click(await screen.findByRole('button', { name: /^開く/ }));
    const past = await screen.findByTestId('past-judgment');
    expect(past.textContent).toContain('いまの試算ではありません');
    expect(past.textContent).toContain('事務 花子');
    expect(within(past).getByTestId('past-total').textContent).toBe('44.6〜147.7分');
    expect(document.activeElement?.id).toBe('past-judgment');
    for (const details of past.querySelectorAll('details')) {
      details.open = true;
      await fireEvent(details, new Event('toggle'));
    }
    expect(await within(past).findByTestId('tree-path-meal')).toBeTruthy();
    expect(past.querySelectorAll('input, select')).toHaveLength(0);
    await fireEvent.click(screen.getByTestId('close-record'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('show-record-1000')));
  });

  it('say why one could not be kept, and lose nothing', async () => {
    backEnd.before = ({ command }) => {
      if (command === 'record_judgment') throw refuse('store-full', 'ディスクの空きが足りないため保存できません。');
    };
    await openPart(backEnd, 'judgment-records');
    await fireEvent.click(await screen.findByTestId('record-judgment'));
    expect(await screen.findByText(/ディスクの空きが足りない/)).toBeTruthy();
    expect(screen.getByTestId('no-records')).toBeTruthy();
  });
});
