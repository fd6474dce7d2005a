import { Attempt } from '../../attempt.svelte';
import { backUpNow, keepingState, verifyJournal } from '../../keeping-commands';
import type { BackupStep, BackupView, JournalCheckStep, JournalCheckView, KeepingState } from '../../types';

export type KeepingPart = 'backup' | 'journal';

/** The work with backups and the journal: it goes on while the person is on another screen, gone when the file is locked. */
export class KeepingWork {
  part = $state<KeepingPart>('backup');
  state = $state.raw<KeepingState | null>(null);
  readonly looking = new Attempt();

  readonly backingUp = new Attempt();
  backupStep = $state.raw<BackupStep | null>(null);
  made = $state.raw<BackupView | null>(null);
  /** Whether the last backup was stopped by the person. */
  stopped = $state(false);

  readonly checking = new Attempt();
  checkStep = $state.raw<JournalCheckStep | null>(null);
  checked = $state.raw<JournalCheckView | null>(null);
  checkStopped = $state(false);

  look(): Promise<void> {
    return this.looking.run(async () => {
      this.state = await keepingState();
    });
  }

  /** Makes a backup; it is told whether there is one more. */
  async backUp(): Promise<boolean> {
    if (this.backingUp.busy) return false;
    await this.backingUp.run(async () => {
      this.made = null;
      this.stopped = false;
      this.backupStep = null;
      this.made = await backUpNow((step) => (this.backupStep = step));
      this.stopped = this.made === null;
      this.state = await keepingState();
    });
    return this.made !== null && this.backingUp.refusal === null;
  }

  check(): Promise<void> {
    return this.checking.run(async () => {
      this.checked = null;
      this.checkStopped = false;
      this.checkStep = null;
      this.checked = await verifyJournal((step) => (this.checkStep = step));
      this.checkStopped = this.checked === null;
    });
  }
}
