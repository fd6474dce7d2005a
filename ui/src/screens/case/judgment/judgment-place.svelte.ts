import type { ItemId } from '../../../types';
import type { OpenCase } from '../open-case.svelte';

/** The parts of the tab, in the order in which a person needs them. */
export const judgmentParts = [
  { id: 'judgment-steps', name: '計算の内訳' },
  { id: 'judgment-deciding', name: '何が決めるか' },
  { id: 'judgment-official', name: '公式の結果' },
  { id: 'judgment-beside', name: '並べて見る' },
  { id: 'judgment-records', name: '過去の試算' },
] as const;

export type JudgmentPart = (typeof judgmentParts)[number]['id'];

/** Where the judgment of an open case is looked at; kept while its tab is left for the others. */
export class JudgmentPlace {
  part = $state<JudgmentPart>('judgment-steps');
  /** What this survey is put beside. */
  beside = $state<'last' | 'variant'>('last');
  /** 仮の回答: never saved. */
  readonly supposed = new SupposedAnswers();

  /** The part that comes `by` places after the present one, round the corner. */
  turn(by: number): JudgmentPart {
    const at = judgmentParts.findIndex(({ id }) => id === this.part);
    return judgmentParts[(at + by + judgmentParts.length) % judgmentParts.length]?.id ?? this.part;
  }

  /** Puts this survey beside itself with `item` answered by `numbers`. */
  suppose(item: ItemId, numbers: readonly number[]): void {
    this.supposed.set(item, numbers);
    this.beside = 'variant';
    this.part = 'judgment-beside';
  }
}

/** Answers supposed in place of the survey's own. */
export class SupposedAnswers {
  #answers = $state.raw<Record<ItemId, number[]>>({});

  get answers(): Record<ItemId, number[]> {
    return this.#answers;
  }

  set(item: ItemId, numbers: readonly number[]): void {
    this.#answers = { ...this.#answers, [item]: [...numbers] };
  }

  remove(item: ItemId): void {
    const { [item]: _removed, ...rest } = this.#answers;
    this.#answers = rest;
  }

  clear(): void {
    this.#answers = {};
  }
}

const places = new WeakMap<OpenCase, JudgmentPlace>();

/** Where the judgment of `open` is looked at: at first its steps. */
export function judgmentPlaceOf(open: OpenCase): JudgmentPlace {
  const known = places.get(open);
  if (known) return known;
  const place = new JudgmentPlace();
  places.set(open, place);
  return place;
}
