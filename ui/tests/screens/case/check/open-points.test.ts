import { describe, expect, it } from 'vitest';

import { groups } from '../../../../src/screens/case/check/open-points';
import type { OpenPointKind } from '../../../../src/types';

describe('the kinds of open points', () => {
  it('all have a name in the list', () => {
    const kinds: Record<OpenPointKind, true> = {
      Permission: true,
      MissingApplication: true,
      MissingOverview: true,
      DoubtfulOverview: true,
      UnansweredItem: true,
      ExpectedNote: true,
      UnfilledBlank: true,
      NoteTooLong: true,
      VagueWord: true,
      Name: true,
    };
    expect(groups.map(({ kind }) => kind).sort()).toEqual(Object.keys(kinds).sort());
  });
});
