// Judgments as the command line program gives them (`nintei judge --json --steps`), one of each kind.

import type { Judgment } from '../../src/types';
import completeJson from './judgments/complete.json';
import halfJson from './judgments/half.json';
import splitJson from './judgments/split.json';

/** All answered, 清潔保持 traced by hand: 58.0〜58.2 minutes, 要介護2. */
export const complete = completeJson as unknown as Judgment;

/** 第1群 to 第3群 answered only. */
export const half = halfJson as unknown as Judgment;

/** 36.6 minutes with 蓋然性 unknown: 要支援2 or 要介護1. */
export const split = splitJson as unknown as Judgment;
