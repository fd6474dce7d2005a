import { Attempt } from '../../../attempt.svelte';
import { trainingChoices } from '../../../training-commands';
import type { CalculationTask, Difficulty, Preset, TrainingChoices } from '../../../types';
import { newNumber } from '../numbered/new-number';

/** Which task is to be opened or printed next. */
export class TaskWish {
  choices = $state.raw<TrainingChoices | null>(null);
  /** The kept exercise; null where one is to be made up. */
  exercise = $state<number | null>(null);
  /** What is asked of a made-up case. */
  difficulty = $state.raw<Difficulty | null>(null);
  /** 課題番号 as typed. */
  number = $state('');

  readonly looking = new Attempt();

  /** The difficulty by its name; null where its details were changed. */
  get preset(): Preset | null {
    const asked = JSON.stringify(this.difficulty);
    return this.choices?.presets.find(({ difficulty }) => JSON.stringify(difficulty) === asked)?.preset ?? null;
  }

  async look(): Promise<void> {
    if (this.choices) return;
    await this.looking.run(async () => {
      this.choices = await trainingChoices();
      if (this.difficulty === null) this.choose(this.choices.presets[0]?.preset ?? 'D1');
      if (this.number === '') this.number = newNumber();
    });
  }

  choose(preset: Preset): void {
    this.exercise = null;
    this.difficulty = this.choices?.presets.find((known) => known.preset === preset)?.difficulty ?? null;
  }

  /** Changes a detail of what is asked. */
  detail(part: Partial<Difficulty>): void {
    if (this.difficulty) this.difficulty = { ...this.difficulty, ...part };
  }

  /** Wishes for `task`. */
  take(task: CalculationTask): void {
    if (task.kind === 'kept') {
      this.exercise = task.exercise;
      return;
    }
    this.exercise = null;
    this.number = task.number;
    this.difficulty = task.difficulty;
  }

  /** Another number of the same difficulty. */
  renew(): void {
    this.number = newNumber();
  }

  /** The task that is wished for; null while nothing can be chosen yet. */
  get task(): CalculationTask | null {
    if (this.exercise !== null) return { kind: 'kept', exercise: this.exercise };
    return this.difficulty && { kind: 'drawn', number: this.number, difficulty: this.difficulty };
  }
}
