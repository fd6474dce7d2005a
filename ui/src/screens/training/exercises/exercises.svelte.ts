import { Attempt } from '../../../attempt.svelte';
import { keptExercises, removeExercise, renameExercise } from '../../../training-commands';
import type { KeptExerciseView } from '../../../types';

/** The exercises that this office keeps from its own cases. */
export class Exercises {
  all = $state.raw<readonly KeptExerciseView[] | null>(null);
  readonly looking = new Attempt();
  readonly changing = new Attempt();

  /** Reads the list again: a case may have become an exercise meanwhile. */
  async look(): Promise<void> {
    await this.looking.run(async () => {
      this.all = await keptExercises();
    });
  }

  /** False where the title was refused. */
  async rename(id: number, title: string): Promise<boolean> {
    await this.changing.run(async () => {
      this.all = await renameExercise(id, title);
    });
    return this.changing.refusal === null;
  }

  async remove(id: number): Promise<void> {
    await this.changing.run(async () => {
      this.all = await removeExercise(id);
    });
  }
}
