import { Attempt } from '../../../attempt.svelte';
import { learners, removeLearner, saveLearner, setLearnerLeft } from '../../../training-commands';
import type { LearnerView } from '../../../types';

/** Those who learn on this computer. */
export class Learners {
  all = $state.raw<readonly LearnerView[] | null>(null);
  readonly looking = new Attempt();
  readonly saving = new Attempt();

  /** Those who still take part. */
  get present(): readonly LearnerView[] {
    return (this.all ?? []).filter(({ left }) => !left);
  }

  async look(): Promise<void> {
    await this.looking.run(async () => {
      this.all = await learners();
    });
  }

  /** Adds a learner, or renames the one of the number; false where that was refused. */
  async save(number: number | null, name: string): Promise<boolean> {
    await this.saving.run(async () => {
      this.all = await saveLearner(number, name);
    });
    return this.saving.refusal === null;
  }

  async leave(number: number, left: boolean): Promise<void> {
    await this.saving.run(async () => {
      this.all = await setLearnerLeft(number, left);
    });
  }

  /** Removes a learner with everything that was recorded; false where that was refused. */
  async remove(number: number): Promise<boolean> {
    await this.saving.run(async () => {
      this.all = await removeLearner(number);
    });
    return this.saving.refusal === null;
  }
}
