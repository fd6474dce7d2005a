import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { MaskedText, ReviewView } from '../../../../src/types';
import { pressKey } from '../../../fake/page';
import { namedNotes } from '../../../fake/review-samples';
import { click, said, startReview, type Review } from './review';

let review: Review;
beforeEach(() => (review = startReview()));
afterEach(() => review.backEnd.remove());

const current = () => document.querySelector<HTMLElement>('[data-testid="text"][aria-current]');
const at = () => current()?.dataset['text'];
const rowOf = (key: string) => document.querySelector<HTMLElement>(`[data-text="${key}"]`) as HTMLElement;
const copyOf = (key: string) => within(rowOf(key)).getByTestId('copy').textContent;
const kept = (key: string): MaskedText | undefined => review.backEnd.board.of(review.first).masked.get(key);
const open = () => review.backEnd.calls.filter(({ command }) => command === 'mask_text').length;

/** Presses a key and waits until the text at hand is another. */
async function toNext(key = 'Enter') {
  const before = at();
  await pressKey(key);
  await waitFor(() => expect(at()).not.toBe(before));
}

/** Chooses `word` of the text at hand as a drag does. */
async function drag(word: string) {
  const original = within(current() as HTMLElement).getByTestId('original');
  const walker = document.createTreeWalker(original, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const found = node.textContent?.indexOf(word) ?? -1;
    if (found < 0) continue;
    document.getSelection()?.setBaseAndExtent(node, found, node, found + word.length);
    await fireEvent.pointerUp(original);
    return;
  }
  throw new Error(`「${word}」 is in no stretch of the text`);
}

describe('masking the texts of a case', () => {
  it('needs one key for each text: what is proposed is taken, the text confirmed, and the next open one comes by itself', async () => {
    await review.show(review.first);
    expect(at()).toBe('note/1-1');
    for (const _ of Object.keys(namedNotes).slice(1)) await toNext();
    await pressKey('Enter');
    await screen.findByTestId('masking-done');
    expect(open()).toBe(Object.keys(namedNotes).length);
    expect(kept('note/1-7')).toMatchObject({ checked: true, masks: [{ instead: '●●' }] });
    expect(screen.getByTestId('masking-progress').textContent).toContain('12/12');
  });

  it('goes on to the next case with the same key once every text is confirmed', async () => {
    await review.show(review.first);
    for (const item of Object.keys(namedNotes)) {
      await waitFor(() => expect(at()).toBe(`note/${item}`));
      await pressKey('Enter');
    }
    await screen.findByTestId('masking-done');
    await click('mask-left');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('done-next')));
    expect(screen.queryByTestId('mask-left')).toBeNull();
    await click('done-next');
    await screen.findByText('加藤 三郎');
    await waitFor(() => expect(at()).toBe('note/2-4'));
    expect(document.activeElement).toBe(current());
  });

  it('names the texts confirmed before a word of theirs was masked elsewhere, and masks it there with one key', async () => {
    await review.show(review.first);
    for (const item of Object.keys(namedNotes)) {
      await waitFor(() => expect(at()).toBe(`note/${item}`));
      await pressKey('Enter');
    }
    expect(said(await screen.findByTestId('masking-left'))).toMatch(/\(1-3\) 寝返り 「花子」/);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('mask-left')));
    await click('mask-left');
    await waitFor(() => expect(screen.queryByTestId('masking-left')).toBeNull());
    expect(rowOf('note/1-3').textContent).toContain('長女の●●が手を添える');
    expect(kept('note/1-3')?.checked).toBe(true);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('done-next')));
  });

  it('shows the copy with the proposals in it before anything is kept', async () => {
    await review.show(review.first);
    expect(copyOf('note/1-7')).toContain('隣の●●さんが');
    expect(kept('note/1-7')).toBeUndefined();
  });

  it('begins at the text that it is asked for', async () => {
    await review.show(review.first, 'note/4-1');
    await waitFor(() => expect(at()).toBe('note/4-1'));
    expect(document.activeElement).toBe(current());
  });

  it('masks what is dragged over with one key, and the same word in the whole text and the texts after it', async () => {
    await review.show(review.first, 'note/3-1');
    await waitFor(() => expect(at()).toBe('note/3-1'));
    await drag('ひまわり苑');
    expect(said(screen.getByTestId('chosen'))).toContain('「ひまわり苑」');
    await pressKey('8');
    await waitFor(() => expect(copyOf('note/3-1')).toContain('「○○施設に行く日だ」'));
    expect(kept('note/3-1')?.checked).toBe(false);
    expect(copyOf('note/2-5')).toContain('○○施設の通所日');
  });

  it('masks by keyboard alone', async () => {
    await review.show(review.first, 'note/2-4');
    await waitFor(() => expect(at()).toBe('note/2-4'));
    for (let step = 0; step < 30 && !said(screen.getByTestId('chosen'))?.includes('花子'); step += 1) await pressKey('ArrowRight');
    expect(said(screen.getByTestId('chosen'))).toContain('「花子」');
    await pressKey('5');
    await waitFor(() => expect(copyOf('note/2-4')).toContain('娘が拭いている'));
  });

  it('masks a choice before it confirms, so that nothing chosen is forgotten', async () => {
    await review.show(review.first, 'note/2-4');
    await waitFor(() => expect(at()).toBe('note/2-4'));
    await drag('花子');
    await pressKey('Enter');
    await waitFor(() => expect(copyOf('note/2-4')).toContain('●●が拭いている'));
    expect(at()).toBe('note/2-4');
    await toNext();
    expect(kept('note/2-4')).toMatchObject({ checked: true });
  });

  it('keeps up with keys that come faster than the answers', async () => {
    await review.show(review.first, 'note/2-4');
    await waitFor(() => expect(at()).toBe('note/2-4'));
    await drag('花子');
    const row = current() as HTMLElement;
    for (const key of ['5', 'Enter', 'Enter']) void fireEvent.keyDown(row, { key });
    await waitFor(() => expect(at()).toBe('note/2-6'));
    expect(kept('note/2-4')).toMatchObject({ checked: true, masks: [{ instead: '娘' }] });
    expect(kept('note/2-5')?.checked).toBe(true);
  });

  it('takes a mask away with one key, and makes it again with one', async () => {
    await review.show(review.first, 'note/1-7');
    await waitFor(() => expect(at()).toBe('note/1-7'));
    await pressKey('ArrowRight', { ctrlKey: true });
    await pressKey('Delete');
    await waitFor(() => expect(copyOf('note/1-7')).toContain('隣の鈴木さんが'));
    expect(screen.getByTestId('take').textContent).toContain('「●●」にする');
    await pressKey('z', { ctrlKey: true });
    await waitFor(() => expect(copyOf('note/1-7')).toContain('隣の●●さんが'));
    await pressKey('y', { ctrlKey: true });
    await waitFor(() => expect(copyOf('note/1-7')).toContain('隣の鈴木さんが'));
    await pressKey('a');
    await waitFor(() => expect(copyOf('note/1-7')).toContain('隣の●●さんが'));
  });

  it('opens the text that was confirmed last with the key that takes back', async () => {
    await review.show(review.first);
    await toNext();
    await toNext();
    await pressKey('z', { ctrlKey: true });
    await waitFor(() => expect(at()).toBe('note/1-3'));
    expect(kept('note/1-3')).toMatchObject({ checked: false });
  });

  it('confirms nothing while a key is held down', async () => {
    await review.show(review.first);
    await toNext();
    await pressKey('Enter', { repeat: true });
    await pressKey('ArrowDown');
    expect(open()).toBe(1);
    expect(at()).toBe('note/1-7');
  });

  it('gives the keys back to the text after each press of its buttons', async () => {
    await review.show(review.first, 'note/1-7');
    await waitFor(() => expect(at()).toBe('note/1-7'));
    for (const button of ['remove-mask', 'take', 'masking-undo']) {
      screen.getByTestId(button).focus();
      const before = open();
      await click(button);
      await waitFor(() => expect(open()).toBe(before + 1));
      await waitFor(() => expect(document.activeElement).toBe(current()));
    }
    await drag('廊下');
    await click('put-m');
    await waitFor(() => expect(copyOf('note/1-7')).toContain('先月、●●で転び'));
    await waitFor(() => expect(document.activeElement).toBe(current()));
  });

  it('gives a mask the word that is typed for it', async () => {
    await review.show(review.first, 'note/1-7');
    await waitFor(() => expect(at()).toBe('note/1-7'));
    await fireEvent.change(screen.getByTestId('instead'), { target: { value: '近所の人' } });
    await waitFor(() => expect(copyOf('note/1-7')).toContain('隣の近所の人さんが'));
  });

  it('says what is wrong where a text changed meanwhile, keeps nothing, and reads it anew', async () => {
    await review.show(review.first, 'note/1-7');
    await waitFor(() => expect(at()).toBe('note/1-7'));
    review.backEnd.board.case(review.first).notes['1-7'] = '屋内は歩行器で歩く。';
    await pressKey('Enter');
    expect(await screen.findByText(/本文が変わっています/)).toBeTruthy();
    expect(kept('note/1-7')).toBeUndefined();
    await click('masking-reload');
    await waitFor(() => expect(copyOf('note/1-7')).toBe('屋内は歩行器で歩く。'));
  });

  it('tells that a text changed after it was masked, and opens it', async () => {
    review.backEnd.board.of(review.first).masked.set('note/1-7', { original: '前の文章', masks: [], checked: true });
    await review.show(review.first, 'note/1-7');
    await waitFor(() => expect(at()).toBe('note/1-7'));
    expect(within(current() as HTMLElement).getByTestId('told').textContent).toContain('マスキングの後に変わりました');
  });

  it('stays with a copy that still tells who, and says what is to be done', async () => {
    const sentence = '写しに「伊藤」が残っています。マスクしてから確認済みにしてください。';
    const keep = review.backEnd.board.commands['mask_text'];
    review.backEnd.board.commands['mask_text'] = (payload) => {
      const view = keep?.(payload) as ReviewView;
      const texts = view.texts.map((text) => (text.key === payload['text'] ? { ...text, open: true } : text));
      const check = { case: review.first, number: 1, kind: 'still_named' as const, text: String(payload['text']), sentence };
      return { ...view, texts, open_checks: [...view.open_checks, check] };
    };
    await review.show(review.first, 'note/2-10');
    await waitFor(() => expect(at()).toBe('note/2-10'));
    await pressKey('Enter');
    expect((await screen.findByTestId('told')).textContent).toBe(sentence);
    expect(at()).toBe('note/2-10');
  });

  it('keeps its place and what can be taken back while another tab is looked at', async () => {
    await review.show(review.first, 'note/2-4');
    await waitFor(() => expect(at()).toBe('note/2-4'));
    await drag('花子');
    await pressKey('5');
    await waitFor(() => expect(copyOf('note/2-4')).toContain('娘が拭いている'));
    await click('tab-review-matter');
    await click('tab-review-masking');
    await waitFor(() => expect(at()).toBe('note/2-4'));
    await click('masking-undo');
    await waitFor(() => expect(copyOf('note/2-4')).toContain('花子が拭いている'));
  });

  it('says that there is nothing to mask where a case has no text', async () => {
    await review.show(review.alone);
    await click('tab-review-masking');
    expect(await screen.findByTestId('no-texts')).toBeTruthy();
  });
});
