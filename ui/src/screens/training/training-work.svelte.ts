import { CalculationWork } from './calculation/calculation-work.svelte';
import { NotesWork } from './notes/notes-work.svelte';

/** The parts of the course's screen. */
export type TrainingPart = 'calculation' | 'notes';

/** What a learner works on. Kept while the program runs and the file is open. */
export class TrainingWork {
  part = $state<TrainingPart>('calculation');
  readonly calculation = new CalculationWork();
  readonly notes = new NotesWork();
}
