// Backups, the journal's pages and the end of the program, in memory.

import type {
  BackupChoice,
  BackupStep,
  BackupView,
  JournalCheckView,
  JournalFilter,
  JournalPage,
  JournalRow,
  KeepingSettings,
  KeepingState,
  RestoredView,
} from '../../src/types';
import { refuse } from './case';

type Payload = Record<string, unknown>;

interface Channel {
  onmessage: (step: unknown) => void;
}

export const soundCheck: JournalCheckView = {
  is_sound: true,
  sound: 1204,
  first_broken: null,
  last_sound: null,
  differing_cases: [],
  office_differs: false,
};

export class FakeKeeping {
  state: KeepingState = {
    settings: { folder: null, generations: 10, on_exit: true, remind_after: 7 },
    last: null,
    days: null,
    changed: true,
    due: 'no',
  };
  choices: BackupChoice[] = [];
  rows: JournalRow[] = [];
  check: JournalCheckView = soundCheck;
  /** Steps that a backup or a restoration tells before it ends. */
  steps: BackupStep[] = [{ phase: 'copying', done: 80_000_000, of: 161_000_000 }];
  /** What a backup waits for; set by a test. */
  held: Promise<void> | null = null;
  closed = false;
  heard = false;

  constructor(
    private readonly passphrase: () => string,
    private readonly be: (state: 'locked') => void,
  ) {}

  /** Forms that were typed into and not saved. */
  readonly drafts = new Map<string, string>();

  readonly commands: Record<string, (payload: Payload) => unknown> = {
    keeping_state: () => this.state,
    save_keeping: ({ settings }) => {
      const wanted = settings as KeepingSettings;
      if (wanted.generations === 0) throw refuse('backup-no-generations', '残すバックアップの数に0は使えません。1以上の数を入れてください。');
      if (wanted.folder !== null && !wanted.folder.startsWith('/')) {
        throw refuse('backup-path', 'バックアップの場所を、フォルダーから始まる全体の場所で入力してください。');
      }
      return (this.state = { ...this.state, settings: wanted });
    },
    back_up_now: async ({ progress }) => {
      for (const step of this.steps) (progress as Channel).onmessage(step);
      await this.held;
      const made: BackupView = { path: `${this.state.settings.folder}/nintei-backup-20261121-173000`, bytes: 161_000_000, lines: 1204, sound: this.check.is_sound, removed: 0 };
      const last = { at: '2026-11-21T17:30:00+09:00', path: made.path, lines: made.lines };
      this.state = { ...this.state, last, days: 0, changed: false, due: 'no' };
      this.choices = [{ path: made.path, made_at: last.at, bytes: made.bytes, whole: true, numbers: [1] }, ...this.choices];
      return made;
    },
    backups: ({ folder }) => {
      if (!String(folder).startsWith('/')) throw refuse('backup-no-folder', `バックアップの保存先「${String(folder)}」がありません。機器をつなぐか、別のフォルダを選んでください。`);
      return this.choices;
    },
    restore: ({ path, passphrase, progress }): RestoredView => {
      for (const step of this.steps) (progress as Channel).onmessage(step);
      if (passphrase !== this.passphrase()) throw refuse('wrong-passphrase', 'パスフレーズが違います。入力し直してください。');
      const made = this.choices.find((choice) => choice.path === path)?.made_at ?? '';
      this.be('locked');
      return { made_at: made, set_aside: '/home/user/.local/share/nintei/nintei-before-restoration-20261122-090000', journal: this.check };
    },
    draft: ({ form }) => this.drafts.get(String(form)) ?? null,
    keep_draft: ({ form, content }) => {
      if (content === null) this.drafts.delete(String(form));
      else this.drafts.set(String(form), String(content));
      return null;
    },
    journal_people: () => [...new Set(this.rows.map(({ by }) => by))],
    journal_page: ({ filter, before }): JournalPage => {
      const { by, case: number, kinds } = filter as JournalFilter;
      const fitting = this.rows.filter(
        (row) =>
          (by === null || row.by === by) &&
          (number === null || row.number === number) &&
          (kinds.length === 0 || kinds.includes(row.kind)) &&
          (before === null || row.seq < Number(before)),
      );
      const rows = fitting.slice(0, 20);
      return { rows, before: fitting.length > 20 ? (rows.at(-1)?.seq ?? null) : null };
    },
    verify_journal: ({ progress }) => {
      (progress as Channel).onmessage({ done: 600, of: 1204 });
      return this.check;
    },
    closing_heard: () => {
      this.heard = true;
      return null;
    },
    stay_open: () => {
      this.heard = false;
      return null;
    },
    close_program: () => {
      this.closed = true;
      return null;
    },
  };
}
