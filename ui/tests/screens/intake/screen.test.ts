import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { IntakeWork } from '../../../src/screens/intake/intake-work.svelte';
import IntakeScreen from '../../../src/screens/intake/IntakeScreen.svelte';
import type { FakeBackEnd } from '../../fake/back-end';
import { refuse } from '../../fake/case';
import { linked } from '../../fake/intake-samples';
import { pressKey, startProgram } from '../../fake/page';

const path = '/media/usb/申請一覧.csv';

let backEnd: FakeBackEnd;
const onback = vi.fn();
const oncase = vi.fn();

beforeEach(() => {
  backEnd = startProgram();
  onback.mockClear();
  oncase.mockClear();
});
afterEach(() => backEnd.remove());

const show = (work = new IntakeWork()) => render(IntakeScreen, { work, onback, oncase, lockFile: async () => null });
const at = (testid: string) => screen.getByTestId(testid);
const click = async (testid: string) => fireEvent.click(await screen.findByTestId(testid));
const said = (testid: string) => at(testid).textContent?.replace(/\s+/g, ' ').trim();
const sent = (command: string) => backEnd.calls.filter((call) => call.command === command).map(({ payload }) => payload);

async function toColumns() {
  await fireEvent.input(at('intake-path'), { target: { value: path } });
  await fireEvent.submit(at('intake-open'));
  await screen.findByTestId('to-check');
}

async function toCheck() {
  await toColumns();
  await fireEvent.input(at('fixed-insurer'), { target: { value: '999999' } });
  await click('to-check');
  await screen.findByTestId('coming');
}

describe('the file', () => {
  it('is typed or chosen by the dialogue', async () => {
    show();
    backEnd.places.file = path;
    await click('intake-choose');
    await waitFor(() => expect(at('intake-path')).toHaveProperty('value', path));
  });

  it('that cannot be read is told, and another can be typed', async () => {
    backEnd.before = ({ command }) => {
      if (command === 'open_intake') throw refuse('file-missing', 'ファイルがありません。');
    };
    show();
    await fireEvent.input(at('intake-path'), { target: { value: path } });
    await fireEvent.submit(at('intake-open'));
    expect(await screen.findByText(/ファイルがありません。/)).toBeTruthy();
    expect(at('intake-path')).toHaveProperty('value', path);
    await fireEvent.input(at('intake-path'), { target: { value: `${path}x` } });
    expect(screen.queryByText(/ファイルがありません。/)).toBeNull();
  });
});

describe('the columns', () => {
  it('are guessed, and wait for what is missing before rows are read', async () => {
    show();
    await toColumns();
    expect(said('mapping-told')).toMatch(/推定/);
    expect(at('to-check')).toHaveProperty('disabled', true);
    expect(said('mapping-fault')).toMatch(/保険者番号/);
    await fireEvent.input(at('fixed-insurer'), { target: { value: '999999' } });
    expect(at('to-check')).toHaveProperty('disabled', false);
  });

  it('that a person chose are no longer called guessed', async () => {
    show();
    await toColumns();
    expect(at('field-kana').textContent).toContain('推定');
    await fireEvent.change(at('column-kana'), { target: { value: '9' } });
    expect(at('field-kana').textContent).not.toContain('推定');
    await fireEvent.change(at('column-kana'), { target: { value: '1' } });
    await fireEvent.input(at('fixed-insurer'), { target: { value: '999999' } });
    expect(said('mapping-fault')).toMatch(/同じ列/);
  });

  it('that were kept are told to be those of before', async () => {
    backEnd.intake.look = { ...backEnd.intake.look, kept: true };
    show();
    await toColumns();
    expect(said('mapping-told')).toMatch(/前に取り込んだときの対応/);
    expect(at('field-name').textContent).toContain('前回と同じ');
  });

  it('without a row of names have one row more', async () => {
    show();
    await toColumns();
    expect(said('intake-rows')).toBe('20行');
    await fireEvent.click(at('intake-header'));
    expect(said('intake-rows')).toBe('21行');
  });
});

describe('名寄せ', () => {
  it('decides nothing by itself: what may be of somebody on file does not come in', async () => {
    show();
    await toCheck();
    expect(said('coming')).toMatch(/14件を取り込みます。.*決めていない3件は取り込みません/);
    await click('take-intake');
    await screen.findByTestId('intake-report');
    expect(sent('take_intake')[0]?.['decisions']).toEqual({});
    expect(said('undecided-rows')).toMatch(/16行目、17行目、18行目/);
  });

  it('is decided row by row with the keyboard', async () => {
    show();
    await toCheck();
    document.getElementById('near-list')?.focus();
    await pressKey('1');
    await pressKey('n');
    expect(at('near-detail').dataset['row']).toBe('17');
    await pressKey('3');
    await pressKey('ArrowDown');
    await pressKey('3');
    expect(screen.getAllByTestId('near-row').map(({ dataset }) => dataset['choice'])).toEqual(['link', 'separate', 'skip']);
    await pressKey('0');
    expect(screen.getAllByTestId('near-row')[2]?.dataset['choice']).toBe('later');
    await pressKey('3');
    expect(said('coming')).toBe('16件を取り込みます。');
    await click('take-intake');
    await screen.findByTestId('intake-report');
    expect(sent('take_intake')[0]?.['decisions']).toEqual({
      16: { kind: 'link', case: 31 },
      17: { kind: 'separate' },
      18: { kind: 'skip' },
    });
    expect([said('done-made'), said('done-linked'), said('done-skipped'), said('done-undecided')]).toEqual(['16件', '1件', '1件', '0件']);
  });

  it('shows side by side what is the same and what is not', async () => {
    show();
    await toCheck();
    const lines = [...at('near-detail').querySelectorAll('tbody tr')].map(({ textContent }) => textContent?.replace(/\s+/g, ''));
    expect(lines).toContain('被保険者番号00001012990000101929違う');
    expect(lines).toContain('性別男男同じ');
    expect(lines.some((line) => line?.startsWith('保険者番号'))).toBe(false);
    await click('near-case-31');
    expect(oncase).toHaveBeenCalledWith(31);
  });

  it('begins anew where a column was changed', async () => {
    const work = new IntakeWork();
    show(work);
    await toCheck();
    await click('decide-separate');
    await click('to-columns');
    await fireEvent.change(await screen.findByTestId('column-kana'), { target: { value: '' } });
    await click('to-check');
    await screen.findByTestId('coming');
    expect(work.decisions).toEqual({});
  });
});

describe('the rows', () => {
  it('are listed by what they are', async () => {
    show();
    await toCheck();
    await click('tab-rows');
    expect(screen.getAllByTestId('intake-row')).toHaveLength(18);
    await fireEvent.change(at('intake-verdict'), { target: { value: 'known' } });
    expect(screen.getAllByTestId('intake-row')).toHaveLength(3);
    expect(screen.getAllByTestId('intake-row')[0]?.textContent).toMatch(/整理番号12、整理番号45の方/);
  });

  it('that cannot be read are told with row, column and cause', async () => {
    show();
    await toCheck();
    await click('tab-refused');
    const cells = [...(screen.getAllByTestId('refused-row')[0]?.children ?? [])].map((cell) => cell.textContent);
    expect(cells.slice(0, 2)).toEqual(['20', '生年月日（E列）']);
    expect(cells[2]).toMatch(/^日付として読めません/);
  });
});

it('once it is done, an import begins anew after the list, and not after a case', async () => {
  const work = new IntakeWork();
  show(work);
  await toCheck();
  await click('take-intake');
  await fireEvent.click((await screen.findAllByTestId('intake-made'))[0]?.querySelector('button') ?? document.body);
  expect(oncase).toHaveBeenCalledWith(1);
  expect(work.step).toBe('done');
  await click('to-list');
  expect(onback).toHaveBeenCalled();
  expect([work.step, work.path, work.preview]).toEqual(['file', '', null]);
});

it('a look through the rows that was stopped has taken nothing', async () => {
  backEnd.intake.preview = null;
  show();
  await toColumns();
  await fireEvent.input(at('fixed-insurer'), { target: { value: '999999' } });
  await click('to-check');
  expect(await screen.findByText(/中止しました。まだ何も取り込んでいません。/)).toBeTruthy();
});

it('linked numbers are listed, and taken back once it was asked', async () => {
  backEnd.intake.linked = linked;
  show();
  await click('tab-linked');
  expect((await screen.findByTestId('linked-number')).textContent).toContain('0000101929');
  await click('unlink');
  expect(sent('unlink_numbers')).toEqual([]);
  await click('unlink-now');
  expect(await screen.findByTestId('no-linked')).toBeTruthy();
  expect(sent('unlink_numbers')).toEqual([{ id: 1 }]);
});
