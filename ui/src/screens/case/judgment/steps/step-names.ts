import type { AdditionStep } from '../../../../types';

/** How far 認知症加算 raises a person. */
export const stepNames: Record<AdditionStep, string> = { none: '加算なし', one: '一段階', two: '二段階' };
