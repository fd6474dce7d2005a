import { Attempt } from '../../../attempt.svelte';
import { refusalOf } from '../../../refusal';
import { noteCourse, vagueWords } from '../../../training-commands';
import type { NoteCase, NoteCourse, VagueOccurrence } from '../../../types';
import { LatestOnly } from '../../../parts/latest-only';

/** What a learner wrote for a case. */
interface Draft {
  text: string;
  vague: readonly VagueOccurrence[];
  /** Names of the points of the checklist that the learner found fulfilled. */
  checked: readonly string[];
  /** Whether what the weak note lacks is shown. */
  compared: boolean;
}

const blank: Draft = { text: '', vague: [], checked: [], compared: false };

/** The exercise in writing 特記事項. Kept while the program runs. */
export class NotesWork {
  course = $state.raw<NoteCourse | null>(null);
  /** Position of the case that is open. */
  at = $state(0);
  drafts = $state.raw<Readonly<Record<string, Draft>>>({});
  readonly looking = new Attempt();

  readonly #vague = new LatestOnly<{ id: string; text: string }, VagueOccurrence[]>(
    ({ text }) => vagueWords(text),
    (vague, { id, text }) => {
      if (this.draftOf(id).text === text) this.#put(id, { vague });
    },
    (cause) => (this.looking.refusal = refusalOf(cause)),
  );

  async look(): Promise<void> {
    if (this.course) return;
    await this.looking.run(async () => {
      this.course = await noteCourse();
    });
  }

  get case(): NoteCase | null {
    return this.course?.cases[this.at] ?? null;
  }

  draftOf(id: string): Draft {
    return this.drafts[id] ?? blank;
  }

  write(id: string, text: string): void {
    this.#put(id, { text });
    this.#vague.put({ id, text });
  }

  check(id: string, name: string, holds: boolean): void {
    const others = this.draftOf(id).checked.filter((known) => known !== name);
    this.#put(id, { checked: holds ? [...others, name] : others });
  }

  compare(id: string): void {
    this.#put(id, { compared: true });
  }

  #put(id: string, part: Partial<Draft>): void {
    this.drafts = { ...this.drafts, [id]: { ...this.draftOf(id), ...part } };
  }
}
