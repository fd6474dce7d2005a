import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { pressKey } from '../../../fake/page';
import { click, said, startReview, type, type Review } from './review';

let review: Review;
beforeEach(() => (review = startReview()));
afterEach(() => review.backEnd.remove());

const decision = () => review.backEnd.board.of(review.first).decision;

async function toDecision(id = review.first) {
  await review.show(id);
  await click('tab-review-decision');
}

describe('二次判定', () => {
  it('is recorded as the 一次判定 stands with one key, and says beforehand what is recorded', async () => {
    await toDecision();
    expect(said(screen.getByTestId('to-record'))).toBe('要介護2 12か月（令和8年12月1日〜令和9年11月30日）');
    await pressKey('Enter', { ctrlKey: true });
    await screen.findByTestId('decision');
    expect(decision()).toMatchObject({ entry: { level: '要介護2', months: 12 }, ends_on: '2027-11-30' });
    expect(screen.getByTestId('benefits').textContent).toContain('介護給付');
    expect(document.activeElement).toBe(screen.getByTestId('decided-next'));
  });

  it('chooses a level by its digit, asks what 要介護1 asks, and refuses at the field', async () => {
    await toDecision();
    await pressKey('4');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('care1-認知機能の低下')));
    await pressKey('2');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('decision-months')));
    await pressKey('Enter', { ctrlKey: true });
    const why = screen.getByTestId('decision-change_reason');
    await waitFor(() => expect(document.activeElement).toBe(why));
    expect(why.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById('decision-change_reason-refusal')?.textContent).toContain('変更の理由を入力してください');
    expect(decision()).toBeNull();
    await type('decision-change_reason', '特記事項から、介護の手間が少ない。');
    await pressKey('Enter', { ctrlKey: true });
    await screen.findByTestId('decision');
    expect(decision()?.entry).toMatchObject({ level: '要介護1', care1_state: '不安定', change_reason: '特記事項から、介護の手間が少ない。' });
    expect(screen.getByTestId('decision').textContent).toContain('要介護2から変更');
  });

  it('follows the chosen length with its last day, and refuses what is outside at the field', async () => {
    await toDecision();
    await type('decision-months', '２４');
    expect(said(screen.getByTestId('period-end'))).toContain('〜令和10年11月30日');
    await type('decision-months', '60');
    expect(said(screen.getByTestId('period-end'))).toContain('3か月から48か月までの間で');
    await click('decide');
    await waitFor(() => expect(document.getElementById('decision-months-refusal')?.textContent).toContain('60か月は定められません'));
    expect(decision()).toBeNull();
  });

  it('has no length where 非該当 is decided', async () => {
    await toDecision();
    await click('level-非該当');
    expect(screen.queryByTestId('decision-months')).toBeNull();
    expect(screen.getByText('非該当には有効期間がありません。')).toBeTruthy();
    await type('decision-change_reason', '介護の手間がない。');
    await click('decide');
    await screen.findByTestId('decision');
    expect(decision()).toMatchObject({ entry: { level: '非該当', months: null }, ends_on: null });
  });

  it('is deferred with a reason only', async () => {
    await toDecision();
    await click('outcome-deferred');
    await click('decide');
    await waitFor(() => expect(document.getElementById('decision-deferred_because-refusal')?.textContent).toContain('理由が空欄'));
    await type('decision-deferred_because', '主治医意見書の記載が足りない。');
    await click('decide');
    await screen.findByTestId('decision');
    expect(decision()?.entry).toMatchObject({ outcome: 'deferred', level: null, months: null });
  });

  it('is taken back with a reason only, and keeps what was entered for the next try', async () => {
    await toDecision();
    await type('decision-opinion', '訪問リハビリテーションの利用が望ましい。');
    await click('decide');
    await click((await screen.findByTestId('withdraw-decision')).dataset['testid'] ?? '');
    await click('withdraw-decision-yes');
    expect(await screen.findByText(/取り消す理由が空欄/)).toBeTruthy();
    expect(decision()).not.toBeNull();
    await type('withdraw-because', '月数の誤り');
    await click('withdraw-decision-yes');
    await screen.findByTestId('decision-form');
    expect(decision()).toBeNull();
    expect(screen.getByTestId<HTMLTextAreaElement>('decision-opinion').value).toContain('訪問リハビリテーション');
  });

  it('cannot be recorded without a meeting or its day, and says what to do', async () => {
    await toDecision(review.alone);
    expect(said(screen.getByTestId('no-meeting'))).toContain('まだ審査会に割り当てられていません');
  });

  it('is not lost by a step aside: what is typed stays, and leaving asks first', async () => {
    await toDecision();
    await type('decision-opinion', '福祉用具の見直し');
    await click('tab-review-matter');
    await click('tab-review-decision');
    expect(screen.getByTestId<HTMLTextAreaElement>('decision-opinion').value).toBe('福祉用具の見直し');
    await click('review-back');
    expect(await screen.findByTestId('review-unsaved')).toBeTruthy();
    expect(review.onmeeting).not.toHaveBeenCalled();
    await click('review-back');
    expect(review.onmeeting).toHaveBeenCalled();
  });
});
