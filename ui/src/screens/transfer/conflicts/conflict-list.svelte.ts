import { Attempt } from '../../../attempt.svelte';
import { conflicts, settleConflict } from '../../../transfer-commands';
import type { ConflictView, KeptSide } from '../../../types';

/** The conflicts of one case, or of all, as far as they are still open. */
export class ConflictList {
  open = $state.raw<ConflictView[] | null>(null);
  /** What was settled last, in a sentence. */
  said = $state('');
  readonly attempt = new Attempt();

  constructor(private readonly of: number | null) {}

  /** The conflicts by case, in the order in which they are told. */
  readonly cases = $derived.by(() => {
    const cases = new Map<number, { number: number; name: string; conflicts: ConflictView[] }>();
    for (const conflict of this.open ?? []) {
      const known = cases.get(conflict.case);
      if (known) known.conflicts.push(conflict);
      else cases.set(conflict.case, { number: conflict.number, name: conflict.name, conflicts: [conflict] });
    }
    return [...cases].map(([key, told]) => ({ key, ...told }));
  });

  load = (): Promise<void> =>
    this.attempt.run(async () => {
      this.open = await conflicts(this.of);
    });

  /** Keeps one side of a conflict; the other stays in the history. */
  settle = (conflict: ConflictView, keep: KeptSide): Promise<void> =>
    this.attempt.run(async () => {
      this.open = await settleConflict(conflict.id, keep, this.of);
      const side = keep === 'ours' ? 'この端末の値を残しました' : `${conflict.peer}の値にしました`;
      this.said = `整理番号${conflict.number}の${conflict.label}は、${side}。`;
    });
}
