import { screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { click, said, startReview, type, type Review } from './review';

let review: Review;
beforeEach(() => (review = startReview()));
afterEach(() => review.backEnd.remove());

async function toMatter() {
  await review.show(review.first);
  await click('tab-review-matter');
}

describe('審査事項', () => {
  it('marks where the 一次判定 comes from', async () => {
    await toMatter();
    expect(said(screen.getByTestId('primary'))).toBe('公式 要介護2');
  });

  it('shows each of the six conditions with its value, verdict and reason', async () => {
    review.backEnd.board.of(review.first).eligible = '満たさない';
    await toMatter();
    const rows = within(screen.getByTestId('conditions')).getAllByRole('row').slice(1, 7);
    expect(rows).toHaveLength(6);
    expect(said(rows[2] as HTMLElement)).toMatch(/^3.*× 満たさない ?今回 要介護2、前回 要介護2 ?今回と前回の要介護度が一致しません。$/);
    expect(said(screen.getByTestId('eligible'))).toContain('簡素化の対象ではありません');
  });

  it('takes an eligible case into full review with a reason only, and back', async () => {
    await toMatter();
    await click('to-full-review');
    await click('full-review-yes');
    expect(await screen.findByText(/理由が空欄/)).toBeTruthy();
    await type('full-review-input', '家族の状況が変わった');
    await click('full-review-yes');
    expect((await screen.findByTestId('full-review-because')).textContent).toBe('家族の状況が変わった');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('to-simplified')));
    await click('to-simplified');
    await waitFor(() => expect(said(screen.getByTestId('eligible'))).toContain('簡素化して審査します'));
  });

  it('shows default, range and days for each level, and the end of another length', async () => {
    await toMatter();
    const row = screen.getByTestId('period-要介護2');
    expect(said(row)).toMatch(/要介護2 ?一次判定 ?12か月 ?3〜48か月 令和8年12月1日〜令和9年11月30日/);
    await type('try-months-要介護2', '48');
    expect(said(row)).toContain('令和12年11月30日');
    await type('try-months-要介護2', '49');
    expect(said(row)).toContain('3〜48か月で定めます');
    expect(said(screen.getByTestId('period-非該当'))).toContain('有効期間がありません');
  });
});
