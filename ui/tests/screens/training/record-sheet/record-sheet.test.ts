import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { RecordSheets } from '../../../../src/screens/training/record-sheet/record-sheets.svelte';
import RecordSheetPart from '../../../../src/screens/training/record-sheet/RecordSheetPart.svelte';
import type { FakeBackEnd } from '../../../fake/back-end';
import { startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
beforeEach(() => {
  backEnd = startProgram();
});
afterEach(() => backEnd.remove());

function show(): RecordSheets {
  const work = new RecordSheets();
  render(RecordSheetPart, { work });
  return work;
}

const cell = (id: string) => screen.getByTestId<HTMLTextAreaElement>(`record-${id}`);
const field = (id: string) => screen.getByTestId<HTMLInputElement>(`record-${id}`);
const kept = () => backEnd.training.recordSheets.sheets;

async function write(id: string, text: string): Promise<void> {
  await fireEvent.input(cell(id), { target: { value: text } });
  await fireEvent.blur(cell(id));
}

/** A sheet with one cell on file, and its list on the screen. */
async function withOneSheet(): Promise<RecordSheets> {
  backEnd.training.commands['save_record_sheet']?.({
    id: null,
    sheet: {
      insurer: '架空市',
      written_on: '2026-11-21',
      rows: {
        survey: { issue: '特記事項の頻度が書かれない', causes_and_efforts: '', results_and_remaining: '', further_efforts: '', memo: '' },
      },
    },
  });
  const work = show();
  await screen.findByTestId('record-sheet-row');
  return work;
}

describe('適正化プロセス記録シート', () => {
  it('lists the sheets with insurer, day and the rows that are written', async () => {
    await withOneSheet();
    const row = screen.getByTestId('record-sheet-row').textContent ?? '';
    expect(row).toContain('架空市');
    expect(row).toContain('令和8年11月21日（2026-11-21）');
    expect(row).toContain('①認定調査');
  });

  it('has five rows and five columns, each cell named by both', async () => {
    show();
    await fireEvent.click(await screen.findByTestId('new-record-sheet'));
    const table = screen.getByTestId('record-table');
    expect(within(table).getAllByRole('textbox')).toHaveLength(25);
    expect(screen.getByRole('textbox', { name: '④事務局の「取組の成果及び残されている課題」' })).toBe(cell('secretariat-results_and_remaining'));
  });

  it('begins no sheet on file before something is written, and keeps every cell that is left', async () => {
    show();
    await fireEvent.click(await screen.findByTestId('new-record-sheet'));
    expect(kept()).toEqual([]);
    expect(screen.getByTestId<HTMLButtonElement>('print-record-sheet').disabled).toBe(true);
    await write('survey-issue', '特記事項の頻度が書かれない');
    await write('other-memo', '委員の意見');
    await fireEvent.input(field('written_on'), { target: { value: '2026-11-21' } });
    await fireEvent.blur(field('written_on'));
    await waitFor(() => expect(kept()[0]?.sheet.written_on).toBe('2026-11-21'));
    expect(kept()).toHaveLength(1);
    expect(kept()[0]?.sheet.rows).toMatchObject({ survey: { issue: '特記事項の頻度が書かれない' }, other: { memo: '委員の意見' } });
    expect(Object.keys(kept()[0]?.sheet.rows ?? {})).toEqual(['survey', 'other']);
    expect(field('written_on').value).toBe('令和8年11月21日');
    expect(screen.getByText('西暦 2026-11-21')).toBeTruthy();
  });

  it('saves while the person types on, without leaving the cell', async () => {
    show();
    await fireEvent.click(await screen.findByTestId('new-record-sheet'));
    await fireEvent.input(cell('survey-issue'), { target: { value: '途中まで' } });
    await waitFor(() => expect(kept()[0]?.sheet.rows.survey?.issue).toBe('途中まで'), { timeout: 5000 });
  });

  it('says at its cell what is too long; the text stays, and the other cells are saved all the same', async () => {
    show();
    await fireEvent.click(await screen.findByTestId('new-record-sheet'));
    const long = 'あ'.repeat(2003);
    await write('survey-issue', long);
    const box = cell('survey-issue').closest<HTMLElement>('.cell');
    await waitFor(() => expect(box?.textContent).toContain('①認定調査の「課題」は2003文字です'));
    expect(box?.textContent).toContain('3字多い');
    expect(cell('survey-issue').value).toBe(long);
    await write('survey-memo', '短い');
    await waitFor(() => expect(kept()[0]?.sheet.rows.survey?.memo).toBe('短い'));
    expect(kept()[0]?.sheet.rows.survey?.issue).toBe('');
  });

  it('does not leave what is not saved without asking', async () => {
    show();
    await fireEvent.click(await screen.findByTestId('new-record-sheet'));
    await write('survey-issue', 'あ'.repeat(2003));
    await fireEvent.click(screen.getByTestId('record-sheet-back'));
    expect((await screen.findByTestId('record-sheet-unsaved')).textContent).toContain('①認定調査の「課題」');
    await write('survey-issue', '縮めた');
    await fireEvent.click(screen.getByTestId('record-sheet-back'));
    await screen.findByTestId('record-sheets');
    expect(kept()[0]?.sheet.rows.survey?.issue).toBe('縮めた');
  });

  it('says what is no day at its field', async () => {
    await withOneSheet();
    await fireEvent.click(screen.getByTestId('open-record-sheet'));
    await fireEvent.input(field('written_on'), { target: { value: '昨日' } });
    await fireEvent.blur(field('written_on'));
    expect(await screen.findByText(/「昨日」は日付として読めません/)).toBeTruthy();
    expect(kept()[0]?.sheet.written_on).toBe('2026-11-21');
  });

  it('is removed only when that is confirmed', async () => {
    await withOneSheet();
    await fireEvent.click(screen.getByTestId('open-record-sheet'));
    await fireEvent.click(screen.getByTestId('remove-record-sheet'));
    expect(kept()).toHaveLength(1);
    await fireEvent.click(screen.getByText('削除しない'));
    expect(screen.queryByTestId('sure-to-remove-record-sheet')).toBeNull();
    await fireEvent.click(screen.getByTestId('remove-record-sheet'));
    await fireEvent.click(screen.getByTestId('sure-to-remove-record-sheet'));
    expect(await screen.findByText('記録シートはまだありません。')).toBeTruthy();
    expect(kept()).toEqual([]);
  });

  it('is printed with everything that was typed, and saved as a PDF where the person says', async () => {
    await withOneSheet();
    await fireEvent.click(screen.getByTestId('open-record-sheet'));
    await fireEvent.input(cell('other-memo'), { target: { value: '印刷の前に書いた' } });
    await fireEvent.click(screen.getByTestId('print-record-sheet'));
    await screen.findByTestId('record-sheet-path');
    const commands = backEnd.calls.map(({ command }) => command);
    expect(commands.lastIndexOf('save_record_sheet')).toBeLessThan(commands.indexOf('draw_record_sheet'));
    expect(kept()[0]?.sheet.rows.other?.memo).toBe('印刷の前に書いた');
    await waitFor(() => expect(field('sheet-path').value).toContain('適正化プロセス記録シート.pdf'));
    await fireEvent.click(screen.getByTestId('save-record-sheet'));
    expect((await screen.findByTestId('record-sheet-saved')).textContent).toContain('適正化プロセス記録シート.pdf');
    await fireEvent.click(screen.getByTestId('write-record-sheet'));
    expect(cell('other-memo').value).toBe('印刷の前に書いた');
  });
});
