// What stands beside the judgment of a case in the back end in memory: the official result, what decides the level,
// another survey side by side, the judgments that were kept.

import type {
  CaseOfficialResult,
  Deciding,
  Judgment,
  JudgmentRecordView,
  OfficialResultEntry,
  SideBySide,
} from '../../src/types';
import type { FakeCase } from './case';

type Payload = Record<string, unknown>;

export class FakeJudging {
  /** By the key of the case. */
  readonly official = new Map<number, CaseOfficialResult>();
  readonly records = new Map<number, JudgmentRecordView[]>();
  deciding: Deciding | null = null;
  sideBySide: SideBySide | null = null;
  /** The official result that follows from what is typed; set by a test. */
  enter: (entry: OfficialResultEntry) => CaseOfficialResult | null = () => null;

  /** Commands about one case. */
  readonly commands: Record<string, (fake: FakeCase, judgment: Judgment, payload: Payload) => unknown> = {
    official_result: ({ id }) => this.official.get(id) ?? null,
    set_official: ({ id }, _judgment, { result }) => {
      const entered = result === null ? null : this.enter(result as OfficialResultEntry);
      if (entered) this.official.set(id, entered);
      else this.official.delete(id);
      return entered;
    },
    deciding: (_fake, { total, care_levels }) =>
      this.deciding ?? { total, care_levels, to_next_up: null, to_next_down: null, single_changes: [], open_items: [] },
    side_by_side: () => this.sideBySide,
    judgment_records: ({ id }) => this.records.get(id) ?? [],
    record_judgment: ({ id }, { total, care_levels, rules }) => {
      const kept = this.records.get(id) ?? [];
      this.records.set(id, [
        { id: id * 1000 + kept.length, made_at: '2026-11-21T14:03:00+09:00', made_by: '調査 太郎', occasion: 'recorded', rules, total, care_levels },
        ...kept,
      ]);
      return this.records.get(id);
    },
  };
}
