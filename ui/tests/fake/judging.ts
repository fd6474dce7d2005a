// What stands beside the judgment of a case in the back end in memory: the official result, what decides the level,
// another survey side by side, the judgments that were kept.

import type {
  CaseOfficialResult,
  Deciding,
  Judgment,
  JudgmentRecordView,
  OfficialResult,
  OfficialResultEntry,
  OtherSide,
  RecordedJudgment,
  SideBySide,
} from '../../src/types';
import { refuse, type FakeCase } from './case';
import { besideOfficial, readEntry } from './official-entry';
import { sideBySideOf } from './side-by-side';
import { withFlow } from './split-flow';

type Payload = Record<string, unknown>;

export class FakeJudging {
  /** What was typed in, by the key of the case. */
  readonly typed = new Map<number, OfficialResult>();
  readonly imported = new Map<number, OfficialResult>();
  readonly records = new Map<number, JudgmentRecordView[]>();
  /** What decides the level; set by a test. */
  decide: (fake: FakeCase, judgment: Judgment) => Deciding = (_fake, { total, care_levels }) => ({
    total,
    care_levels,
    to_next_up: null,
    to_next_down: null,
    single_changes: [],
    open_items: [],
  });
  readonly #kept = new Map<number, RecordedJudgment>();

  constructor(private readonly judge: (fake: FakeCase) => Judgment | Promise<Judgment>) {}

  /** Commands about one case. */
  readonly commands: Record<string, (fake: FakeCase, judgment: Judgment, payload: Payload) => unknown> = {
    judgment: (_fake, judgment) => withFlow(judgment),
    official_result: (fake, judgment) => this.beside(fake, judgment),
    set_official: (fake, judgment, { result }) => {
      if (result === null) this.typed.delete(fake.id);
      else this.typed.set(fake.id, readEntry(result as OfficialResultEntry));
      return this.beside(fake, judgment);
    },
    deciding: (fake, judgment) => this.decide(fake, judgment),
    side_by_side: (fake, judgment, { other }) => this.sideBySide(fake, judgment, other as OtherSide),
    judgment_records: ({ id }) => this.records.get(id) ?? [],
    record_judgment: (fake, judgment) => this.record(fake, judgment),
  };

  /** Commands that belong to no single case. */
  readonly shared: Record<string, (payload: Payload) => unknown> = {
    judgment_as_recorded: ({ record }) => {
      const kept = this.#kept.get(Number(record));
      if (!kept) throw refuse('record-unknown', 'この控えはありません。');
      return kept;
    },
  };

  record({ id }: FakeCase, judgment: Judgment, more: Partial<JudgmentRecordView> = {}): JudgmentRecordView[] {
    const before = this.records.get(id) ?? [];
    const { total, care_levels, rules } = judgment;
    const line: JudgmentRecordView = {
      id: id * 1000 + before.length,
      made_at: '2026-11-21T14:03:00+09:00',
      made_by: '調査 太郎',
      occasion: 'recorded',
      rules,
      total,
      care_levels,
      ...more,
    };
    this.#kept.set(line.id, { ...withFlow(structuredClone(judgment)), agrees: true });
    const all = [line, ...before];
    this.records.set(id, all);
    return all;
  }

  private beside({ id }: FakeCase, judgment: Judgment): CaseOfficialResult | null {
    const typed = this.typed.get(id);
    const imported = this.imported.get(id);
    if (typed) return besideOfficial('typed', typed, judgment, imported !== undefined);
    return imported ? besideOfficial('imported', imported, judgment) : null;
  }

  private async sideBySide(fake: FakeCase, judgment: Judgment, other: OtherSide): Promise<SideBySide | null> {
    if (other.kind === 'last' && !fake.last) return null;
    const answers =
      other.kind === 'variant'
        ? { ...fake.answers, ...other.answers }
        : Object.fromEntries(Object.entries(fake.last?.answers ?? {}).map(([item, { numbers }]) => [item, numbers]));
    return sideBySideOf(judgment, fake.answers, await this.judge({ ...fake, answers }), answers);
  }
}
