import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Serial } from '../../../../src/screens/case/serial';
import { ItemTexts } from '../../../../src/screens/case/survey/item-texts.svelte';

type Sent = { item: string; text: string; end: (cause?: unknown) => void };

/** Texts whose requests end when the test says so. */
function texts(before: Record<string, string> = {}) {
  const sent: Sent[] = [];
  const saved: number[] = [];
  const notes = new ItemTexts<number>(
    ['1-1', '2-4'],
    before,
    new Serial(),
    (item, text) =>
      new Promise<number>((resolve, reject) => {
        const end = (cause?: unknown) => (cause === undefined ? resolve(sent.length) : reject(cause));
        sent.push({ item, text, end });
      }),
    (answer) => saved.push(answer),
  );
  return { notes, sent, saved };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Everything that can go on without another answer of the back end has gone on. */
const settled = () => vi.advanceTimersByTimeAsync(0);
const refused = { code: 'store-full', message: '保存できません。' };

describe('a note that is typed', () => {
  it('is saved once, after a pause, as it stands then', async () => {
    const { notes, sent, saved } = texts();
    notes.type('2-4', '週');
    await vi.advanceTimersByTimeAsync(600);
    notes.type('2-4', '週に2回');
    await vi.advanceTimersByTimeAsync(600);
    expect([sent, notes.state('2-4')]).toEqual([[], 'changed']);
    await vi.advanceTimersByTimeAsync(200);
    expect(sent.map(({ item, text }) => [item, text])).toEqual([['2-4', '週に2回']]);
    expect(notes.state('2-4')).toBe('saving');
    sent[0]?.end();
    await settled();
    expect([notes.state('2-4'), saved]).toEqual(['saved', [1]]);
  });

  it('is saved at once when the field is left, and not a second time by the pause', async () => {
    const { notes, sent } = texts();
    notes.type('2-4', '毎食');
    void notes.leave('2-4');
    void notes.leave('2-4');
    await settled();
    sent[0]?.end();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent).toHaveLength(1);
  });

  it('is not sent where the file has it already', async () => {
    const { notes, sent } = texts({ '2-4': '毎食' });
    notes.type('2-4', '毎食2');
    notes.type('2-4', '毎食');
    await vi.advanceTimersByTimeAsync(5_000);
    expect([sent, notes.state('2-4')]).toEqual([[], 'saved']);
  });

  it('keeps what is typed while an older text is being saved, and saves it after that', async () => {
    const { notes, sent } = texts();
    notes.type('2-4', '週に2回');
    void notes.leave('2-4');
    await settled();
    notes.type('2-4', '週に2、3回');
    sent[0]?.end();
    await settled();
    expect([notes.text('2-4'), notes.state('2-4')]).toEqual(['週に2、3回', 'changed']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent.map(({ text }) => text)).toEqual(['週に2回', '週に2、3回']);
  });
});

describe('a note that cannot be saved', () => {
  it('stays on the screen with the reason, and is saved by the retry', async () => {
    const { notes, sent } = texts({ '2-4': '毎食' });
    notes.type('2-4', '毎食、家族が');
    void notes.leave('2-4');
    await settled();
    sent[0]?.end(refused);
    await settled();
    expect([notes.text('2-4'), notes.state('2-4'), notes.failed]).toEqual(['毎食、家族が', 'failed', ['2-4']]);
    expect(notes.refusal('2-4')).toEqual(refused);
    void notes.retry('2-4');
    await settled();
    sent[1]?.end();
    await settled();
    expect([notes.state('2-4'), notes.failed]).toEqual(['saved', []]);
  });

  it('forgets the failure when a newer text is saved', async () => {
    const { notes, sent } = texts();
    notes.type('2-4', '一');
    void notes.leave('2-4');
    notes.type('2-4', '二');
    void notes.leave('2-4');
    await settled();
    sent[0]?.end(refused);
    await settled();
    sent[1]?.end();
    await settled();
    expect([notes.text('2-4'), notes.state('2-4')]).toEqual(['二', 'saved']);
  });
});

describe('every note at once', () => {
  it('is saved before the case is left', async () => {
    const { notes, sent } = texts();
    notes.type('1-1', '左手');
    notes.type('2-4', '毎食');
    const left = notes.leaveAll();
    await settled();
    sent[0]?.end();
    await settled();
    sent[1]?.end();
    await left;
    expect([notes.state('1-1'), notes.state('2-4')]).toEqual(['saved', 'saved']);
  });

  it('shows what undo put back, and sends nothing for it', async () => {
    const { notes, sent } = texts({ '2-4': '毎食' });
    notes.put('2-4', '');
    await vi.advanceTimersByTimeAsync(5_000);
    expect([notes.text('2-4'), notes.state('2-4'), sent]).toEqual(['', 'empty', []]);
  });

  it('keeps what was typed and is not saved, whatever is put back', async () => {
    const { notes, sent } = texts({ '2-4': '毎食' });
    notes.type('2-4', '毎食、家族が');
    notes.put('2-4', '');
    expect([notes.text('2-4'), notes.state('2-4')]).toEqual(['毎食、家族が', 'changed']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent.map(({ text }) => text)).toEqual(['毎食、家族が']);
  });
});
