import { Attempt } from '../../attempt.svelte';
import { transferState } from '../../transfer-commands';
import type { TransferState } from '../../types';
import { Giving } from './give/giving.svelte';
import { Taking } from './take/taking.svelte';

/** The parts of the screen of 引渡し. */
export type TransferPart = 'give' | 'take' | 'conflicts' | 'lent' | 'peers';

/** What was chosen and read on the screen of 引渡し: kept while the person is elsewhere, gone when the file is locked. */
export class TransferWork {
  part = $state<TransferPart>('give');
  state = $state.raw<TransferState | null>(null);
  readonly looking = new Attempt();
  /** The case whose conflicts are shown; null for those of all. */
  conflictsOf = $state<number | null>(null);
  readonly giving = new Giving();
  readonly taking = new Taking();

  /** Those to whom bundles may be made. */
  readonly receivers = $derived(this.state?.peers.filter(({ state }) => state === 'confirmed') ?? []);

  /** Reads how things stand between this computer and the others. */
  look = (): Promise<void> =>
    this.looking.run(async () => {
      this.state = await transferState();
    });

  /** Shows the conflicts of one case, or of all. */
  showConflicts(of: number | null): void {
    this.conflictsOf = of;
    this.part = 'conflicts';
  }
}
