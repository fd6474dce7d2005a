import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { fiscalYear, lastYear } from '../../../../src/screens/board/statistics/period';
import StatisticsPart from '../../../../src/screens/board/statistics/StatisticsPart.svelte';
import type { FakeBackEnd } from '../../../fake/back-end';
import { statisticsOf } from '../../../fake/board-statistics';
import { startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;

beforeEach(() => {
  backEnd = startProgram();
  backEnd.board.panels = [{ id: 1, panel: { name: '第1合議体', members: [], chair: null }, retired: false }];
});
afterEach(() => backEnd.remove());

async function show() {
  render(StatisticsPart);
  await screen.findByTestId('statistics-summary');
}
const said = (testid: string) => screen.getByTestId(testid).textContent?.replace(/\s+/g, ' ').trim();
const row = (testid: string, head: string) =>
  within(within(screen.getByTestId(testid)).getByRole('row', { name: new RegExp(`^${head}`) }))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent?.trim());
const queries = () => backEnd.calls.filter(({ command }) => command === 'board_statistics').map(({ payload }) => payload['query']);

describe('periods', () => {
  it('of a fiscal year begin in April', () => {
    expect(fiscalYear(new Date(2027, 2, 31), 0)).toEqual({ from: '2026-04-01', to: '2027-03-31' });
    expect(fiscalYear(new Date(2027, 3, 1), 0)).toEqual({ from: '2027-04-01', to: '2028-03-31' });
    expect(fiscalYear(new Date(2027, 3, 1), 1)).toEqual({ from: '2026-04-01', to: '2027-03-31' });
  });

  it('of the last twelve months end today', () => {
    expect(lastYear(new Date(2028, 1, 29))).toEqual({ from: '2027-03-01', to: '2028-02-29' });
  });
});

describe('statistics', () => {
  it('are counted for the fiscal year first, then for what the person chooses', async () => {
    await show();
    await fireEvent.click(screen.getByTestId('period-all'));
    await waitFor(() => expect(queries()).toEqual([fiscalYear(new Date(), 0), { from: null, to: null }]));
    await waitFor(() => expect(screen.getByTestId('period-all').getAttribute('aria-pressed')).toBe('true'));
    await fireEvent.input(screen.getByTestId('statistics-from'), { target: { value: '2026-10-01' } });
    await fireEvent.click(screen.getByTestId('count-statistics'));
    await waitFor(() => expect(queries().at(-1)).toEqual({ from: '2026-10-01', to: null }));
  });

  it('are not counted for a day that cannot be read or for a period that ends before it begins', async () => {
    await show();
    await fireEvent.input(screen.getByTestId('statistics-from'), { target: { value: '十月' } });
    await fireEvent.click(screen.getByTestId('count-statistics'));
    expect((await screen.findByText(/日付として読めません/)).dataset['code']).toBe('date-unreadable');
    await fireEvent.input(screen.getByTestId('statistics-from'), { target: { value: '2026-10-01' } });
    await fireEvent.input(screen.getByTestId('statistics-to'), { target: { value: '2026-09-01' } });
    await fireEvent.click(screen.getByTestId('count-statistics'));
    expect((await screen.findByText(/終わりの日が始まりの日より前です/)).dataset['code']).toBe('period-reversed');
    expect(queries()).toHaveLength(1);
  });

  it('stand beside the national figures', async () => {
    await show();
    expect(said('mean-days')).toMatch(/34\.1日.*全国 38\.5日/);
    expect(row('period-更新', '36か月')).toEqual(['88', '38.3%', '54.4%']);
    expect(row('period-更新', '48か月')).toEqual(['56', '24.3%', '—']);
    expect(row('simplified', '要介護2')).toEqual(['34.1%', '15/44', '33.5%', '46.7%', '7/15', '25.0%']);
    expect(said('national')).toMatch(/更新全体.*92\.2%.*30\.6%.*出典: 社会保障審議会/);
  });

  it('tell the levels by the 一次判定 and by the board, and what became of each', async () => {
    await show();
    expect(row('levels', '要支援1')).toEqual(['62件', '57件', '−5']);
    expect(row('changes', '要支援1')).toEqual(['・', '54', '7', '1', '・', '・', '・', '・']);
  });

  it('carry no figures of an investigator with few cases, but how many cases there are', async () => {
    await show();
    const table = within(screen.getByTestId('groups-investigators'));
    expect(row('groups-investigators', '調査 太郎').slice(0, 4)).toEqual(['163件', '6.7%', '4.9%', '1.8%']);
    expect(said('hidden-groups')).toMatch(/^件数の少ない調査員 2人\s*13件\s*示しません$/);
    expect(table.getAllByRole('row')).toHaveLength(1 + 3 + 1 + 1);
  });

  it('say so where nothing was decided, and offer no file', async () => {
    const view = statisticsOf(backEnd.board);
    view.statistics.all.cases = 0;
    backEnd.board.commands['board_statistics'] = () => view;
    await show();
    expect(said('nothing-decided')).toContain('二次判定を記録した事例はありません');
    expect(screen.queryByTestId('save-statistics')).toBeNull();
  });

  it('are saved for the period that is shown', async () => {
    await show();
    await waitFor(() => expect((screen.getByTestId('save-statistics') as HTMLButtonElement).disabled).toBe(false));
    await fireEvent.click(screen.getByTestId('save-statistics'));
    await screen.findByTestId('statistics-saved');
    const [saved] = backEnd.calls.filter(({ command }) => command === 'save_statistics');
    expect(saved?.payload).toMatchObject({ query: fiscalYear(new Date(), 0), replace: false });
  });
});
