import { phraseBook, removePhrase, savePhrase } from '../../../../commands';
import type { ItemId, PhraseView } from '../../../../types';

/** The phrase book as it is now: the office's own phrases first. */
export class PhraseBook {
  #phrases = $state.raw<readonly PhraseView[]>([]);

  async load(): Promise<void> {
    this.#phrases = await phraseBook();
  }

  /** The phrases for `item`, own ones first. */
  of(item: ItemId): PhraseView[] {
    return this.#phrases.filter((phrase) => phrase.item === item);
  }

  /** Adds a phrase of the office's own. */
  async add(item: ItemId, text: string): Promise<void> {
    this.#phrases = await savePhrase(null, item, text);
  }

  async change(id: number, item: ItemId, text: string): Promise<void> {
    this.#phrases = await savePhrase(id, item, text);
  }

  async remove(id: number): Promise<void> {
    this.#phrases = await removePhrase(id);
  }
}
