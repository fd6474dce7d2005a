import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import App from '../../../../src/App.svelte';
import type { FakeBackEnd } from '../../../fake/back-end';
import { refuse } from '../../../fake/case';
import { startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
beforeEach(() => {
  backEnd = startProgram();
  backEnd.addCase();
  backEnd.addCase();
});
afterEach(() => backEnd.remove());

async function openFirst(): Promise<void> {
  render(App);
  const [row] = await screen.findAllByTestId('case-row');
  if (row) await fireEvent.click(row);
  await fireEvent.click(await screen.findByTestId('tab-application'));
}

describe('a case that was made by mistake', () => {
  it('is cancelled after a question whose answer is no at first, and is taken back from its own list', async () => {
    await openFirst();
    await fireEvent.click(await screen.findByTestId('cancel-case'));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('取り消さない'));
    await fireEvent.click(screen.getByTestId('sure-to-cancel'));
    await screen.findByTestId('case-cancelled');
    expect(backEnd.cases[0]?.status).toBe('cancelled');
    await waitFor(() => expect(document.activeElement?.id).toBe('take-back-cancelling'));
    expect(screen.queryByTestId('cancel-case')).toBeNull();
    expect(screen.queryByTestId('status')).toBeNull();

    await fireEvent.click(screen.getByText(/一覧へ/));
    await waitFor(() => expect(screen.getAllByTestId('case-row')).toHaveLength(1));
    await fireEvent.click(screen.getByTestId('list-status-cancelled'));
    expect(await screen.findByTestId('cancelled-about')).toBeTruthy();
    await waitFor(() => expect(screen.getAllByTestId('case-row').map(({ dataset }) => dataset['case'])).toEqual(['1']));
    await fireEvent.click(screen.getByTestId('case-row'));
    await fireEvent.click(await screen.findByTestId('take-back-cancelling'));
    await waitFor(() => expect(screen.queryByTestId('case-cancelled')).toBeNull());
    expect(backEnd.cases[0]?.status).toBe('surveying');
    await waitFor(() => expect(document.activeElement?.id).toBe('status'));
  });

  it('says why it cannot be cancelled, and stays as it is', async () => {
    backEnd.before = ({ command }) => {
      if (command === 'set_case_status') throw refuse('case-not-cancellable', '整理番号1は取り消せません。審査会に割り当てられています。');
    };
    await openFirst();
    await fireEvent.click(await screen.findByTestId('cancel-case'));
    await fireEvent.click(screen.getByTestId('sure-to-cancel'));
    expect(await screen.findByText(/審査会に割り当てられています/)).toBeTruthy();
    expect(backEnd.cases[0]?.status).toBe('surveying');
  });

  it('is not among the statuses that are chosen in the ordinary way', async () => {
    await openFirst();
    const options = [...screen.getByTestId<HTMLSelectElement>('status').options].map(({ value }) => value);
    expect(options).toEqual(['surveying', 'surveyed', 'closed']);
  });
});
