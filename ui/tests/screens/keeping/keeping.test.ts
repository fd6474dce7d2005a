import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import App from '../../../src/App.svelte';
import type { FakeBackEnd } from '../../fake/back-end';
import { soundCheck } from '../../fake/keeping';
import { startProgram } from '../../fake/page';

let backEnd: FakeBackEnd;
beforeEach(() => (backEnd = startProgram()));
afterEach(() => backEnd.remove());

const type = (test: string, value: string) => fireEvent.input(screen.getByTestId(test), { target: { value } });

async function openKeeping() {
  render(App);
  await fireEvent.click(await screen.findByTestId('keeping'));
  await screen.findByTestId('last-backup');
}

const setUp = () => {
  backEnd.keeping.state.settings = { ...backEnd.keeping.state.settings, folder: '/media/usb' };
};

describe('the list of cases', () => {
  it('reminds of a backup where there are cases and none was made, and makes one from there', async () => {
    setUp();
    backEnd.keeping.state = { ...backEnd.keeping.state, due: 'never' };
    backEnd.addCase();
    render(App);
    expect((await screen.findByTestId('backup-due')).textContent).toContain('まだ一つもありません');
    await fireEvent.click(screen.getByTestId('back-up-from-list'));
    expect(await screen.findByText('バックアップしました。')).toBeTruthy();
    expect(screen.queryByTestId('backup-due')).toBeNull();
  });

  it('says nothing while it is empty', async () => {
    backEnd.keeping.state = { ...backEnd.keeping.state, due: 'never' };
    render(App);
    await screen.findByTestId('new-case');
    await waitFor(() => expect(backEnd.calls.some(({ command }) => command === 'keeping_state')).toBe(true));
    expect(screen.queryByTestId('backup-due')).toBeNull();
  });
});

describe('バックアップ', () => {
  it('waits for a place, keeps what was typed where it is refused, and then makes one', async () => {
    await openKeeping();
    expect(screen.getByTestId<HTMLButtonElement>('back-up-now').disabled).toBe(true);
    await type('keeping-path', 'usb');
    await type('keeping-generations', '０');
    await fireEvent.click(screen.getByTestId('save-keeping'));
    expect(await screen.findByText(/0は使えません/)).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('keeping-path').value).toBe('usb');
    await type('keeping-path', '/media/usb');
    await type('keeping-generations', '5');
    await fireEvent.click(screen.getByTestId('save-keeping'));
    expect(await screen.findByText('保存しました。')).toBeTruthy();
    await fireEvent.click(screen.getByTestId('back-up-now'));
    expect((await screen.findByTestId('backup-made')).textContent).toContain('161MB');
    expect((await screen.findAllByTestId('backup-row'))[0]?.textContent).toContain('nintei-backup-20261121-173000');
  });

  it('goes on while another screen is open', async () => {
    setUp();
    let go = () => undefined as void;
    backEnd.keeping.held = new Promise((done) => (go = done));
    await openKeeping();
    await fireEvent.click(screen.getByTestId('back-up-now'));
    expect((await screen.findByTestId('work-far')).textContent).toContain('80MB／161MB');
    await fireEvent.click(screen.getByTestId('keeping-back'));
    await screen.findByTestId('new-case');
    await fireEvent.click(screen.getByTestId('keeping'));
    await screen.findByTestId('work');
    go();
    expect(await screen.findByTestId('backup-made')).toBeTruthy();
  });

  it('is open to everybody, its settings and the journal to 管理者 alone', async () => {
    setUp();
    backEnd.people.me = backEnd.people.add({ name: '架空 調査', roles: ['investigator'], investigator: null }).number;
    await openKeeping();
    expect(screen.getByTestId<HTMLButtonElement>('back-up-now').disabled).toBe(false);
    expect(screen.queryByTestId('save-keeping')).toBeNull();
    expect(screen.queryByTestId('tab-journal')).toBeNull();
  });
});

describe('操作の記録', () => {
  beforeEach(() => {
    backEnd.keeping.rows = Array.from({ length: 30 }, (_, index) => ({
      seq: 30 - index,
      at: '2026-11-21T10:00:00+09:00',
      by: index % 3 === 0 ? '2 架空 花子' : '1 架空 太郎',
      case: 1,
      number: 7,
      kind: 'answer' as const,
      words: '回答（1-3）を変更',
    }));
  });

  it('shows who did what, page by page and by person', async () => {
    await openKeeping();
    await fireEvent.click(screen.getByTestId('tab-journal'));
    expect(await screen.findAllByTestId('journal-row')).toHaveLength(20);
    expect(screen.getAllByTestId('journal-at')[0]?.textContent).toMatch(/^令和\d+年\d+月\d+日（\d{4}-\d{2}-\d{2}）\d{1,2}:\d{2}$/);
    await fireEvent.click(screen.getByTestId('journal-more'));
    await waitFor(() => expect(screen.getAllByTestId('journal-row')).toHaveLength(30));
    await fireEvent.change(screen.getByTestId('journal-by'), { target: { value: '2 架空 花子' } });
    await waitFor(() => expect(screen.getAllByTestId('journal-row')).toHaveLength(10));
  });

  it('tells where the file was changed from outside and what to do', async () => {
    backEnd.keeping.check = {
      ...soundCheck,
      is_sound: false,
      sound: 812,
      first_broken: 813,
      last_sound: backEnd.keeping.rows[0] ?? null,
      differing_cases: [{ id: 4, number: 27 }],
    };
    await openKeeping();
    await fireEvent.click(screen.getByTestId('tab-journal'));
    await fireEvent.click(await screen.findByTestId('verify-journal'));
    const told = (await screen.findByTestId('journal-broken')).textContent ?? '';
    for (const words of ['813行目から', '整理番号: 27', 'バックアップから戻します']) expect(told).toContain(words);
  });
});

describe('closing the window', () => {
  const close = () => backEnd.people.say('closing');

  it('makes a backup first where something was changed, and then closes', async () => {
    setUp();
    let go = () => undefined as void;
    backEnd.keeping.held = new Promise((done) => (go = done));
    render(App);
    await screen.findByTestId('new-case');
    close();
    await screen.findByTestId('closing');
    expect(backEnd.keeping.heard && !backEnd.keeping.closed).toBe(true);
    expect(screen.queryByTestId('new-case')).toBeNull();
    go();
    await waitFor(() => expect(backEnd.keeping.closed).toBe(true));
  });

  it('closes at once where nothing was changed or no place was chosen', async () => {
    render(App);
    await screen.findByTestId('new-case');
    close();
    await waitFor(() => expect(backEnd.keeping.closed).toBe(true));
    expect(screen.queryByTestId('closing')).toBeNull();
  });

  it('says what keeps the backup from being made, and goes on, closes or stays as the person wants', async () => {
    setUp();
    backEnd.before = ({ command }) => {
      if (command === 'back_up_now') throw { code: 'backup-no-folder', message: 'バックアップの保存先「/media/usb」がありません。' };
    };
    render(App);
    await screen.findByTestId('new-case');
    close();
    expect(await screen.findByText(/「\/media\/usb」がありません/)).toBeTruthy();
    expect(backEnd.keeping.closed).toBe(false);
    await fireEvent.click(screen.getByTestId('stay-open'));
    expect(await screen.findByTestId('new-case')).toBeTruthy();
    expect(backEnd.keeping.heard).toBe(false);
    close();
    await fireEvent.click(await screen.findByTestId('close-without'));
    await waitFor(() => expect(backEnd.keeping.closed).toBe(true));
  });
});

describe('restoring', () => {
  beforeEach(() => {
    const choice = { path: '/media/usb/nintei-backup-20261120-173000', made_at: '2026-11-20T17:30:00+09:00', bytes: 12_000_000, whole: true, numbers: [1] };
    backEnd.keeping.choices = [{ ...choice, path: '/media/usb/nintei-backup-20261121-173000', whole: false }, choice];
  });

  it('takes the newest whole backup, asks for its passphrase and says where the old files lie', async () => {
    backEnd.state = 'locked';
    render(App);
    await fireEvent.click(await screen.findByTestId('use-backup'));
    await type('restore-path', '/media/usb');
    await fireEvent.click(screen.getByTestId('look-for-backups'));
    const choices = await screen.findAllByTestId<HTMLInputElement>('backup-choice');
    expect(choices.map(({ checked, disabled }) => [checked, disabled])).toEqual([[false, true], [true, false]]);
    await type('passphrase', 'ちがう');
    await fireEvent.click(screen.getByTestId('restore'));
    expect(await screen.findByText(/パスフレーズが違います/)).toBeTruthy();
    await type('passphrase', backEnd.passphrase);
    await fireEvent.click(screen.getByTestId('restore'));
    expect((await screen.findByTestId('set-aside')).textContent).toContain('nintei-before-restoration');
    await fireEvent.click(screen.getByTestId('restored-done'));
    expect(await screen.findByTestId('unlock')).toBeTruthy();
  });

  it('is reached from the open file by locking it', async () => {
    setUp();
    await openKeeping();
    await fireEvent.click(await screen.findByTestId('lock-and-restore'));
    expect(await screen.findAllByTestId('backup-choice')).toHaveLength(2);
    expect(backEnd.state).toBe('locked');
  });

  it('is offered where the file cannot be opened any more', async () => {
    backEnd.before = ({ command }) => {
      if (command === 'vault_state') throw { code: 'key-file-missing', message: '鍵ファイルがありません。' };
    };
    render(App);
    await fireEvent.click(await screen.findByTestId('use-backup'));
    expect(await screen.findByTestId('look-for-backups')).toBeTruthy();
  });
});
