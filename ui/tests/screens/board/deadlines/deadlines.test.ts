import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import DeadlinesPart from '../../../../src/screens/board/deadlines/DeadlinesPart.svelte';
import type { DeadlineView, RenewalView } from '../../../../src/types';
import type { FakeBackEnd } from '../../../fake/back-end';
import { waiting } from '../../../fake/board-assignment';
import { startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
const oncase = vi.fn();

beforeEach(() => {
  backEnd = startProgram();
  oncase.mockClear();
});
afterEach(() => backEnd.remove());

const today = '2026-11-21';
const dayBefore = (days: number) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);

/** An application of so many days; none where 申請日 is not known. */
function application(key: number, days: number | null): DeadlineView {
  const applied_on = days === null ? null : dayBefore(days);
  const waited = applied_on === null ? null : waiting(applied_on, today);
  return {
    row: {
      case: key,
      number: key,
      example: true,
      name: `架空 ${key}`,
      kind: '更新',
      applied_on,
      waiting: waited,
      terminal_cancer: false,
      investigator: '調査 太郎',
      deferred_because: null,
    },
    state: waited?.state ?? 'early',
    meeting: null,
    meeting_label: null,
  };
}

async function show(applications: DeadlineView[], renewals: RenewalView[] = []) {
  backEnd.board.commands['deadlines'] = () => applications;
  backEnd.board.commands['renewals'] = () => renewals;
  render(DeadlinesPart, { oncase });
  await screen.findByTestId('applications');
}
const rows = () => screen.queryAllByTestId('deadline').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() ?? '');

describe('applications that wait for their decision', () => {
  it('show their days and what is left of the thirty, by word and not by colour alone', async () => {
    await show([application(1, 34), application(2, 30), application(3, 25), application(4, 6)]);
    const [over, today, near, early] = rows();
    expect(over).toMatch(/34日 ⚠ 4日超過 令和8年11月17日\s*更新 令和8年10月18日/);
    expect(today).toMatch(/30日 △ 今日が30日目/);
    expect(near).toMatch(/25日 △ あと5日/);
    expect(early).toMatch(/6日 あと24日/);
  });

  it('are counted by how near the thirtieth day is, and narrowed to one of the three', async () => {
    await show([application(1, 40), application(2, 34), application(3, 25), application(4, 6)]);
    const counts = ['all', 'over', 'near', 'early'].map((state) => screen.getByTestId(`deadline-${state}`).closest('label')?.querySelector('strong')?.textContent);
    expect(counts).toEqual(['4件', '2件', '1件', '1件']);
    await fireEvent.click(screen.getByTestId('deadline-over'));
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(screen.getAllByTestId('deadline').every(({ dataset }) => dataset['state'] === 'over')).toBe(true);
  });

  it('say where a day is missing, what was deferred, and which meeting reviews them', async () => {
    const [reviewed, again, unknown] = [application(1, 20), application(2, 18), application(3, null)];
    again.row.deferred_because = '主治医意見書を確かめるため';
    await show([{ ...reviewed, meeting: 2, meeting_label: '第12回　令和8年11月26日' }, again, unknown]);
    expect(rows()[0]).toContain('第12回 令和8年11月26日');
    expect(rows()[1]).toMatch(/再審査.*未割当/);
    expect(rows()[2]).toMatch(/申請日が未入力のため数えられません.*未割当/);
  });

  it('lead to their case', async () => {
    await show([application(7, 12)]);
    await fireEvent.click(screen.getByTestId('deadline-case'));
    expect(oncase).toHaveBeenCalledWith(7);
  });

  it('are drawn in portions, however many they are', async () => {
    await show(Array.from({ length: 450 }, (_, index) => application(index + 1, 50)));
    expect(rows()).toHaveLength(200);
    await fireEvent.click(screen.getByTestId('more-applications'));
    await fireEvent.click(screen.getByTestId('more-applications'));
    await waitFor(() => expect(rows()).toHaveLength(450));
    expect(screen.queryByTestId('more-applications')).toBeNull();
  });

  it('say so where there is none', async () => {
    await show([]);
    expect(screen.getByTestId('no-applications').textContent).toContain('決定を待つ申請はありません');
  });
});

describe('certifications that run out soon', () => {
  it('name the last day and how many days are left, and lead to the case', async () => {
    await show([], [
      { case: 3, number: 3, name: '架空 三', level: '要介護2', ends_on: '2026-11-21', days_left: 0 },
      { case: 5, number: 5, name: '架空 五', level: '要支援1', ends_on: '2026-11-30', days_left: 9 },
    ]);
    const told = screen.getAllByTestId('renewal').map((row) => [...row.children].map(({ textContent }) => textContent?.trim()));
    expect(told).toEqual([
      ['今日', '令和8年11月21日', '要介護2', '3', '架空 三'],
      ['9日', '令和8年11月30日', '要支援1', '5', '架空 五'],
    ]);
    const last = screen.getAllByTestId('renewal-case')[1];
    if (last) await fireEvent.click(last);
    expect(oncase).toHaveBeenCalledWith(5);
  });

  it('say so where there is none', async () => {
    await show([]);
    expect(screen.getByTestId('no-renewals')).toBeTruthy();
  });
});
