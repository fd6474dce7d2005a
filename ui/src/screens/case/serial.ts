/**
 * Runs the requests of one case strictly in the order in which they were given, one at a time, so that an
 * older answer never overtakes a newer one. A request that fails does not hold back those after it.
 */
export class Serial {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `request` once everything before it has ended. */
  run<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    const answer = this.#last.then(request);
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** Ends when everything given so far has ended, well or badly. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
