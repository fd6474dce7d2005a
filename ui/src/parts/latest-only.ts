/**
 * Asks one question at a time and, when an answer arrives, only the newest question that was put meanwhile.
 * So typing fast never piles up requests, and an old answer never replaces a newer one.
 */
export class LatestOnly<Question, Answer> {
  #waiting: { question: Question } | null = null;
  #busy = false;

  constructor(
    private readonly ask: (question: Question) => Promise<Answer>,
    private readonly onanswer: (answer: Answer, question: Question) => void,
    private readonly onfailure: (cause: unknown) => void,
  ) {}

  /** Puts `question`; one that still waits is forgotten. */
  put(question: Question): void {
    this.#waiting = { question };
    if (!this.#busy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#busy = true;
    while (this.#waiting) {
      const { question } = this.#waiting;
      this.#waiting = null;
      try {
        const answer = await this.ask(question);
        if (!this.#waiting) this.onanswer(answer, question);
      } catch (cause) {
        if (!this.#waiting) this.onfailure(cause);
      }
    }
    this.#busy = false;
  }
}
