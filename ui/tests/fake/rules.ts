// The rule tables and the supplements as the back end in memory keeps them.

import { trees } from '../../src/format/names';
import { pathTo } from '../../src/screens/rules/editor/outline-lines';
import type { RuleGap, RuleTables, Supplement, SupplementView, TreeId } from '../../src/types';
import { refuse } from './case';
import { checkOf } from './supplement-check';

type Payload = Record<string, unknown>;

const now = '2026-11-21T14:03:00+09:00';

const nowhere = { tree: null, item: null, path: [], option: null, bound: '' };

const files: Record<string, string> = import.meta.glob('../../../assets/rules/2009-04/trees/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The figure of a tree as its file has it, two spaces less deep; null where it is not established. */
function outlineOf(tree: TreeId): string | null {
  const [, figure] = /^図:\n([\s\S]*)$/mu.exec(files[`../../../assets/rules/2009-04/trees/${tree}.yaml`] ?? '') ?? [];
  return figure === undefined ? null : figure.replaceAll(/^ {2}/gmu, '');
}

/** What the built-in tables do not establish, or doubt. */
const builtInGaps: RuleGap[] = [
  ...trees.flatMap((tree): RuleGap[] => {
    const outline = outlineOf(tree);
    if (outline === null) {
      return [{ ...nowhere, kind: 'tree', tree, bound: '1.2〜24.3分', reason: '樹形図「清潔保持」の全体が未確定です。' }];
    }
    const lines = outline.split('\n');
    return lines.flatMap((line, at): RuleGap[] => {
      const [, bound] = /未確定（(.*)）$/u.exec(line) ?? [];
      const [, doubt] = / ※要照合 (.*?):?$/u.exec(line) ?? [];
      const place = { ...nowhere, tree, path: pathTo(lines, at) };
      if (bound !== undefined) return [{ ...place, kind: 'leaf', bound, reason: '枝の時間が未確定です。' }];
      return doubt === undefined ? [] : [{ ...place, kind: 'doubt', reason: doubt }];
    });
  }),
  ...(['2-10', '2-11'] as const).map((item): RuleGap => ({
    ...nowhere,
    kind: 'points',
    item,
    option: '見守り等',
    bound: item === '2-10' ? '4.8〜6.6点' : '4.9〜6.5点',
    reason: '得点が未確定です。一部介助の得点から介助されていないの得点までの間にあります。',
  })),
  {
    ...nowhere,
    kind: 'addition_steps',
    bound: '加算なし〜二段階',
    reason: '対象となる者の認知症加算が、加算なし・一段階・二段階のどれになるかが未確定です。',
  },
];

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
      adopted_by: null,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_why: '',
      faults: checkOf(supplement).faults.length,
      ...more,
    };
    this.supplements = [view, ...this.supplements];
    return view;
  }

  readonly commands: Record<string, (payload: Payload) => unknown> = {
    rule_tables: () => this.tables(),
    tree_outline: ({ tree }) => outlineOf(tree as TreeId),
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
      Object.assign(kept, { state: 'adopted', adopted_at: now, adopted_by: '事務 花子' });
      return null;
    },
    withdraw_supplement: ({ id, why }) => {
      if (String(why).trim() === '') throw refuse('withdrawal-blank', '取り下げの理由が空欄です。理由を入力してください。');
      Object.assign(this.known(Number(id)), { state: 'withdrawn', withdrawn_at: now, withdrawn_by: '事務 花子', withdrawn_why: why });
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
      trouble: null,
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
