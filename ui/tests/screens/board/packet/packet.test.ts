import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { BoardPlace } from '../../../../src/screens/board/board-place.svelte';
import PacketPanel from '../../../../src/screens/board/packet/PacketPanel.svelte';
import type { PacketProgress, SavedPacket } from '../../../../src/types';
import type { FakeBackEnd } from '../../../fake/back-end';
import { fillBoard } from '../../../fake/board-samples';
import { startProgram } from '../../../fake/page';

let backEnd: FakeBackEnd;
const onreview = vi.fn();

beforeEach(() => {
  backEnd = startProgram();
  fillBoard(backEnd);
  onreview.mockClear();
});
afterEach(() => backEnd.remove());

/** The panel of the meeting with open checks; those of its first case alone where `one` is true. */
function show(one = false, place = new BoardPlace()) {
  const meeting = backEnd.board.view(2);
  const [first] = meeting.agenda;
  if (one) meeting.open_checks = meeting.open_checks.filter((check) => check.case === first?.case);
  render(PacketPanel, { meeting, place, onreview });
  return meeting;
}
const click = (testid: string) => fireEvent.click(screen.getByTestId(testid));
const said = (testid: string) => screen.getByTestId(testid).textContent?.replace(/\s+/g, ' ').trim();
const path = () => (screen.getByTestId('packet-path') as HTMLInputElement).value;
const asked = (command: string) => backEnd.calls.filter((call) => call.command === command).map(({ payload }) => payload);
/** Waits until a place is proposed, then saves. */
async function save(id: string) {
  await waitFor(() => expect((screen.getByTestId(`save-${id}`) as HTMLButtonElement).disabled).toBe(false));
  await click(`save-${id}`);
}

describe('the packet of a meeting', () => {
  it('for the members is refused while a check is open, with the cases that have one in the order of the agenda', async () => {
    const { agenda, open_checks } = show();
    await save('packet');
    const refusal = await screen.findByText(/委員用の資料は印刷できません/);
    expect(refusal.dataset['code']).toBe('packet-open-checks');
    const cases = screen.getAllByTestId('open-case').map(({ dataset }) => Number(dataset['case']));
    expect(cases).toEqual(agenda.filter((row) => row.open_checks > 0).map((row) => row.case));
    expect(screen.getAllByTestId('open-check')).toHaveLength(open_checks.length);
    expect(said('packet-open')).toContain(`${cases.length}人・${open_checks.length}件`);
  });

  it('leads from every open check to its text', async () => {
    const { open_checks } = show(true);
    const [check] = open_checks;
    await click('first-open-check');
    expect(onreview).toHaveBeenLastCalledWith(check?.case, check?.text);
    onreview.mockClear();
    await save('packet');
    await fireEvent.click(await screen.findByTestId('to-open-check'));
    expect(onreview).toHaveBeenLastCalledWith(check?.case, check?.text);
    const last = screen.getAllByTestId('open-check').at(-1);
    if (last) await fireEvent.click(last);
    expect(onreview).toHaveBeenLastCalledWith(open_checks.at(-1)?.case, open_checks.at(-1)?.text);
  });

  it('for the secretariat is saved although checks are open, on the paper that was chosen', async () => {
    show();
    await click('packet-audience-secretariat');
    await click('packet-paper-a3');
    expect(screen.queryByTestId('packet-open')).toBeNull();
    await save('packet');
    expect(await screen.findByTestId('packet-saved')).toBeTruthy();
    expect(asked('save_packet').map(({ request, replace }) => ({ request, replace }))).toEqual([
      { request: { meeting: 2, audience: 'secretariat', paper: 'a3' }, replace: false },
    ]);
  });

  it('proposes another place for another audience', async () => {
    show();
    await waitFor(() => expect(path()).toMatch(/第11回_委員用\.pdf$/));
    await click('packet-audience-secretariat');
    await waitFor(() => expect(path()).toMatch(/第11回_事務局用\.pdf$/));
  });

  it('says so where every check is done', () => {
    const meeting = { ...backEnd.board.view(2), open_checks: [] };
    render(PacketPanel, { meeting, place: new BoardPlace(), onreview });
    expect(said('packet-checked')).toContain('全員分終わっています');
  });

  it('tells how far it is and can be stopped until the file is written', async () => {
    let tell: (progress: PacketProgress) => void = () => undefined;
    let end: (saved: SavedPacket | null) => void = () => undefined;
    backEnd.board.commands['save_packet'] = ({ progress }) => {
      tell = (progress as { onmessage: typeof tell }).onmessage;
      tell({ done: 3, of: 10, writing: false });
      return new Promise((resolve) => (end = resolve));
    };
    show();
    await save('packet');
    await waitFor(() => expect(said('work-far')).toBe('10人のうち3人'));
    expect(screen.queryByTestId('save-packet')).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('cancel-work'));
    expect((screen.getByTestId('packet-audience-secretariat').closest('fieldset') as HTMLFieldSetElement).disabled).toBe(true);
    await click('cancel-work');
    await waitFor(() => expect(asked('cancel_work')).toHaveLength(1));
    tell({ done: 10, of: 10, writing: true });
    await waitFor(() => expect(said('work')).toMatch(/ファイルにまとめています/));
    expect(screen.queryByTestId('cancel-work')).toBeNull();
    end(null);
    await waitFor(() => expect(said('packet-stopped')).toContain('ファイルは保存していません'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('save-packet')));
  });

  it('replaces a file only after the person said so', async () => {
    backEnd.board.commands['save_packet'] = ({ path: place, replace }) => {
      if (replace === false) throw { code: 'file-exists', message: 'すでにあります。' };
      return { path: place, warnings: [{ about: null, sentence: '試算を印刷した事例があります。' }] };
    };
    show();
    await save('packet');
    await fireEvent.click(await screen.findByTestId('packet-replace-now'));
    await screen.findByTestId('packet-saved');
    expect(asked('save_packet').map(({ replace }) => replace)).toEqual([false, true]);
    expect(said('packet-warnings')).toContain('試算を印刷した事例があります。');
  });

  it('says of which case each warning is, with a way there, and still says so to who comes back', async () => {
    const { agenda } = backEnd.board.view(2);
    const [one, other] = [agenda[4], agenda[1]];
    if (!one || !other) throw new Error('too few cases');
    backEnd.board.commands['save_packet'] = ({ path: to }): SavedPacket => ({
      path: String(to),
      warnings: [
        { about: { place: one.place, number: one.number }, sentence: '対象者一覧の「𠮷」は印字できません。' },
        { about: { place: other.place, number: other.number }, sentence: '氏名が欄に収まりません。' },
        { about: { place: one.place, number: one.number }, sentence: '氏名の「𠮷」は印字できません。' },
        { about: null, sentence: '試算の控えを残せませんでした。' },
      ],
    });
    const place = new BoardPlace();
    show(false, place);
    await click('packet-audience-secretariat');
    await save('packet');
    await screen.findByTestId('packet-warnings');
    const told = () => screen.getAllByTestId('warned-case').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim());
    expect(told()[0]).toContain(`審査順${other.place} 整理番号${other.number} ${other.name}`);
    expect(told()[1]).toMatch(/対象者一覧.*氏名の/);
    expect(said('packet-warnings')).toContain('2人・4件');
    expect(said('packet-warnings')).toContain('試算の控えを残せませんでした。');
    const [to] = screen.getAllByTestId('to-warned-case');
    if (to) await fireEvent.click(to);
    expect(onreview).toHaveBeenLastCalledWith(other.case, null);
    cleanup();
    show(false, place);
    expect(told()).toHaveLength(2);
  });

  it('is not offered for a meeting without cases', () => {
    render(PacketPanel, { meeting: backEnd.board.view(3), place: new BoardPlace(), onreview });
    expect(said('packet-empty')).toContain('まだありません');
    expect(screen.queryByTestId('save-packet')).toBeNull();
  });
});

describe('the record of a meeting', () => {
  it('names the cases that are not decided yet', () => {
    const { agenda } = show();
    expect(said('record-undecided')).toContain(`まだ決定していない事例が${agenda.length}件あります`);
  });

  it('is saved as PDF and as CSV', async () => {
    render(PacketPanel, { meeting: backEnd.board.view(1), place: new BoardPlace(), onreview });
    expect(screen.queryByTestId('record-undecided')).toBeNull();
    await save('record');
    await screen.findByTestId('record-saved');
    await click('record-format-csv');
    await waitFor(() => expect((screen.getByTestId('record-path') as HTMLInputElement).value).toMatch(/第10回\.csv$/));
    await save('record');
    await screen.findByTestId('record-saved');
    expect(asked('save_record').map(({ format }) => format)).toEqual(['pdf', 'csv']);
  });
});
