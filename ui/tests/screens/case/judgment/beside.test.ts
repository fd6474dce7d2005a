import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { differenceText } from '../../../../src/screens/case/judgment/beside/sides';
import { refuse } from '../../../fake/case';
import type { FakeBackEnd } from '../../../fake/back-end';
import { complete, split } from '../../../fake/judgments';
import { startProgram } from '../../../fake/page';
import { openPart } from './part';

let backEnd: FakeBackEnd;
beforeEach(() => {
  backEnd = startProgram(({ answers }) => (answers['2-4']?.[0] === 4 ? complete : split));
});
afterEach(() => backEnd.remove());

const last = {
  case: 9,
  number: 9,
  surveyed_on: '2024-11-18',
  form: '令和6年4月版',
  answers: { '2-4': { numbers: [4], labels: ['全介助'] } },
  notes: {},
};

describe('this survey beside another', () => {
  it('says that there is no last survey where there is none', async () => {
    await openPart(backEnd, 'judgment-beside');
    expect(await screen.findByTestId('no-last')).toBeTruthy();
    expect(backEnd.calls.some(({ command }) => command === 'side_by_side')).toBe(false);
  });

  it('shows the last survey first, the items that differ and where the paths part', async () => {
    const { onjump } = await openPart(backEnd, 'judgment-beside', backEnd.addCase({ answers: { '2-4': [1] }, last }));
    const totals = await screen.findByTestId('beside-totals');
    expect(totals.textContent?.replace(/\s+/g, '')).toBe('前回の調査要介護258.0〜58.2分→今回の調査要支援2・要介護136.6分');
    const row = screen.getByTestId('beside-item');
    expect(row.textContent?.replace(/\s+/g, '')).toBe('2-4食事摂取全介助介助されていない');
    expect(screen.getAllByTestId('parting').length).toBeGreaterThan(0);
    await fireEvent.click(screen.getByRole('button', { name: '2-4 食事摂取' }));
    expect(onjump).toHaveBeenCalledWith({ at: 'Item', item: '2-4' });
  });

  it('takes supposed answers, marks them as such and saves nothing', async () => {
    const { fake } = await openPart(backEnd, 'judgment-beside', backEnd.addCase({ answers: { '2-4': [1] } }));
    await fireEvent.click(await screen.findByTestId('beside-variant'));
    await fireEvent.change(screen.getByTestId('supposed-item'), { target: { value: '2-4' } });
    await fireEvent.click(await screen.findByTestId('supposed-option-4'));
    const totals = await screen.findByTestId('beside-totals');
    expect(totals.textContent).toMatch(/いまの回答[^→]*36\.6分[^→]*→[^→]*仮の回答[^→]*58\.0〜58\.2分/);
    expect(screen.getByTestId('supposed-lines').textContent?.replace(/\s+/g, ' ')).toMatch(/仮の回答 2-4 食事摂取 介助されていない → 全介助/);
    expect(fake.answers).toEqual({ '2-4': [1] });
    expect(backEnd.calls.some(({ command }) => command === 'answer')).toBe(false);
    await fireEvent.click(screen.getByTestId('supposed-remove-2-4'));
    await waitFor(() => expect(screen.queryByTestId('beside-totals')).toBeNull());
  });

  it('lets the option that excludes the others exclude them in a supposed answer too', async () => {
    await openPart(backEnd, 'judgment-beside', backEnd.addCase({ answers: { '1-1': [2, 4] } }));
    await fireEvent.click(await screen.findByTestId('beside-variant'));
    await fireEvent.change(screen.getByTestId('supposed-item'), { target: { value: '1-1' } });
    await fireEvent.click(await screen.findByTestId('supposed-option-5'));
    const variants = () =>
      backEnd.calls.filter(({ command }) => command === 'side_by_side').map(({ payload }) => (payload['other'] as { answers: unknown }).answers);
    await waitFor(() => expect(variants().at(-1)).toEqual({ '1-1': [2, 4, 5] }));
    await fireEvent.click(screen.getByTestId('supposed-option-1'));
    await waitFor(() => expect(variants().at(-1)).toEqual({ '1-1': [1] }));
  });

  it('supposes neither the answer as it is nor no answer at all', async () => {
    await openPart(backEnd, 'judgment-beside', backEnd.addCase({ answers: { '1-2': [3] } }));
    await fireEvent.click(await screen.findByTestId('beside-variant'));
    await fireEvent.change(screen.getByTestId('supposed-item'), { target: { value: '1-2' } });
    await fireEvent.click(await screen.findByTestId('supposed-option-2'));
    await screen.findByTestId('supposed-lines');
    await fireEvent.click(screen.getByTestId('supposed-option-2'));
    expect(screen.queryByTestId('supposed-lines')).toBeNull();
    await fireEvent.click(screen.getByTestId('supposed-option-3'));
    expect(screen.queryByTestId('supposed-lines')).toBeNull();
    expect(screen.getByTestId<HTMLInputElement>('supposed-option-3').checked).toBe(true);
  });

  it('shows no older result where the newest is refused', async () => {
    await openPart(backEnd, 'judgment-beside', backEnd.addCase({ answers: { '2-4': [1] } }));
    await fireEvent.click(await screen.findByTestId('beside-variant'));
    await fireEvent.change(screen.getByTestId('supposed-item'), { target: { value: '2-4' } });
    await fireEvent.click(await screen.findByTestId('supposed-option-4'));
    await screen.findByTestId('beside-totals');
    backEnd.before = ({ command }) => {
      if (command === 'side_by_side') throw refuse('rules-broken', '規則の表を読めません。');
    };
    await fireEvent.click(screen.getByTestId('supposed-option-2'));
    expect(await screen.findByText(/規則の表を読めません/)).toBeTruthy();
    expect(screen.queryByTestId('beside-totals')).toBeNull();
  });
});

describe('a difference', () => {
  const sides = [{ key: 'a', name: 'いま' }, { key: 'b', name: '仮' }] as const;

  it('is the second side less the first, with its sign', () => {
    expect(differenceText({ a: [580, 580], b: [614, 614] }, sides)).toBe('+3.4');
    expect(differenceText({ a: [580, 580], b: [575, 575] }, sides)).toBe('−0.5');
    expect(differenceText({ a: [580, 582], b: [580, 582] }, sides)).toBe('同じ');
    expect(differenceText({ a: [586, 884], b: [782, 1080] }, sides)).toBe('+19.6');
    expect(differenceText({ a: [580, 582], b: [590, 590] }, sides)).toBe('幅が違う');
  });
});
