// A back end in memory, for tests and for looking at the screens in a browser. It judges nothing itself:
// whoever makes it says what the judgment is.

import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';

import type {
  AnswerSaved,
  Application,
  CaseQuery,
  CaseRow,
  CaseStatus,
  CaseView,
  Judgment,
  Opinion,
  Progress,
  Refusal,
  Traced,
  TreeId,
} from '../../src/types';
import { emptyApplication } from '../../src/screens/case/application/empty-application';
import { form } from './form';

export interface FakeCase {
  id: number;
  status: CaseStatus;
  example: boolean;
  application: Application;
  age: number | null;
  answers: Record<string, number[]>;
  opinion: Opinion;
  traced: Partial<Record<TreeId, Traced>>;
}

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
  sheet: () => Promise<ArrayBuffer> = () => Promise.resolve(new ArrayBuffer(0));

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
    const fake: FakeCase = {
      id: this.cases.length + 1,
      status: 'surveying',
      example: false,
      application: emptyApplication(),
      age: null,
      answers: {},
      opinion: { dementia: null, stability: null, dementia_likelihood_percent: null },
      traced: {},
      ...part,
    };
    this.cases.push(fake);
    return fake;
  }

  private async answer({ command, payload }: Call): Promise<unknown> {
    const fake = this.cases.find((candidate) => candidate.id === payload['id']);
    switch (command) {
      case 'vault_state':
        return { state: this.state, folder: '/home/user/.local/share/nintei' };
      case 'create_vault':
        if (payload['passphrase'] !== payload['confirmation']) {
          throw refuse('passphrase-differs', '確認のために入力したパスフレーズが一致しません。同じものを二度入力してください。');
        }
        this.passphrase = String(payload['passphrase']);
        this.state = 'open';
        return { code: 'A7KM-2QXT-9RWD-4HNB-6ZPV-3CJF-8YEG' };
      case 'unlock':
        if (payload['passphrase'] !== this.passphrase) {
          throw refuse('wrong-passphrase', 'パスフレーズが違います。入力し直してください。忘れたときは回復コードで開けます。');
        }
        this.state = 'open';
        return null;
      case 'lock':
        this.state = 'locked';
        return null;
      case 'form_edition':
        return form;
      case 'search_cases':
        return this.page(payload['query'] as CaseQuery);
      case 'create_case':
        return this.addCase({ application: payload['application'] as Application }).id;
      case 'read_date': {
        const text = String(payload['text']);
        if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
          throw refuse('date-unreadable', `「${text}」は日付として読めません。「昭和10年4月5日」「S10.4.5」「1935-04-05」のように書いてください。`);
        }
        return { iso: text, long: text };
      }
    }
    if (!fake) throw refuse('case-unknown', 'この事例はありません。');
    switch (command) {
      case 'open_case':
        return this.view(fake);
      case 'save_application':
        fake.application = payload['application'] as Application;
        return this.view(fake);
      case 'set_case_status':
        fake.status = payload['status'] as CaseStatus;
        return this.view(fake);
      case 'answer':
        return this.save(fake, String(payload['item']), payload['numbers'] as number[] | null);
      case 'set_opinion':
        fake.opinion = payload['opinion'] as Opinion;
        return this.view(fake);
      case 'set_traced':
        return this.trace(fake, payload['tree'] as TreeId, payload['minutes'] as string | null, String(payload['by']));
      case 'judgment':
        return this.judge(fake);
      case 'result_sheet':
        return this.sheet();
      case 'result_sheet_warnings':
        return [];
      case 'default_sheet_path':
        return `/home/user/Documents/一次判定結果票-${fake.id}.pdf`;
      case 'choose_sheet_path':
        return payload['path'];
      case 'save_result_sheet':
        return { path: payload['path'], warnings: [] };
      case 'open_saved_sheet':
        return null;
    }
    throw new Error(`unknown command ${command}`);
  }

  private page(query: CaseQuery) {
    const fitting = this.cases.filter(
      ({ application, status }) =>
        (query.status === null || status === query.status) &&
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
    }));
    return { total: fitting.length, rows };
  }

  private async view(fake: FakeCase): Promise<CaseView> {
    const { steps: _steps, ...outcome } = await this.judge(fake);
    return {
      id: fake.id,
      number: fake.id,
      status: fake.status,
      example: fake.example,
      application: fake.application,
      age: fake.age,
      form: form.id,
      rules: '2009-04',
      answers: { ...fake.answers },
      opinion: fake.opinion,
      traced: { ...fake.traced },
      progress: progressOf(fake),
      outcome,
      warnings: raised(fake),
    };
  }

  private async save(fake: FakeCase, item: string, numbers: number[] | null): Promise<AnswerSaved> {
    if (numbers === null) delete fake.answers[item];
    else fake.answers[item] = numbers;
    const { progress, outcome, warnings } = await this.view(fake);
    return { item, numbers, saved_at: '2026-11-21T14:03:00+09:00', progress, outcome, warnings };
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

function refuse(code: string, message: string): Refusal {
  return { code, message };
}

function raised(fake: FakeCase): string[] {
  return form.warnings
    .filter((warning) => warning.all_of.every(({ item, option }) => fake.answers[item]?.includes(option)))
    .map((warning) => warning.code);
}

function progressOf(fake: FakeCase): Progress {
  const progress: Progress = { answered: 0, all: 0, sections: [] };
  for (const section of form.sections) {
    const part = { section: section.id, answered: 0, all: 0 };
    for (const question of section.questions) {
      const answered = fake.answers[question.id] ? 1 : 0;
      progress.all += question.flattened;
      progress.answered += answered * question.flattened;
      part.all += Math.max(question.flattened, 1);
      part.answered += answered * Math.max(question.flattened, 1);
    }
    progress.sections.push(part);
  }
  return progress;
}
