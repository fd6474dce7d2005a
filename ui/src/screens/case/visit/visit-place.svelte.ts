import type { ItemId } from '../../../types';
import type { OpenCase } from '../open-case.svelte';

/** Where the visit of an open case stands; kept while the visit's screen is left for the other tabs. */
export class VisitPlace {
  /** The item on the screen. */
  item = $state<ItemId>('');
  /** 屋外表示: black on white in heavy type. */
  outdoors = $state(false);

  constructor(open: OpenCase) {
    const order = open.form.sections.flatMap((section) => section.questions.map((question) => question.id));
    this.item = order.find((item) => open.survey.given(item) === null) ?? order[0] ?? '';
  }
}

const places = new WeakMap<OpenCase, VisitPlace>();

/** The visit's place in `open`: at first the first item without an answer. */
export function visitPlaceOf(open: OpenCase): VisitPlace {
  const known = places.get(open);
  if (known) return known;
  const place = new VisitPlace(open);
  places.set(open, place);
  return place;
}
