import { Attempt } from '../../attempt.svelte';
import { importOfficial, officialFindings, officialOverview, ruleTables, saveSupplement, treeOutline } from '../../commands';
import { refusalOf } from '../../refusal';
import type {
  Cause,
  FindingsProgress,
  ImportProgress,
  ImportReport,
  OfficialFindings,
  OfficialOverview,
  Proposal,
  RuleTables,
} from '../../types';
import { count } from '../../format/counts';
import type { EditorPlace } from '../rules/editor/editor-place';
import { dayOf, emptySupplement } from '../rules/editor/empty-supplement';
import { baseEdition, draftForCause, holds, placeIn, treeInDoubt, withProposal } from './draft';
import { proposalKey } from './place-text';

export const officialPages = [
  { id: 'import', name: '取り込み' },
  { id: 'differences', name: '相違' },
  { id: 'evidence', name: '根拠' },
] as const;

export type OfficialPage = (typeof officialPages)[number]['id'];

/** Opens the supplement of the key `id` in the editor, at the place `at` where one is told. */
export type OpenSupplement = (id: number, at: EditorPlace | null) => void;

/** The cases behind the records that are shown as examples. */
export interface ExampleCases {
  /** The case of `record`, where there is one. */
  of: (record: number) => number | undefined;
  /** Opens the case of the key `id`. */
  open: (id: number) => void;
}

/** The work with official results: kept while the person is on another screen, gone when the file is locked. */
export class OfficialWork {
  page = $state<OfficialPage>('import');
  overview = $state.raw<OfficialOverview | null>(null);
  /** The rules in use now and the supplements. */
  tables = $state.raw<RuleTables | null>(null);
  readonly looking = new Attempt();

  readonly importing = new Attempt();
  importProgress = $state.raw<ImportProgress | null>(null);
  report = $state.raw<ImportReport | null>(null);

  readonly comparing = new Attempt();
  compareProgress = $state.raw<FindingsProgress | null>(null);
  findings = $state.raw<OfficialFindings | null>(null);
  /** What is said of a comparison that the person stopped. */
  stopped = $state('');
  /** The rules that the findings were compared by. */
  comparedBy = $state('');

  /** Key of the cause that is shown. */
  cause = $state<string | null>(null);
  /** The part whose causes are listed, as JSON; all where empty. */
  part = $state('');
  /** Key of the proposal that is shown. */
  proposal = $state<string | null>(null);

  readonly drafting = new Attempt();
  /** Key of the draft that proposals are put into. */
  draft = $state<number | null>(null);

  /** The draft that is being filled; null once it was adopted or discarded. */
  readonly filling = $derived(
    this.tables?.supplements.find(({ id, state }) => id === this.draft && state === 'draft') ?? null,
  );

  /** What changed after the comparison, in a clause; empty where nothing did. */
  readonly outdated = $derived.by(() => {
    if (!this.findings || !this.tables || !this.overview) return '';
    const { current } = this.tables;
    const [then, now] = [this.findings.compared, this.overview.count];
    if (current !== this.comparedBy) return `判定基準が${this.comparedBy}から${current}に変わりました`;
    return then === now ? '' : `公式結果が${count(then)}件から${count(now)}件になりました`;
  });

  /** The causes of the part that is chosen, most frequent first. */
  readonly causes = $derived.by((): readonly Cause[] => {
    const causes = this.findings?.causes ?? [];
    return this.part === '' ? causes : causes.filter(({ part }) => JSON.stringify(part) === this.part);
  });

  /** Reads what is on file and which rules are in use. */
  look = (): Promise<void> =>
    this.looking.run(async () => {
      [this.overview, this.tables] = await Promise.all([officialOverview(), ruleTables()]);
    });

  /** Imports a file that the person chooses. */
  import = async (): Promise<void> => {
    await this.importing.run(async () => {
      try {
        const report = await importOfficial((progress) => (this.importProgress = progress));
        if (!report) return;
        this.report = report;
        if (report.new + report.changed > 0) this.#forgetFindings();
      } finally {
        this.importProgress = null;
      }
    });
    // What came in before a refusal or a stop is on file.
    await this.look();
  };

  /** Compares every official result with the calculation. */
  compare = (): Promise<void> =>
    this.comparing.run(async () => {
      this.compareProgress = null;
      this.stopped = '';
      try {
        this.tables = await ruleTables();
        const { current } = this.tables;
        const findings = await officialFindings((progress) => (this.compareProgress = progress));
        this.#forgetFindings();
        this.findings = findings;
        this.comparedBy = current;
        this.cause = findings.causes[0]?.key ?? null;
        this.proposal = findings.proposals[0] ? proposalKey(findings.proposals[0]) : null;
      } catch (cause) {
        const { code, message } = refusalOf(cause);
        if (code !== 'work-cancelled') throw cause;
        this.stopped = message;
      } finally {
        this.compareProgress = null;
      }
    });

  /** Lists the causes of `part` only. */
  narrow(part: string): void {
    this.part = part;
    if (!this.causes.some(({ key }) => key === this.cause)) this.cause = this.causes[0]?.key ?? null;
  }

  /** Puts the proposed value into the draft that is being filled, or into a new one. */
  take = (proposal: Proposal): Promise<void> =>
    this.drafting.run(async () => {
      this.tables = await ruleTables();
      const begun = this.filling;
      if (begun && holds(begun.supplement, proposal)) return;
      const draft = begun?.supplement ?? {
        ...emptySupplement(baseEdition(this.tables), dayOf(new Date())),
        name: '公式結果による補完',
      };
      this.draft = await saveSupplement(begun?.id ?? null, withProposal(draft, proposal));
      this.tables = await ruleTables();
    });

  /** Opens a draft that is about the place of `cause`; a new one where there is none yet. */
  mend = (cause: Cause, opened: OpenSupplement): Promise<void> =>
    this.drafting.run(async () => {
      const tables = await ruleTables();
      const tree = treeInDoubt(cause);
      const outline = tree === null ? null : await treeOutline(tree);
      const draft = draftForCause(cause, baseEdition(tables), dayOf(new Date()), outline);
      for (const { id, state, supplement } of tables.supplements) {
        const at = state === 'draft' ? placeIn(supplement, draft) : null;
        if (at) return opened(id, at);
      }
      const id = await saveSupplement(null, draft.supplement);
      opened(id, { part: draft.place, path: draft.path });
    });

  #forgetFindings(): void {
    this.findings = null;
    this.cause = null;
    this.part = '';
    this.proposal = null;
  }
}
