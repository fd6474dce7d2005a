import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import App from '../../../../src/App.svelte';
import { fieldOf } from '../../../../src/screens/board/review/decision/entry-draft.svelte';
import { monthsOf } from '../../../../src/screens/board/review/periods';
import { pressKey } from '../../../fake/page';
import { click, said, startReview, type Review } from './review';

let review: Review;
beforeEach(() => (review = startReview()));
afterEach(() => review.backEnd.remove());

const selected = () => document.querySelector('[role="tab"][aria-selected="true"]')?.id;

describe('the review of a case', () => {
  it('begins with what stands against the packet, and says how much', async () => {
    await review.show(review.first);
    expect(selected()).toBe('tab-review-masking');
    expect(said(screen.getByTestId('tab-review-masking'))).toBe('マスキング 残り12件');
  });

  it('begins with what the board looks at where nothing is open', async () => {
    await review.show(review.alone);
    expect(selected()).toBe('tab-review-matter');
  });

  it('walks along the agenda by keyboard and stays on its tab', async () => {
    await review.show(review.first);
    await pressKey('2', { altKey: true, code: 'Digit2' });
    await click('tab-review-matter');
    await pressKey('ArrowRight', { altKey: true });
    await screen.findByText('加藤 三郎');
    expect(selected()).toBe('tab-review-matter');
    expect(screen.getByTestId<HTMLButtonElement>('review-after').disabled).toBe(true);
    await pressKey('ArrowLeft', { altKey: true });
    expect(await screen.findByText('伊藤 トメ')).toBeTruthy();
  });

  it('goes back to its meeting, or to its case where it has none', async () => {
    await review.show(review.first);
    await click('review-back');
    expect(review.onmeeting).toHaveBeenCalledWith(review.backEnd.board.meetingOf(review.first)?.id);
    await review.show(review.alone);
    await pressKey('0', { altKey: true, code: 'Digit0' });
    expect(review.oncase).toHaveBeenCalledWith(review.alone);
  });

  it('shows nobody where the next case cannot be opened', async () => {
    await review.show(review.first);
    review.backEnd.before = ({ command }) => {
      if (command === 'review') throw { code: 'store-locked', message: 'ファイルがロックされています。' };
    };
    await click('review-after');
    expect(await screen.findByText(/ファイルがロックされています/)).toBeTruthy();
    expect(screen.queryByText('伊藤 トメ')).toBeNull();
  });

  it('is reached from a case once that is surveyed', async () => {
    render(App);
    await fireEvent.click((await screen.findAllByTestId('case-row'))[0] as HTMLElement);
    await fireEvent.click(await screen.findByTestId('to-review'));
    expect(await screen.findByTestId('tab-review-masking')).toBeTruthy();
  });

  it('is out of reach while the survey is under way', async () => {
    review.backEnd.board.case(review.first).status = 'surveying';
    render(App);
    await fireEvent.click((await screen.findAllByTestId('case-row'))[0] as HTMLElement);
    await screen.findByTestId('visit-open');
    expect(screen.queryByTestId('to-review')).toBeNull();
  });
});

describe('what is typed of a decision', () => {
  it('reads months as a person writes them, and nothing else', () => {
    expect([monthsOf('12'), monthsOf('２４か月'), monthsOf(' 36ヶ月 '), monthsOf('十二'), monthsOf(''), monthsOf('12.5')]).toEqual([12, 24, 36, null, null, null]);
  });

  it('shows a refusal at the field that it is about', () => {
    const field = (code: string, message = '') => fieldOf({ code, message });
    expect(field('decision-change-without-reason')).toBe('change_reason');
    expect(field('decision-no-care1-state')).toBe('care1_state');
    expect(field('decision-no-months')).toBe('months');
    expect(field('validity-length-over-insurer-limit')).toBe('months');
    expect(field('decision-deferred-without-reason')).toBe('deferred_because');
    expect(field('decision-simplified-otherwise')).toBe('level');
    expect(field('decision-text-too-long', '審査会の意見が長すぎます（3000文字）。')).toBe('opinion');
    expect(field('store-full')).toBeNull();
  });
});
