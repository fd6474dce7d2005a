import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import { OpenCase } from '../../../../src/screens/case/open-case.svelte';
import SheetTab from '../../../../src/screens/case/sheet/SheetTab.svelte';
import type { FakeBackEnd } from '../../../fake/back-end';
import { startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

async function openSheets() {
  backEnd = startProgram();
  const { id } = backEnd.addCase();
  render(SheetTab, { open: await OpenCase.open(id) });
  await screen.findByDisplayValue('/home/user/Documents/一次判定結果票-1.pdf');
}

const drawn = () => backEnd.calls.filter(({ command }) => command === 'draw_sheet').map(({ payload }) => payload['kind']);

describe('the documents of a case', () => {
  it('are drawn once each when chosen, and saved under their own name', async () => {
    await openSheets();
    await fireEvent.click(screen.getByTestId('document-survey_form'));
    await screen.findByDisplayValue(/認定調査票-1\.pdf$/);
    await fireEvent.click(screen.getByTestId('save-sheet'));
    await screen.findByTestId('sheet-saved');
    await fireEvent.click(screen.getByTestId('document-memo_sheet'));
    await screen.findByRole('heading', { name: '調査用メモ票をPDFとして保存' });
    await waitFor(() => expect(drawn()).toEqual(['result_sheet', 'survey_form', 'memo_sheet']));
    expect(screen.queryByTestId('sheet-saved')).toBeNull();
    const saves = backEnd.calls.filter(({ command }) => command === 'save_sheet').map(({ payload }) => payload['kind']);
    expect(saves).toEqual(['survey_form']);
  });

  it('come with what their reader should know', async () => {
    backEnd = startProgram();
    backEnd.sheetWarnings = ['手でたどった値があります。'];
    const { id } = backEnd.addCase();
    render(SheetTab, { open: await OpenCase.open(id) });
    expect((await screen.findByTestId('sheet-warnings')).textContent).toBe('手でたどった値があります。');
  });

  it('say why one could not be made, and make another', async () => {
    await openSheets();
    backEnd.before = ({ command, payload }) => {
      if (command === 'draw_sheet' && payload['kind'] === 'survey_form') {
        throw { code: 'sheet-glyph', message: '印刷できない文字があります。' };
      }
    };
    await fireEvent.click(screen.getByTestId('document-survey_form'));
    await screen.findByText('印刷できない文字があります。');
    await fireEvent.click(screen.getByTestId('document-memo_sheet'));
    await waitFor(() => expect(screen.queryByText('印刷できない文字があります。')).toBeNull());
  });
});
