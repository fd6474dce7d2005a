import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { OfficialWork } from '../../../src/screens/official/official-work.svelte';
import OfficialScreen from '../../../src/screens/official/OfficialScreen.svelte';
import type { FindingsProgress, ImportProgress, ImportReport } from '../../../src/types';
import type { FakeBackEnd } from '../../fake/back-end';
import {
  findings,
  firstReport,
  leafCause,
  manyCauses,
  openPointsCause,
  pointsCause,
  questionCause,
  secondReport,
} from '../../fake/official-samples';
import { startProgram } from '../../fake/page';

let backEnd: FakeBackEnd;
const onsupplement = vi.fn();
const oncase = vi.fn();

beforeEach(() => {
  backEnd = startProgram();
  onsupplement.mockClear();
  oncase.mockClear();
});
afterEach(() => backEnd.remove());

const show = (work = new OfficialWork()) => render(OfficialScreen, { work, onsupplement, oncase });
const click = (testid: string) => fireEvent.click(screen.getByTestId(testid));
const said = (testid: string) => screen.getByTestId(testid).textContent?.replace(/\s+/g, ' ').trim();
const cells = (row: HTMLElement) => [...row.children].map(({ textContent }) => textContent?.trim());
const causes = () => screen.getByRole('listbox');
const options = () => within(causes()).getAllByRole('option');

/** Results on file, the comparison done, `page` in view. */
async function compared(page: 'differences' | 'evidence') {
  const work = new OfficialWork();
  backEnd.official.overview = { count: 12_347, imports: [] };
  const { unmount } = show(work);
  await screen.findByTestId('official-count');
  await click(`tab-${page}`);
  await click('compare');
  await waitFor(() => expect(said('summary')).toMatch(/12,347件を照合し/));
  return { work, unmount };
}

describe('importing official results', () => {
  it('says what to do while there is none', async () => {
    show();
    expect(await screen.findByText(/「一次判定済みデータ」をCSVファイルで出力し/)).toBeTruthy();
    expect(screen.queryByTestId('earlier-import')).toBeNull();
  });

  it('tells how the file was read, what came in and which rows did not, with their cause', async () => {
    backEnd.official.report = firstReport;
    show();
    await click('import-official');
    await screen.findByTestId('import-report');
    expect(said('import-told')).toMatch(/12,347件を取り込みました。 3行は取り込めませんでした/);
    expect(said('import-report')).toMatch(/Shift_JIS[\s\S]*列名による[\s\S]*状態の安定性、認知症自立度Ⅱ以上の蓋然性/);
    const rows = screen.getAllByTestId('refused-row').map(cells);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual(['57', '洗身', 'この列にない記号です（7）。1・2・3・4のどれかにしてください。', 'row-unknown-code']);
    expect(rows[2]?.slice(1, 3)).toEqual(['行全体', expect.stringMatching(/^列が325個です/)]);
    expect(said('import-notes')).toMatch(/「1 ない・2 ある」と読みました/);
  });

  it('says that nothing changed where the same file is imported once more', async () => {
    backEnd.official.report = secondReport;
    show();
    await click('import-official');
    await waitFor(() => expect(said('import-told')).toMatch(/変更はありません。12,347件は/));
    expect(screen.queryByTestId('refused-row')).toBeNull();
    expect(screen.queryByTestId('to-differences')).toBeNull();
  });

  it('tells how far it is, and can be stopped', async () => {
    let end: (report: ImportReport) => void = () => undefined;
    backEnd.official.commands['import_official'] = ({ progress }) => {
      (progress as { onmessage: (told: ImportProgress) => void }).onmessage({ rows: 4000, of: 9000, refused: 2, done: false });
      return new Promise((resolve) => (end = resolve));
    };
    show();
    await click('import-official');
    await waitFor(() => expect(said('work-far')).toBe('9,000行のうち4,000行（取り込めない行 2行）'));
    expect(screen.queryByTestId('import-official')).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('cancel-work'));
    await click('cancel-work');
    await waitFor(() => expect(backEnd.calls.map(({ command }) => command)).toContain('cancel_work'));
    end({ ...firstReport, new: 3998, changed: 0, stopped: true });
    await waitFor(() => expect(said('import-told')).toMatch(/途中で中止しました。.*3,998件を取り込みました/));
    expect(screen.queryByTestId('work')).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('import-official'));
  });

  it('cannot be stopped while the file is being chosen, and does nothing where none is', async () => {
    let cancelDialogue: (none: null) => void = () => undefined;
    backEnd.official.commands['import_official'] = () => new Promise((resolve) => (cancelDialogue = resolve));
    show();
    await click('import-official');
    expect(await screen.findByTestId('choosing')).toBeTruthy();
    expect(screen.queryByTestId('cancel-work')).toBeNull();
    cancelDialogue(null);
    await screen.findByTestId('import-official');
    expect(said('import-told')).toBe('');
  });

  it('shows the refusal of a file that cannot be read, and what was on file stays in view', async () => {
    backEnd.official.overview = { count: 5, imports: [] };
    backEnd.before = ({ command }) => {
      if (command === 'import_official') throw { code: 'file-unreadable', message: 'このファイルは読めません。別の場所に写してから選んでください。' };
    };
    show();
    await screen.findByTestId('official-count');
    await click('import-official');
    expect((await screen.findByText(/このファイルは読めません/)).dataset['code']).toBe('file-unreadable');
    expect(said('official-count')).toBe('公式結果 5件');
  });

  it('lists earlier imports', async () => {
    backEnd.official.overview = {
      count: 7,
      imports: [{ at: '2026-11-21T14:03:00+09:00', by: '事務 花子', rows: 10, new: 6, same: 2, changed: 1, refused: 1, finished: false }],
    };
    show();
    const row = cells(await screen.findByTestId('earlier-import'));
    expect(row[0]).toContain('途中まで');
    expect(row.slice(1)).toEqual(['事務 花子', '10', '6', '1', '2', '1']);
  });
});

describe('differences from official results', () => {
  beforeEach(() => {
    backEnd.official.findings = { ...findings, causes: [questionCause, pointsCause, leafCause] };
  });

  it('are not looked for while there is no official result, and the way to one is shown', async () => {
    show();
    await click('tab-differences');
    await fireEvent.click(await screen.findByTestId('to-import'));
    expect(await screen.findByTestId('import-official')).toBeTruthy();
  });

  it('are listed by cause in the order of the back end, with the first one shown', async () => {
    await compared('differences');
    expect(said('summary')).toMatch(/12,347件を照合し、12,003件（97.2%）で一致しました。 相違は344件、原因は3か所/);
    expect(options().map(({ textContent }) => /\d+件/.exec(textContent ?? '')?.[0])).toEqual(['214件', '91件', '37件']);
    const detail = screen.getByTestId('cause-detail');
    expect(detail.dataset['cause']).toBe(questionCause.key);
    expect(detail.querySelector('[data-parting="true"]')?.textContent).toContain('3-1 意思の伝達');
    expect(detail.textContent).toMatch(/試算[\s\S]*ほとんど伝達できない[\s\S]*公式[\s\S]*できない/);
  });

  it('are walked through by the arrow keys', async () => {
    await compared('differences');
    const list = causes();
    await fireEvent.keyDown(list, { key: 'ArrowDown' });
    expect(screen.getByTestId('cause-detail').dataset['cause']).toBe(pointsCause.key);
    await fireEvent.keyDown(list, { key: 'End' });
    expect(screen.getByTestId('cause-detail').dataset['cause']).toBe(leafCause.key);
    const active = list.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.getAttribute('aria-selected')).toBe('true');
  });

  it('can be narrowed to one part', async () => {
    await compared('differences');
    await fireEvent.change(screen.getByTestId('cause-part'), { target: { value: JSON.stringify(pointsCause.part) } });
    expect(screen.getByTestId('cause-detail').dataset['cause']).toBe(pointsCause.key);
    expect(options()).toHaveLength(1);
  });

  it('are drawn only as far as they are seen, however many they are', async () => {
    backEnd.official.findings = { ...findings, causes: manyCauses(5000) };
    await compared('differences');
    const list = causes();
    expect(options().length).toBeLessThan(60);
    await fireEvent.keyDown(list, { key: 'End' });
    const last = document.getElementById(list.getAttribute('aria-activedescendant') ?? '');
    expect(last?.getAttribute('aria-posinset')).toBe('5000');
    expect(last?.getAttribute('aria-setsize')).toBe('5000');
    expect(options().length).toBeLessThan(60);
  });

  it('lead to a draft for their place, and to the same draft when asked again', async () => {
    await compared('differences');
    await fireEvent.keyDown(causes(), { key: 'End' });
    await click('mend');
    await waitFor(() => expect(onsupplement).toHaveBeenCalledWith(1, { part: { kind: 'leaf', index: 0 }, path: [] }));
    expect(backEnd.rules.supplements[0]?.supplement).toMatchObject({
      leaves: [{ tree: 'bpsd', minutes: '9.6' }],
      source: '公式結果37件との相違による',
      checked_by: '',
    });
    await click('mend');
    await waitFor(() => expect(onsupplement).toHaveBeenCalledTimes(2));
    expect(backEnd.rules.supplements).toHaveLength(1);
  });

  it('say why no supplement can mend them where none can', async () => {
    backEnd.official.findings = { ...findings, causes: [openPointsCause] };
    await compared('differences');
    expect(said('unmended')).toMatch(/一つに絞れない/);
    expect(screen.queryByTestId('mend')).toBeNull();
    expect(screen.getByTestId('cause-detail').textContent).toMatch(/考えられる選択肢[\s\S]*3-5 自分の名前を言う「できない」[\s\S]*公式との差[\s\S]*-0\.8点/);
  });

  it('show examples, and the case of one where there is a case', async () => {
    await compared('differences');
    await fireEvent.click(within(screen.getByTestId('cause-detail')).getByTestId('example-case'));
    expect(oncase).toHaveBeenCalledWith(2);
    expect(screen.getByTestId('cause-detail').textContent).toContain('記録21');
  });

  it('tell how far the comparison is', async () => {
    let end: () => void = () => undefined;
    backEnd.official.commands['official_findings'] = ({ progress }) => {
      (progress as { onmessage: (told: FindingsProgress) => void }).onmessage({ done: 3000, of: 12_347 });
      return new Promise((resolve) => (end = () => resolve(findings)));
    };
    backEnd.official.overview = { count: 12_347, imports: [] };
    show();
    await screen.findByTestId('official-count');
    await click('tab-differences');
    await click('compare');
    await waitFor(() => expect(said('work-far')).toBe('12,347件のうち3,000件'));
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('3000');
    end();
    await waitFor(() => expect(said('summary')).toMatch(/一致しました/));
  });

  it('stay as they are where a new comparison is stopped, which is no error', async () => {
    await compared('differences');
    backEnd.before = ({ command }) => {
      if (command === 'official_findings') throw { code: 'work-cancelled', message: '照合を中止しました。' };
    };
    await click('compare');
    await waitFor(() => expect(said('summary')).toMatch(/^照合を中止しました。 12,347件を照合し/));
    expect(document.querySelector('[data-code]')).toBeNull();
    expect(options()).toHaveLength(3);
  });

  it('stay while the person is elsewhere, and are told to be outdated once the rules changed', async () => {
    const { work, unmount } = await compared('differences');
    expect(screen.queryByTestId('outdated')).toBeNull();
    unmount();
    backEnd.rules.current = '2009-04+補完1';
    show(work);
    await waitFor(() => expect(said('outdated')).toMatch(/2009-04から2009-04\+補完1に変わりました/));
    expect(screen.getByTestId('cause-detail').dataset['cause']).toBe(questionCause.key);
  });

  it('are told to be outdated once there are more official results', async () => {
    const { work, unmount } = await compared('differences');
    unmount();
    backEnd.official.overview = { count: 12_348, imports: [] };
    show(work);
    await waitFor(() => expect(said('outdated')).toMatch(/12,347件から12,348件になりました/));
  });

  it('say so where there is none', async () => {
    backEnd.official.findings = { ...findings, agreeing: 12_347, causes: [] };
    await compared('differences');
    expect(said('no-causes')).toMatch(/食い違うものはありません/);
  });
});

describe('values that official results imply', () => {
  beforeEach(() => {
    backEnd.official.findings = findings;
  });

  it('enter a draft with their source and nothing else', async () => {
    await compared('evidence');
    await click('take-proposal');
    await screen.findByTestId('open-draft');
    expect(backEnd.rules.supplements).toHaveLength(1);
    expect(backEnd.rules.supplements[0]).toMatchObject({
      state: 'draft',
      supplement: { edition: '2009-04', source: '公式結果12件による', checked_by: '', leaves: [{ minutes: '5.1' }] },
    });
    expect(backEnd.calls.map(({ command }) => command)).not.toContain('adopt_supplement');
    await click('open-draft');
    expect(onsupplement).toHaveBeenCalledWith(1, null);
  });

  it('show what contradicts them, and enter the same draft', async () => {
    await compared('evidence');
    await click('take-proposal');
    await screen.findByTestId('open-draft');
    await fireEvent.keyDown(screen.getByRole('listbox'), { key: 'ArrowDown' });
    expect(screen.getAllByTestId('contradiction').map(({ textContent }) => /\d\.\d点/.exec(textContent ?? '')?.[0])).toEqual(['5.4点', '4.9点']);
    expect(said('contradicted')).toMatch(/3件は別の値を示しています/);
    await click('take-proposal');
    await screen.findByTestId('open-draft');
    expect(backEnd.rules.supplements).toHaveLength(1);
    expect(backEnd.rules.supplements[0]?.supplement.points).toEqual([{ item: '2-10', option: '見守り等', points: '5.7' }]);
  });

  it('begin a new draft once the last one is no draft any more', async () => {
    await compared('evidence');
    await click('take-proposal');
    await screen.findByTestId('open-draft');
    Object.assign(backEnd.rules.supplements[0] ?? {}, { state: 'adopted' });
    await fireEvent.keyDown(screen.getByRole('listbox'), { key: 'ArrowDown' });
    await click('take-proposal');
    await waitFor(() => expect(backEnd.rules.supplements).toHaveLength(2));
    expect(backEnd.rules.supplements.find(({ state }) => state === 'adopted')?.supplement.points).toEqual([]);
  });

  it('cannot be taken where only the sum of several is known', async () => {
    await compared('evidence');
    await fireEvent.keyDown(screen.getByRole('listbox'), { key: 'End' });
    expect(screen.getByTestId('proposal-detail').textContent).toContain('合計だけが分かります');
    expect(screen.queryByTestId('take-proposal')).toBeNull();
  });

  it('are not proposed for 認知症加算, whose counts are shown', async () => {
    await compared('evidence');
    const [, first] = within(screen.getByTestId('additions')).getAllByRole('row');
    expect(first && cells(first)).toEqual(['要支援2・要介護1', '310件', '122件', '4件']);
  });
});
