import { Attempt } from '../../../attempt.svelte';
import { previewBundle, takeBundle } from '../../../transfer-commands';
import type { BundlePreview, BundleTaken, TransferStep } from '../../../types';

/** A bundle from elsewhere: first looked at, then taken. */
export class Taking {
  path = $state('');
  preview = $state.raw<BundlePreview | null>(null);
  taken = $state.raw<BundleTaken | null>(null);
  /** Whether the person stopped the taking; nothing was taken then. */
  stopped = $state(false);
  progress = $state.raw<TransferStep | null>(null);
  readonly looking = new Attempt();
  readonly taking = new Attempt();

  /** Forgets what was read, as another file is meant. */
  forget(): void {
    this.preview = null;
    this.taken = null;
    this.stopped = false;
    this.looking.refusal = null;
    this.taking.refusal = null;
  }

  look = (): Promise<void> =>
    this.looking.run(async () => {
      this.forget();
      const { path } = this;
      const preview = await previewBundle(path);
      // Another file may be meant by now.
      if (path === this.path) this.preview = preview;
    });

  /** Takes the bundle that was looked at. */
  take = ({ digest }: BundlePreview): Promise<void> =>
    this.taking.run(async () => {
      this.progress = null;
      this.stopped = false;
      try {
        this.taken = await takeBundle(this.path, digest, (told) => (this.progress = told));
        this.stopped = this.taken === null;
        if (this.taken) this.preview = null;
      } finally {
        this.progress = null;
      }
    });
}
