import { Attempt } from '../../attempt.svelte';
import { intakePreview, openIntake, takeIntake } from '../../intake-commands';
import { keptDecisions } from './kept-decisions';
import type {
  IntakeDecision,
  IntakeField,
  IntakeLook,
  IntakePreview,
  IntakeProgress,
  IntakeReport,
  Mapping,
  NearRow,
} from '../../types';
import { mappingFault } from './columns';

export const intakeSteps = [
  { id: 'file', name: 'ファイル' },
  { id: 'columns', name: '列の対応' },
  { id: 'check', name: '確かめる' },
  { id: 'done', name: '結果' },
] as const;

export type IntakeStep = (typeof intakeSteps)[number]['id'];

export const checkParts = [
  { id: 'near', name: '名寄せ' },
  { id: 'rows', name: '行の一覧' },
  { id: 'refused', name: '読めない行' },
] as const;

export type CheckPart = (typeof checkParts)[number]['id'];

/** What is decided about a row; `later` where nobody has decided yet. */
export type Choice = IntakeDecision | { kind: 'later' };

const later: Choice = { kind: 'later' };

/** One import of applications: kept while the person is on another screen, gone when the file is locked. */
export class IntakeWork {
  part = $state<'take' | 'linked'>('take');
  step = $state<IntakeStep>('file');
  path = $state('');
  look = $state.raw<IntakeLook | null>(null);
  mapping = $state.raw<Mapping>({ header: true, columns: {}, insurer_number: '' });
  /** The fields whose column a person chose; the others are as kept or as guessed. */
  chosen = $state.raw<ReadonlySet<IntakeField>>(new Set());
  preview = $state.raw<IntakePreview | null>(null);
  checkPart = $state<CheckPart>('near');
  /** The row of 名寄せ that is shown. */
  row = $state<number | null>(null);
  decisions = $state.raw<Readonly<Record<number, IntakeDecision>>>({});
  progress = $state.raw<IntakeProgress | null>(null);
  report = $state.raw<IntakeReport | null>(null);
  /** Whether the look through the rows was stopped. */
  stopped = $state(false);

  /** Whether decisions of an earlier time came back with the file. */
  decidedBefore = $state(false);

  readonly opening = new Attempt();
  readonly checking = new Attempt();
  readonly taking = new Attempt();

  /** What keeps the columns from being read, in a sentence; null where nothing does. */
  readonly fault = $derived(this.look && mappingFault(this.look.fields, this.mapping));
  readonly undecided = $derived(this.preview?.near.filter(({ row }) => !this.decisions[row]) ?? []);
  /** How many rows would come in now. */
  readonly coming = $derived.by(() => {
    if (!this.preview) return 0;
    const { counts, near } = this.preview;
    const decided = near.filter(({ row }) => !['skip', 'later'].includes(this.choice(row).kind)).length;
    return counts.new + counts.known + decided;
  });
  readonly chosenNear = $derived(this.preview?.near.find(({ row }) => row === this.row) ?? null);

  choice(row: number): Choice {
    return this.decisions[row] ?? later;
  }

  decide(row: number, choice: Choice): void {
    const rest = { ...this.decisions };
    delete rest[row];
    this.decisions = choice.kind === 'later' ? rest : { ...rest, [row]: choice };
    void this.keep();
  }

  /** Keeps what is decided, for when the same file is read again. */
  async keep(): Promise<void> {
    if (!this.look || !this.preview || this.report) return;
    await keptDecisions.keep(this.look.digest, { mapping: this.mapping, decisions: this.decisions });
  }

  /** Decides everything about this file anew. */
  async decideAnew(): Promise<void> {
    this.decisions = {};
    this.decidedBefore = false;
    await this.keep();
  }

  /** Shows the next row without a decision after the one that is shown, from the top where there is none after it. */
  toNextUndecided(): void {
    const next = this.undecided.find(({ row }) => row > (this.row ?? 0)) ?? this.undecided[0];
    if (next) this.row = next.row;
  }

  open(): Promise<void> {
    return this.opening.run(async () => {
      const look = await openIntake(this.path.trim());
      const kept = await keptDecisions.of(look.digest);
      this.look = look;
      this.mapping = kept?.mapping ?? look.mapping;
      this.chosen = new Set();
      this.forgetCheck();
      this.decisions = kept?.decisions ?? {};
      this.decidedBefore = kept !== null;
      this.step = 'columns';
    });
  }

  setHeader(header: boolean): void {
    this.mapping = { ...this.mapping, header };
    this.readAnew();
  }

  setColumn(field: IntakeField, column: number | null): void {
    const columns = { ...this.mapping.columns };
    if (column === null) delete columns[field];
    else columns[field] = column;
    this.mapping = { ...this.mapping, columns };
    this.chosen = new Set([...this.chosen, field]);
    this.readAnew();
  }

  /** The 保険者番号 of the rows that have none. */
  setInsurer(insurer_number: string): void {
    this.mapping = { ...this.mapping, insurer_number };
    this.readAnew();
  }

  check(): Promise<void> {
    return this.checking.run(async () => {
      if (!this.look) return;
      this.stopped = false;
      try {
        const preview = await intakePreview(this.path.trim(), this.look.digest, this.mapping, (at) => (this.progress = at));
        this.stopped = preview === null;
        if (preview) this.show(preview);
      } finally {
        this.progress = null;
      }
    });
  }

  take(): Promise<void> {
    return this.taking.run(async () => {
      if (!this.look) return;
      try {
        const told = (at: IntakeProgress) => (this.progress = at);
        this.report = await takeIntake(this.path.trim(), this.look.digest, this.mapping, this.decisions, told);
        await keptDecisions.keep(this.look.digest, null);
        this.step = 'done';
      } finally {
        this.progress = null;
      }
    });
  }

  /** Back to the beginning, for another file. */
  restart(): void {
    this.path = '';
    this.look = null;
    this.report = null;
    this.forgetCheck();
    this.step = 'file';
  }

  private show(preview: IntakePreview): void {
    this.preview = preview;
    this.decisions = keptFor(preview.near, this.decisions);
    this.decidedBefore &&= Object.keys(this.decisions).length > 0;
    this.row = preview.near[0]?.row ?? null;
    this.checkPart = preview.near.length > 0 ? 'near' : preview.counts.refused > 0 ? 'refused' : 'rows';
    this.step = 'check';
  }

  /** With other columns the rows are of other people: what was decided about them holds no more. */
  private readAnew(): void {
    if (this.look) void keptDecisions.keep(this.look.digest, null);
    this.forgetCheck();
  }

  private forgetCheck(): void {
    this.preview = null;
    this.decisions = {};
    this.decidedBefore = false;
    this.row = null;
    this.stopped = false;
    this.checking.refusal = null;
    this.taking.refusal = null;
  }
}

/** The decisions that are still about rows of `near`, and about people who are still offered there. */
function keptFor(
  near: readonly NearRow[],
  decisions: Readonly<Record<number, IntakeDecision>>,
): Readonly<Record<number, IntakeDecision>> {
  const kept: Record<number, IntakeDecision> = {};
  for (const { row, candidates } of near) {
    const decision = decisions[row];
    if (!decision) continue;
    if (decision.kind !== 'link' || candidates.some(({ case: id }) => id === decision.case)) kept[row] = decision;
  }
  return kept;
}
