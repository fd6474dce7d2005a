// A back end in memory, for tests and for looking at the screens in a browser. It judges nothing itself:
// whoever makes it says what the judgment is.

import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';

import type {
  Application,
  CaseQuery,
  CaseRow,
  CaseStatus,
  CaseView,
  DocumentKind,
  Investigator,
  Judgment,
  NoteLimits,
  SurveyStanding,
  TreeId,
} from '../../src/types';
import { about } from './about';
import { FakeBoard } from './board';
import { caseOf, refuse, type FakeCase } from './case';
import { form } from './form';
import { history, moment, step } from './journal';
import { FakeIntake } from './intake';
import { FakeJudging } from './judging';
import { FakeKeeping } from './keeping';
import { FakeOffice } from './office';
import { FakeOfficial } from './official';
import { FakePeople } from './people';
import { FakePlaces } from './places';
import { FakeRules } from './rules';
import { framed, sheetNames } from './sheet';
import { progressOf, standingOf } from './standing';
import { caseCommands, itemCommands } from './survey';
import { tables } from './tables';
import { FakeTraining } from './training';
import { FakeTransfer } from './transfer';

export type { FakeCase } from './case';

export type Judge = (fake: FakeCase) => Judgment | Promise<Judgment>;

/** A command as the page called it. */
export interface Call {
  command: string;
  payload: Record<string, unknown>;
}

export class FakeBackEnd {
  state: 'new' | 'locked' | 'open' = 'open';
  passphrase = 'いろはにほへとちりぬるを';
  cases: FakeCase[] = [];
  readonly calls: Call[] = [];
  /** Refuses or holds back a call; set by a test. */
  before: (call: Call) => Promise<void> | void = () => undefined;
  sheet: (kind: DocumentKind) => Promise<ArrayBuffer> = () => Promise.resolve(new ArrayBuffer(0));
  /** What the reader of every sheet is told. */
  sheetWarnings: string[] = [];
  readonly people = new FakePeople(() => this.passphrase);
  readonly places = new FakePlaces();
  readonly keeping = new FakeKeeping(() => this.passphrase, (state) => (this.state = state));
  readonly office = new FakeOffice();
  readonly rules = new FakeRules();
  readonly official = new FakeOfficial();
  readonly intake = new FakeIntake();
  readonly board = new FakeBoard(() => this.cases);
  readonly training = new FakeTraining(() => this.cases, () => this.board);
  readonly transfer = new FakeTransfer(() => this.cases);
  readonly judging = new FakeJudging((fake) => this.judge(fake));

  constructor(private readonly judge: Judge) {}

  /** Answers every call of the page from now on. */
  install(): void {
    mockIPC(async (command, payload) => {
      const call: Call = { command, payload: (payload ?? {}) as Record<string, unknown> };
      this.calls.push(call);
      await this.before(call);
      return this.answer(call);
    });
  }

  remove(): void {
    clearMocks();
  }

  addCase(part: Partial<FakeCase> = {}): FakeCase {
    const fake = caseOf(this.cases.length + 1, part);
    this.cases.push(fake);
    return fake;
  }

  private async answer(call: Call): Promise<unknown> {
    const { command, payload } = call;
    if (command in this.vault) return this.vault[command]?.(payload);
    if (command in this.keeping.commands) return this.keeping.commands[command]?.(payload);
    if (command in this.people.commands) return this.people.commands[command]?.(payload);
    const { shared, places, rules, official, intake, judging, board, training, transfer } = this;
    for (const commands of [shared, places.commands, rules.commands, official.commands, intake.commands, judging.shared, board.commands, training.commands, transfer.commands]) {
      if (command in commands) return commands[command]?.(payload);
    }
    const fake = this.cases.find((candidate) => candidate.id === payload['id']);
    if (!fake) throw refuse('case-unknown', 'この事例はありません。');
    return this.answerAbout(fake, call);
  }

  private readonly vault: Record<string, (payload: Call['payload']) => unknown> = {
    vault_state: () => ({
      state: this.state,
      folder: '/home/user/.local/share/nintei',
      numbers: this.state === 'new' ? [] : this.people.numbers,
      me: this.state === 'open' ? this.people.signedIn : null,
    }),
    create_vault: ({ passphrase, confirmation }) => {
      if (passphrase !== confirmation) {
        throw refuse('passphrase-differs', '確認のために入力したパスフレーズが一致しません。同じものを二度入力してください。');
      }
      this.passphrase = String(passphrase);
      this.state = 'open';
      return { code: 'A7KM-2QXT-9RWD-4HNB-6ZPV-3CJF-8YEG' };
    },
    unlock: ({ number, passphrase }) => {
      if (passphrase !== this.passphrase) {
        this.people.tried = true;
        throw refuse('wrong-passphrase', 'パスフレーズが違います。入力し直してください。忘れたときは回復コードで開けます。');
      }
      this.people.me = typeof number === 'number' ? number : 1;
      this.state = 'open';
      return null;
    },
    lock: () => {
      this.state = 'locked';
      return null;
    },
  };

  /** Commands that belong to no single case. */
  private readonly shared: Record<string, (payload: Call['payload']) => unknown> = {
    about: () => about,
    form_edition: () => form,
    survey_tables: () => tables,
    search_cases: ({ query }) => this.page(query as CaseQuery),
    create_case: ({ application }) => this.addCase({ application: application as Application }).id,
    investigators: () => this.office.register(),
    save_investigator: ({ id, investigator }) =>
      this.office.saveInvestigator(id as number | null, investigator as Investigator),
    retire_investigator: ({ id, retired }) => this.office.retire(Number(id), Boolean(retired)),
    phrase_book: () => this.office.book(),
    save_phrase: ({ id, item, text }) => this.office.savePhrase(id as number | null, String(item), String(text)),
    remove_phrase: ({ id }) => this.office.removePhrase(Number(id)),
    note_limits: () => this.office.limits,
    set_note_limits: ({ limits }) => {
      this.office.limits = limits as NoteLimits;
      return this.office.limits;
    },
    read_date: ({ text }) => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(String(text))) {
        throw refuse('date-unreadable', `「${String(text)}」は日付として読めません。「昭和10年4月5日」「S10.4.5」「1935-04-05」のように書いてください。`);
      }
      return { iso: text, long: text };
    },
    read_time: ({ text }) => {
      const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(String(text).normalize('NFKC').trim()) ?? [];
      if (hour === undefined || minute === undefined) {
        throw refuse('time-unreadable', `「${String(text)}」は時刻として読めません。「10:30」「午後2時」のように書いてください。`);
      }
      return { iso: `${hour.padStart(2, '0')}:${minute}:00`, short: `${Number(hour)}:${minute}` };
    },
    open_saved_sheet: () => null,
  };

  private async answerAbout(fake: FakeCase, { command, payload }: Call): Promise<unknown> {
    const putToItem = itemCommands[command];
    if (putToItem) {
      const told = putToItem(fake, String(payload['item']), payload);
      return { ...told, saved_at: moment, ...(await this.standing(fake)) };
    }
    const putToCase = caseCommands[command];
    if (putToCase) {
      putToCase(fake, payload, this.cases);
      return this.view(fake);
    }
    const judging = this.judging.commands[command];
    if (judging) return judging(fake, await this.judge(fake), payload);
    const kind = payload['kind'] as DocumentKind;
    switch (command) {
      case 'open_case':
        return this.view(fake);
      case 'save_application':
        fake.application = payload['application'] as Application;
        return this.view(fake);
      case 'set_case_status':
        fake.status = payload['status'] as CaseStatus;
        return this.view(fake);
      case 'undo':
      case 'redo': {
        const done = step(fake, command);
        return done && { ...done, case: await this.view(fake) };
      }
      case 'item_history':
        return history(fake, String(payload['item']));
      case 'investigator_choices':
        return this.office.choices(fake.application);
      case 'assign_investigator':
        return this.assign(fake, payload['investigator'] as number | null);
      case 'set_traced':
        return this.trace(fake, payload['tree'] as TreeId, payload['minutes'] as string | null, String(payload['by']));
      case 'draw_sheet':
        return framed(await this.sheet(kind), this.sheetWarnings);
      case 'default_sheet_path':
        return `/home/user/Documents/${sheetNames[kind]}-${fake.id}.pdf`;
      case 'choose_sheet_path':
        return payload['path'];
      case 'save_sheet':
        return { path: payload['path'], warnings: this.sheetWarnings };
    }
    throw new Error(`unknown command ${command}`);
  }

  private page(query: CaseQuery) {
    const fitting = this.cases.filter(
      ({ application, status }) =>
        (query.status === null ? status !== 'cancelled' : status === query.status) &&
        `${application.name}${application.kana}${application.insured_number}`.includes(query.text),
    );
    const rows: CaseRow[] = fitting.slice(query.offset, query.offset + query.limit).map((fake) => ({
      id: fake.id,
      number: fake.id,
      status: fake.status,
      example: fake.example,
      name: fake.application.name,
      kana: fake.application.kana,
      insured_number: fake.application.insured_number,
      kind: fake.application.kind,
      applied_on: fake.application.applied_on,
      answered: progressOf(fake).answered,
      changed_at: '2026-11-21T14:03:00+09:00',
      ...this.transfer.marks(fake.id),
    }));
    return { total: fitting.length, uncounted: false, rows };
  }

  private async view(fake: FakeCase): Promise<CaseView> {
    const { journal: _journal, ...kept } = fake;
    return structuredClone({ ...kept, number: fake.id, form: form.id, rules: '2009-04', ...this.transfer.marks(fake.id), ...(await this.standing(fake)) });
  }

  private async standing(fake: FakeCase): Promise<SurveyStanding> {
    const { steps: _steps, ...outcome } = await this.judge(fake);
    const permission = this.office.permission(fake.investigator, fake.application);
    return standingOf(fake, outcome, this.office.limits, permission);
  }

  private assign(fake: FakeCase, investigator: number | null): Promise<CaseView> {
    const permission = this.office.permission(investigator, fake.application);
    const refused = permission?.findings.find(({ verdict }) => verdict === 'Refused');
    if (refused) throw refuse('survey-not-permitted', `【${refused.rule_name}】${refused.sentence}`);
    fake.investigator = investigator;
    const known = this.office.investigators.find(({ id }) => id === investigator)?.investigator;
    if (known) {
      fake.application = { ...fake.application, investigator: known.name };
      fake.overview = { ...fake.overview, investigator_kana: known.kana, organization: known.organization };
    }
    return this.view(fake);
  }

  private trace(fake: FakeCase, tree: TreeId, minutes: string | null, by: string): Promise<CaseView> {
    if (minutes === null) delete fake.traced[tree];
    else {
      const value = Math.round(Number(minutes) * 10);
      if (!Number.isFinite(value) || value > 243) {
        throw refuse('traced-outside', `${minutes}分は、この樹形図の表示範囲にありません。図をもう一度確かめてください。`);
      }
      fake.traced[tree] = { minutes: value, by, on: '2026-11-21' };
    }
    return this.view(fake);
  }
}
