import { checkSupplement, saveSupplement } from '../../../commands';
import { refusalOf } from '../../../refusal';
import type { FaultPart, Refusal, Supplement, SupplementCheck, SupplementFault, SupplementView } from '../../../types';
import { Serial } from '../../case/serial';
import { LatestOnly } from '../../../parts/latest-only';

/** Milliseconds after the last key, and after the first key of a run without a pause. */
const pause = 250;
const longest = 2000;

/**
 * A supplement in the editor. What is typed is saved and checked by itself, sound or not, a moment after the last key.
 */
export class SupplementDraft {
  readonly id: number;
  readonly readonly: boolean;
  supplement: Supplement = $state() as Supplement;
  check = $state.raw<SupplementCheck | null>(null);
  /** Why the check could not be made. */
  checkRefusal = $state.raw<Refusal | null>(null);
  /** Why the last saving was refused; what was typed stays here. */
  refusal = $state.raw<Refusal | null>(null);
  savedAt = $state.raw<Date | null>(null);
  /** Whether something is typed that is not saved. */
  unsaved = $state(false);

  readonly #saving = new Serial();
  readonly #checks = new LatestOnly<Supplement, SupplementCheck>(
    checkSupplement,
    (answer) => {
      this.check = answer;
      this.checkRefusal = null;
    },
    (cause) => {
      this.checkRefusal = refusalOf(cause);
    },
  );
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | null = null;
  #edition = 0;

  constructor({ id, state, supplement }: SupplementView) {
    this.id = id;
    this.readonly = state !== 'draft';
    this.supplement = structuredClone(supplement);
    this.#checks.put(structuredClone(supplement));
  }

  /** Something was typed. */
  touch(): void {
    if (this.readonly) return;
    this.#edition += 1;
    this.unsaved = true;
    const now = Date.now();
    this.#since ??= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.settle(), Math.max(0, Math.min(pause, this.#since + longest - now)));
  }

  /** Saves and checks what is typed, at once; false where it could not be saved. */
  async settle(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#since = null;
    if (!this.unsaved) {
      await this.#saving.idle();
      return !this.unsaved;
    }
    const typed = $state.snapshot(this.supplement) as Supplement;
    const edition = this.#edition;
    this.#checks.put(typed);
    await this.#saving.run(async () => {
      try {
        await saveSupplement(this.id, typed);
        this.refusal = null;
        this.savedAt = new Date();
        if (this.#edition === edition) this.unsaved = false;
      } catch (cause) {
        this.refusal = refusalOf(cause);
      }
    });
    return !this.unsaved;
  }

  /**
   * Saves what is typed in the official words, as it can be adopted; false where it cannot be saved or is not sound.
   */
  async makeOfficial(): Promise<boolean> {
    if (!(await this.settle())) return false;
    const typed = $state.snapshot(this.supplement) as Supplement;
    this.check = await checkSupplement(typed);
    if (this.check.faults.length > 0) return false;
    const official = this.check.in_official_words;
    if (JSON.stringify(official) === JSON.stringify(typed)) return true;
    this.supplement = structuredClone(official);
    this.touch();
    return this.settle();
  }

  /** The faults of one part, or of one entry of the header. */
  faultsOf(part: FaultPart): SupplementFault[] {
    return this.check?.faults.filter((fault) => samePart(fault.part, part)) ?? [];
  }
}

/** Whether both are the same part. */
export function samePart(one: FaultPart, other: FaultPart): boolean {
  if (one.kind === 'header') return other.kind === 'header' && one.field === other.field;
  if (one.kind === 'tree') return other.kind === 'tree' && one.tree === other.tree;
  if (one.kind === 'leaf') return other.kind === 'leaf' && one.index === other.index;
  if (one.kind === 'points') return other.kind === 'points' && one.index === other.index;
  return one.kind === other.kind;
}
