import type { Employer, Qualification } from '../../types';

/** Kinds of offices an investigator may belong to. */
export const employers: readonly Employer[] = ['市町村', '指定市町村事務受託法人', '居宅介護支援事業者等（委託）'];

export const qualifications: readonly Qualification[] = [
  '介護支援専門員',
  '医師',
  '保健・医療・福祉の専門職（規則第113条の2第1号・第2号）',
  '該当なし',
];
