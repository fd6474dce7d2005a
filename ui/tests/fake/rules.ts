// The rule tables and the supplements as the back end in memory keeps them.

import type { RuleGap, RuleTables, Supplement, SupplementView, TreeId } from '../../src/types';
import { refuse } from './case';
import { checkOf } from './supplement-check';

type Payload = Record<string, unknown>;

const now = '2026-11-21T14:03:00+09:00';

/** What the built-in tables do not establish. */
const builtInGaps: RuleGap[] = [
  {
    kind: 'tree',
    tree: 'hygiene',
    item: null,
    path: [],
    option: null,
    bound: '1.2〜24.3分',
    reason: '樹形図「清潔保持」の全体が未確定です。',
  },
  ...['介助されていない・見守り等', '一部介助・全介助'].map((answer): RuleGap => ({
    kind: 'leaf',
    tree: 'indirect',
    item: null,
    path: ['第2群 生活機能', '14.5以上', '2-1 移乗', '一部介助・全介助', '2-2 移動', answer],
    option: null,
    bound: '2.7〜9.4分',
    reason: '枝の時間が未確定です。',
  })),
  ...(['2-10', '2-11'] as const).map((item): RuleGap => ({
    kind: 'points',
    tree: null,
    item,
    path: [],
    option: '見守り等',
    bound: item === '2-10' ? '4.8〜6.6点' : '4.9〜6.5点',
    reason: '得点が未確定です。一部介助の得点から介助されていないの得点までの間にあります。',
  })),
  {
    kind: 'addition_steps',
    tree: null,
    item: null,
    path: [],
    option: null,
    bound: '加算なし〜二段階',
    reason: '対象となる者の認知症加算が、加算なし・一段階・二段階のどれになるかが未確定です。',
  },
  {
    kind: 'doubt',
    tree: 'excretion',
    item: null,
    path: ['第2群 生活機能', '65.8以下', '2-2 移動'],
    option: null,
    bound: '',
    reason: '別の読みでは、ここで問う項目が異なります。告示と照合してください。',
  },
  {
    kind: 'doubt',
    tree: 'bpsd',
    item: null,
    path: ['第4群 精神・行動障害', '81.0以下', '1-1 麻痺等の有無', 'ない', '3-1 意思の伝達'],
    option: null,
    bound: '',
    reason: '別の読みでは、3-1の選択肢の区切りが異なります。告示と照合してください。',
  },
];

/** The head of two trees, to begin from. */
const outlines: Partial<Record<TreeId, string>> = {
  excretion: '第2群 生活機能:\n  65.8以下:\n    2-2 移動:\n      介助されていない・見守り等: 15.1分\n      一部介助・全介助: 28.0分\n  65.9以上: 0.2分\n',
  bpsd: '第4群 精神・行動障害:\n  81.0以下: 21.2分\n  81.1以上: 5.8分\n',
};

export class FakeRules {
  gaps: RuleGap[] = builtInGaps;
  supplements: SupplementView[] = [];
  /** The edition in force with the supplements laid over it. */
  current = '2009-04';
  /** What the next import reads. */
  importing: Supplement | null = null;

  add(supplement: Supplement, more: Partial<SupplementView> = {}): SupplementView {
    const view: SupplementView = {
      id: 1 + Math.max(0, ...this.supplements.map(({ id }) => id)),
      state: 'draft',
      supplement,
      saved_at: now,
      saved_by: '事務 花子',
      adopted_at: null,
      withdrawn_at: null,
      withdrawn_why: '',
      faults: checkOf(supplement).faults.length,
      ...more,
    };
    this.supplements = [view, ...this.supplements];
    return view;
  }

  readonly commands: Record<string, (payload: Payload) => unknown> = {
    rule_tables: () => this.tables(),
    tree_outline: ({ tree }) => outlines[tree as TreeId] ?? null,
    check_supplement: ({ supplement }) => checkOf(supplement as Supplement),
    save_supplement: ({ id, supplement }) => {
      const typed = structuredClone(supplement) as Supplement;
      if (id === null) return this.add(typed).id;
      const kept = this.draft(Number(id));
      Object.assign(kept, { supplement: typed, faults: checkOf(typed).faults.length });
      return kept.id;
    },
    adopt_supplement: ({ id }) => {
      const kept = this.draft(Number(id));
      if (kept.faults > 0) {
        throw refuse('supplement-unsound', `この補完には不備が${kept.faults}件あります。不備を直してから採用してください。`);
      }
      Object.assign(kept, { state: 'adopted', adopted_at: now });
      return null;
    },
    withdraw_supplement: ({ id, why }) => {
      if (String(why).trim() === '') throw refuse('withdrawal-blank', '取り下げの理由が空欄です。理由を入力してください。');
      Object.assign(this.known(Number(id)), { state: 'withdrawn', withdrawn_at: now, withdrawn_why: why });
      return null;
    },
    discard_supplement: ({ id }) => {
      const kept = this.draft(Number(id));
      this.supplements = this.supplements.filter((one) => one !== kept);
      return null;
    },
    export_supplement: ({ id }) => `/home/user/Documents/${this.known(Number(id)).supplement.name || '補完'}.yaml`,
    import_supplement: () => this.importing && this.add(this.importing).id,
  };

  private tables(): RuleTables {
    return structuredClone({
      editions: [{ id: '2009-04', name: '平成21年4月版', form: '2024-04', applies_from: '2009-04-01', applies_to: null }],
      current: this.current,
      gaps: this.gaps,
      supplements: this.supplements,
    });
  }

  private known(id: number): SupplementView {
    const kept = this.supplements.find((one) => one.id === id);
    if (!kept) throw refuse('supplement-unknown', 'この補完はありません。一覧を開き直してください。');
    return kept;
  }

  private draft(id: number): SupplementView {
    const kept = this.known(id);
    if (kept.state !== 'draft') throw refuse('supplement-no-draft', 'この補完は下書きではないため、変えられません。');
    return kept;
  }
}
