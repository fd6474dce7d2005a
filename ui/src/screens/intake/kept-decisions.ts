import { draft, keepDraft } from '../../keeping-commands';
import type { IntakeDecision, Mapping } from '../../types';
import { Serial } from '../case/serial';

/** What a person decided about the rows of a file, and how its columns were read then. */
export interface Decided {
  mapping: Mapping;
  decisions: Readonly<Record<number, IntakeDecision>>;
}

/** Decisions about files that were not taken in yet, each by the digest of its file: those of another file never come back. */
class KeptDecisions {
  /** An older state never comes after a newer one. */
  readonly #serial = new Serial();

  async of(digest: string): Promise<Decided | null> {
    const kept = await this.#serial.run(() => draft(form(digest))).catch(() => null);
    return kept === null ? null : (JSON.parse(kept) as Decided);
  }

  /** Keeps them; null forgets what is kept. Where that fails, the decisions still stand on the screen. */
  async keep(digest: string, decided: Decided | null): Promise<void> {
    const none = decided === null || Object.keys(decided.decisions).length === 0;
    const content = none ? null : JSON.stringify(decided);
    await this.#serial.run(() => keepDraft(form(digest), content)).catch(() => undefined);
  }
}

const form = (digest: string) => `intake/${digest}`;

export const keptDecisions = new KeptDecisions();
