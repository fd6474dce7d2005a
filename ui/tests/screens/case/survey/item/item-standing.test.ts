import { describe, expect, it } from 'vitest';

import { standingByItem } from '../../../../../src/screens/case/survey/item/item-standing';
import type { ExpectedNote, OpenPoint } from '../../../../../src/types';

const expected: ExpectedNote = { item: '4-6', reason: 'Behaviour', sentence: '', must_state: [], state: { state: 'Missing' } };
const points: OpenPoint[] = [
  { kind: 'UnansweredItem', place: { at: 'Item', item: '2-4' }, sentence: '' },
  { kind: 'ExpectedNote', place: { at: 'ExpectedNote', item: '4-6', reason: 'Behaviour' }, sentence: '' },
  { kind: 'VagueWord', place: { at: 'NoteText', item: '2-4', span: { start: 0, end: 4, quoted: 'ときどき' } }, sentence: '' },
  { kind: 'NoteTooLong', place: { at: 'Note', item: '2-4' }, sentence: '' },
  { kind: 'NoteTooLong', place: { at: 'Notes' }, sentence: '' },
];

describe('what is open, by item', () => {
  it('counts expected notes and findings in the note, not an answer that is missing', () => {
    const standing = standingByItem({ expected: [expected], open_points: points });
    expect(standing.get('2-4')).toEqual({ expected: [], findings: [points[2], points[3]], open: 2 });
    expect(standing.get('4-6')).toEqual({ expected: [expected], findings: [], open: 1 });
    expect(standing.size).toBe(2);
  });
});
