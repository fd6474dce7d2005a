import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { sizeText } from '../../../../src/screens/board/review/files/size-text';
import { click, said, startReview, type Review } from './review';

let review: Review;
beforeEach(() => {
  review = startReview();
  URL.createObjectURL = vi.fn(() => 'blob:page');
  URL.revokeObjectURL = vi.fn();
});
afterEach(() => review.backEnd.remove());

const files = () => review.backEnd.board.of(review.first).attachments;

/** Attaches a picture, which jsdom can show. */
async function attachPicture(kind: 'masked' | 'original') {
  await click(`attach-${kind}`);
  await waitFor(() => expect(files()).toHaveLength(1));
}

async function toFiles() {
  await review.show(review.first);
  await click('tab-review-files');
}

describe('files of 主治医意見書', () => {
  it('say that a masked version is missing once an original is attached', async () => {
    await toFiles();
    await attachPicture('original');
    expect(said(await screen.findByTestId('file-checks'))).toContain('マスキング版がありません');
  });

  it('are confirmed at the end of their pages, and opened again', async () => {
    const known = review.backEnd.board.of(review.first);
    known.attachments = [
      { id: 7, kind: 'masked', format: 'PNG', pages: 1, bytes: 5_500_000, attached_at: '2026-11-21T14:03:00+09:00', notices: ['この画像は解像度が低く、印刷すると読みにくいことがあります。'], checked: false },
    ];
    await toFiles();
    expect(screen.queryByTestId('check-file')).toBeNull();
    const picture = await screen.findByAltText('添付した主治医意見書');
    picture.dispatchEvent(new Event('load'));
    await click((await screen.findByTestId('check-file')).dataset['testid'] ?? '');
    await waitFor(() => expect(screen.getByTestId('file').dataset['checked']).toBe('true'));
    expect(said(screen.getByTestId('file'))).toContain('解像度が低く');
    await click('uncheck-file');
    await waitFor(() => expect(screen.getByTestId('file').dataset['checked']).toBe('false'));
  });

  it('cannot be confirmed where the screen does not show everything that is printed', async () => {
    const known = review.backEnd.board.of(review.first);
    known.attachments = [
      { id: 8, kind: 'masked', format: 'JPEG', pages: 1, bytes: 1000, attached_at: '2026-11-21T14:03:00+09:00', notices: [], checked: false },
    ];
    await toFiles();
    (await screen.findByAltText('添付した主治医意見書')).dispatchEvent(new Event('error'));
    expect((await screen.findByTestId('undrawn')).textContent).toContain('1ページ目に、この画面では表示できない部分があります');
    expect(screen.queryByTestId('check-file')).toBeNull();
  });

  it('are taken off when asked twice', async () => {
    await toFiles();
    await attachPicture('original');
    await click((await screen.findByTestId('remove-file')).dataset['testid'] ?? '');
    expect(files()).toHaveLength(1);
    await click('remove-file-yes');
    await waitFor(() => expect(files()).toHaveLength(0));
  });

  it('change nothing where the dialogue is closed', async () => {
    review.backEnd.board.commands['attach_file'] = () => null;
    await toFiles();
    await click('attach-masked');
    await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('attach-masked').disabled).toBe(false));
    expect(screen.queryByTestId('file')).toBeNull();
  });

  it('tell their size in round numbers', () => {
    expect([sizeText(10), sizeText(184_320), sizeText(5_500_000)]).toEqual(['1KB', '180KB', '5.2MB']);
  });
});
