import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { FakeBackEnd } from '../../../fake/back-end';
import { complete } from '../../../fake/judgments';
import { pressKey, startProgram } from '../../../fake/page';
import { openPart, type } from './part';

let backEnd: FakeBackEnd;
beforeEach(() => {
  backEnd = startProgram(() => complete);
});
afterEach(() => backEnd.remove());

const verdict = (field: string) => screen.getByTestId(`official-line-${field}`).querySelector('[data-verdict]')?.textContent?.trim();

const imported = {
  judged_on: '2026-11-13',
  level: '要介護2' as const,
  level_with_addition: null,
  total: 581,
  minutes: { meal: 101 },
  dementia_addition: null,
  scores: { 1: 695 },
  stability: null,
  likelihood_percent: null,
  warnings: [],
};

describe('an official result', () => {
  it('is compared line by line as it is typed, in sign and word', async () => {
    const { fake } = await openPart(backEnd, 'judgment-official');
    await type('official-meal', '１０．１');
    await waitFor(() => expect(verdict('meal')).toBe('＝ 一致'));
    await type('official-mobility', '7.7');
    await waitFor(() => expect(verdict('mobility')).toBe('⊂ 幅の中'));
    await type('official-score-1', '12.3');
    await waitFor(() => expect(verdict('score-1')).toBe('≠ 相違'));
    expect(backEnd.judging.typed.get(fake.id)?.minutes).toEqual({ meal: 101, mobility: 77 });
    expect(screen.getByTestId('official-origin').textContent).toBe('入力');
    expect(screen.getByTestId('total-official').textContent).toContain('相違1件');
    expect(screen.getByTestId('verdict-counts').textContent?.replace(/\s/g, '')).toMatch(/相違1件.*幅の中1件.*一致1件/);
    expect(screen.getByTestId<HTMLInputElement>('official-meal').value).toBe('10.1');
  });

  it('says at the field why a value is refused, keeps what was typed and saves the others', async () => {
    const { fake, open } = await openPart(backEnd, 'judgment-official');
    const meal = await type('official-meal', '5,1');
    await waitFor(() => expect(meal.getAttribute('aria-invalid')).toBe('true'));
    const sentence = document.getElementById(meal.getAttribute('aria-describedby') ?? '');
    expect(sentence?.textContent).toContain('食事の「5,1」は数として読めません');
    await type('official-total', '58.1');
    await waitFor(() => expect(backEnd.judging.typed.get(fake.id)?.total).toBe(581));
    expect(meal.value).toBe('5,1');
    expect(open.unsaved).toEqual(['公式の食事']);
    expect(screen.queryByText(/まだ保存できていない入力/)).toBeNull();
    await type('official-meal', '5.1');
    await waitFor(() => expect(open.unsaved).toEqual([]));
    expect(backEnd.judging.typed.get(fake.id)?.minutes.meal).toBe(51);
  });

  it('is typed from the sheet by Enter, field after field', async () => {
    const { fake } = await openPart(backEnd, 'judgment-official');
    const total = await screen.findByTestId<HTMLInputElement>('official-total');
    total.focus();
    await fireEvent.input(total, { target: { value: '58.1' } });
    await pressKey('Enter');
    expect(document.activeElement).toBe(screen.getByTestId('official-meal'));
    await waitFor(() => expect(backEnd.judging.typed.get(fake.id)?.total).toBe(581));
  });

  it('hands its 蓋然性 and stability to the calculation when asked', async () => {
    const { open } = await openPart(backEnd, 'judgment-official');
    await type('official-likelihood_percent', '45');
    await fireEvent.click(await screen.findByTestId('use-likelihood_percent'));
    await waitFor(() => expect(open.view.opinion.dementia_likelihood_percent).toBe(45));
    await fireEvent.change(screen.getByTestId('official-stability'), { target: { value: '不安定' } });
    await fireEvent.click(await screen.findByTestId('use-stability'));
    await waitFor(() => expect(open.view.opinion.items.Stability).toEqual([2]));
    expect(screen.queryByTestId('use-likelihood_percent')).toBeNull();
  });

  it('shows where a line differs and leads to its steps', async () => {
    await openPart(backEnd, 'judgment-official');
    await type('official-mobility', '1.0');
    const difference = await screen.findByTestId('difference');
    expect(difference.textContent).toContain('移動');
    await fireEvent.click(screen.getByRole('button', { name: /試算の道筋を見る/ }));
    const tree = await screen.findByTestId<HTMLDetailsElement>('tree-mobility');
    expect(tree.open).toBe(true);
    expect(document.activeElement).toBe(tree.querySelector('summary'));
  });

  it('can be taken back, and put back again', async () => {
    const { fake } = await openPart(backEnd, 'judgment-official');
    await type('official-total', '58.1');
    await fireEvent.click(await screen.findByTestId('official-remove'));
    const restore = await screen.findByTestId('official-restore');
    expect(backEnd.judging.typed.has(fake.id)).toBe(false);
    expect(screen.getByTestId<HTMLInputElement>('official-total').value).toBe('');
    await fireEvent.click(restore);
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('official-total').value).toBe('58.1'));
    expect(backEnd.judging.typed.get(fake.id)?.total).toBe(581);
  });

  it('that was imported is changed only when asked for, and stays beside what is typed', async () => {
    const fake = backEnd.addCase();
    backEnd.judging.imported.set(fake.id, imported);
    await openPart(backEnd, 'judgment-official', fake);
    await waitFor(() => expect(screen.getByTestId('official-origin').textContent).toBe('取り込み'));
    expect(screen.getByTestId('official-meal').tagName).toBe('SPAN');
    await fireEvent.click(screen.getByTestId('official-rewrite'));
    await type('official-meal', '9.9');
    await waitFor(() => expect(screen.getByTestId('official-origin').textContent).toBe('入力'));
    expect(backEnd.judging.typed.get(fake.id)).toEqual({ ...imported, minutes: { meal: 99 } });
    await fireEvent.click(screen.getByTestId('official-remove'));
    await waitFor(() => expect(screen.getByTestId('official-origin').textContent).toBe('取り込み'));
    expect(screen.getByTestId('official-meal').textContent).toBe('10.1');
  });

  it('is compared anew when the case changes', async () => {
    const { open } = await openPart(backEnd, 'judgment-official');
    await type('official-total', '58.1');
    await screen.findByTestId('verdict-counts');
    const before = backEnd.calls.filter(({ command }) => command === 'official_result').length;
    await open.setTraced('hygiene', '7.4', '調査 太郎');
    await waitFor(() => expect(backEnd.calls.filter(({ command }) => command === 'official_result').length).toBeGreaterThan(before));
  });
});
