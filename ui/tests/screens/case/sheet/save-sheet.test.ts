import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import App from '../../../../src/App.svelte';
import type { FakeBackEnd } from '../../../fake/back-end';
import { startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
afterEach(() => backEnd.remove());

async function openSheet() {
  backEnd = startProgram();
  backEnd.addCase();
  render(App);
  await fireEvent.click(await screen.findByTestId('case-row'));
  await fireEvent.click(await screen.findByTestId('tab-sheet'));
  await screen.findByDisplayValue('/home/user/Documents/一次判定結果票-1.pdf');
}

const saves = () => backEnd.calls.filter(({ command }) => command === 'save_sheet').map(({ payload }) => payload);

describe('saving the sheet', () => {
  it('saves where the person says and names the place', async () => {
    await openSheet();
    await fireEvent.input(screen.getByTestId('sheet-path'), { target: { value: '/tmp/票.pdf' } });
    await fireEvent.click(screen.getByTestId('save-sheet'));
    expect((await screen.findByTestId('sheet-saved')).textContent).toContain('/tmp/票.pdf');
    expect(saves()).toEqual([
      { id: 1, kind: 'result_sheet', path: '/tmp/票.pdf', replace: false },
    ]);
  });

  it('replaces a file only after the person said so, and only once', async () => {
    await openSheet();
    backEnd.before = ({ command, payload }) => {
      if (command === 'save_sheet' && payload['replace'] === false) {
        throw { code: 'file-exists', message: 'すでにあります。' };
      }
    };
    await fireEvent.click(screen.getByTestId('save-sheet'));
    await fireEvent.click(await screen.findByTestId('sheet-replace-now'));
    await screen.findByTestId('sheet-saved');
    await fireEvent.click(screen.getByTestId('save-sheet'));
    await screen.findByTestId('sheet-replace-now');
    expect(saves().map(({ replace }) => replace)).toEqual([false, true, false]);
  });

  it('says that the saved file is not encrypted', async () => {
    await openSheet();
    expect(screen.getByText(/保存したPDFは暗号化されません/)).toBeTruthy();
  });
});
