/** How long a change waits for its answer before it is shown without, milliseconds: a frame at 60 frames per second. */
const frame = 16;

/**
 * What a key changes on the screen waits for the file's answer, so that both are drawn at once: drawing costs more
 * than saving, and an answer that comes while the screen is being drawn has to wait. Where the file takes longer than
 * a frame the change is drawn without it. Whoever acts on what is on the screen draws what is held first.
 */
export class DrawnTogether {
  #held: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Makes `change` when the answer comes, but at the latest after a frame. */
  hold(change: () => void): void {
    this.#held.push(change);
    this.#timer ??= setTimeout(() => this.draw(), frame);
  }

  /** Makes every change that was held, now; false where there was none. */
  draw(): boolean {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const held = this.#held;
    this.#held = [];
    for (const change of held) change();
    return held.length > 0;
  }
}
