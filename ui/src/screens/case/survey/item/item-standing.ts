// What follows from the survey, sorted by item once per change, so that no row has to search the whole list.

import type { CaseView, ExpectedNote, ItemId, OpenPoint } from '../../../../types';

/** What is open or expected at one item. */
export interface ItemStanding {
  expected: ExpectedNote[];
  /** Open points about the words or the length of the note. */
  findings: OpenPoint[];
  /** How many things are open about the note. */
  open: number;
}

export const nothingOpen: ItemStanding = { expected: [], findings: [], open: 0 };

export function standingByItem({ expected, open_points }: Pick<CaseView, 'expected' | 'open_points'>): Map<ItemId, ItemStanding> {
  const standing = new Map<ItemId, ItemStanding>();
  const of = (item: ItemId): ItemStanding => {
    const known = standing.get(item);
    if (known) return known;
    const made: ItemStanding = { expected: [], findings: [], open: 0 };
    standing.set(item, made);
    return made;
  };
  for (const note of expected) of(note.item).expected.push(note);
  for (const point of open_points) {
    const { place } = point;
    if (place.at === 'ExpectedNote') of(place.item).open += 1;
    if (place.at !== 'NoteText' && place.at !== 'Note') continue;
    const at = of(place.item);
    at.findings.push(point);
    at.open += 1;
  }
  return standing;
}
