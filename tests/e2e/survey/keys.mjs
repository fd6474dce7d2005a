// The keys of the survey form, pressed as a person does who never lets go of the keyboard.

import { Key } from 'selenium-webdriver';

const caps = '1234567890-^';

/** The keys that answer the question that has the focus and leave it. */
export function keysOf(chosen) {
  if (!Array.isArray(chosen)) return [caps[chosen - 1]];
  return chosen.length === 0 ? ['n', Key.ENTER] : [...chosen.map((number) => caps[number - 1]), Key.ENTER];
}

const row = (item) => `[data-testid="item-${item}"]`;

/** The survey as seen by the keyboard. */
export class SurveyKeys {
  #page;

  constructor(page) {
    this.#page = page;
  }

  /** From whatever question to another, by its number. */
  async goTo(item) {
    await this.#page.press('/');
    await this.#page.focused('#jump');
    await this.#page.press(...item, Key.ENTER);
    await this.#page.focused(row(item));
    // What stands beside the questions follows a moment later.
    await this.#page.find(`[data-testid="item-pane"][data-pane="${item}"]`);
  }

  /** Answers a question with one answer and waits until the file has it. */
  async answer(item, number) {
    await this.goTo(item);
    await this.#page.press(caps[number - 1]);
    await this.saved(item, number);
  }

  /** Waits until the file has this answer. */
  saved(item, chosen) {
    return this.#page.find(`${row(item)}[data-state="saved"][data-answer="${[chosen].flat().join(',')}"]`);
  }

  /** From the question into its note. */
  async enterNote(item) {
    await this.goTo(item);
    await this.#page.press('t');
    await this.#page.focused(`[data-testid="note-${item}"]`);
  }

  /** Writes a note in place of what it holds, and goes back to the question once it is saved. */
  async write(item, text) {
    await this.enterNote(item);
    await this.#page.pressWith(Key.CONTROL, 'a');
    await this.#page.press(text);
    await this.noteSaved(text);
    await this.leaveNote(item);
  }

  /** Waits until the note that is shown stands like this, and like this in the file. */
  async noteSaved(text) {
    await this.#page.until(`the note is ${text.slice(0, 40)}`, () =>
      this.#page.run(
        (wanted) => {
          const note = document.querySelector('textarea[data-testid^="note-"]');
          const state = note?.closest('section').querySelector('[data-text-state]').dataset.textState;
          return note?.value === wanted && state === (wanted === '' ? 'empty' : 'saved');
        },
        text,
      ),
    );
  }

  async leaveNote(item) {
    await this.#page.press(Key.ESCAPE);
    await this.#page.focused(row(item));
  }

  /** What the note of a question holds, once it is shown. */
  note(item) {
    return this.#page.value(`note-${item}`);
  }

  async undo() {
    await this.#page.pressWith(Key.CONTROL, 'z');
  }

  async redo() {
    await this.#page.pressWith(Key.CONTROL, 'y');
  }
}
