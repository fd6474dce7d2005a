import { SvelteMap } from 'svelte/reactivity';

import { review } from '../../../board-commands';
import { refusalOf } from '../../../refusal';
import type { CareLevel, Refusal, ReviewView } from '../../../types';

/** What a case in simplified form would be decided as. */
export type Plan =
  | { kind: 'period'; level: CareLevel; months: number; from: string; to: string }
  | { kind: 'no_period'; level: CareLevel }
  | { kind: 'refused'; refusal: Refusal };

/** The 一次判定's level with the default period. */
export function planOf({ primary, periods }: ReviewView): Plan {
  const [level] = primary.levels;
  const validity = periods.find((one) => one.level === level)?.validity;
  if (level === undefined || validity === undefined) {
    return { kind: 'refused', refusal: { code: 'primary-not-settled', message: '一次判定が一つに定まっていません。' } };
  }
  if ('Err' in validity) return { kind: 'refused', refusal: validity.Err };
  if (validity.Ok.kind === 'no_period') return { kind: 'no_period', level };
  const { default_months: months, effective_on: from, ends } = validity.Ok;
  const to = ends.find((end) => end.months === months)?.last_day ?? '';
  return { kind: 'period', level, months, from, to };
}

/** The plans of the cases of a list, read one after another. */
export class SimplifiedPlans {
  readonly of = new SvelteMap<number, Plan>();
  #reading = false;
  #wanted: readonly number[] = [];

  /** Reads what is not known yet; only the newest list counts. */
  want(cases: readonly number[]): void {
    this.#wanted = cases;
    if (!this.#reading) void this.#read();
  }

  async #read(): Promise<void> {
    this.#reading = true;
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      try {
        this.of.set(next, planOf(await review(next)));
      } catch (cause) {
        this.of.set(next, { kind: 'refused', refusal: refusalOf(cause) });
      }
    }
    this.#reading = false;
  }

  #next(): number | undefined {
    return this.#wanted.find((one) => !this.of.has(one));
  }
}
