import { SvelteSet } from 'svelte/reactivity';

import { careLevels } from '../../../format/names';
import { tenths } from '../../../format/tenths';
import type { ApplicationKind, BoardRegister, BoardSettings, CareLevel, InsurerLimit, Refusal } from '../../../types';
import { wholeNumber } from '../../office/whole-number';

/** A row of the insurer's longest periods as typed; an empty choice is every one. */
export interface TypedLimit {
  kind: ApplicationKind | '';
  level: CareLevel | '';
  months: string;
}

/** What the insurer sets, while it is typed. */
export class SettingsDraft {
  declines = $state(false);
  readonly excluded: SvelteSet<CareLevel>;
  minimum = $state<CareLevel | ''>('');
  margin = $state('');
  lighter = $state(false);
  capacity = $state('');
  limits = $state<TypedLimit[]>([]);

  constructor({ requirements, limits, lighter_change_from_decision, capacity }: BoardSettings) {
    this.declines = requirements.declines;
    this.excluded = new SvelteSet(requirements.excluded_levels);
    this.minimum = requirements.minimum_level ?? '';
    this.margin = tenths(requirements.margin);
    this.lighter = lighter_change_from_decision;
    this.capacity = capacity === 0 ? '' : String(capacity);
    this.limits = limits.map(({ kind, level, max_months }) => ({ kind: kind ?? '', level: level ?? '', months: String(max_months) }));
  }

  addLimit(): void {
    this.limits.push({ kind: '', level: '', months: '' });
  }

  /** What was typed; throws a refusal where something cannot be read. */
  read({ least_margin, legal_max_months }: BoardRegister): BoardSettings {
    return {
      requirements: {
        declines: this.declines,
        excluded_levels: careLevels.filter((level) => this.excluded.has(level)),
        minimum_level: this.minimum === '' ? null : this.minimum,
        margin: minutes(this.margin, least_margin),
      },
      limits: this.limits.map((limit, index) => typedLimit(limit, index, legal_max_months)),
      lighter_change_from_decision: this.lighter,
      capacity: wholeNumber(this.capacity, '新しい審査会の定員', 9999) ?? 0,
    };
  }
}

function typedLimit({ kind, level, months }: TypedLimit, index: number, most: number): InsurerLimit {
  const name = `有効期間の上限の${index + 1}行目`;
  const max_months = wholeNumber(months, name, most);
  if (max_months !== null) return { kind: kind === '' ? null : kind, level: level === '' ? null : level, max_months };
  const refusal: Refusal = { code: 'limit-empty', message: `${name}に月数がありません。月数を入力するか、行を消してください。` };
  throw refusal;
}

/** Minutes with at most one decimal, as tenths; the least where nothing is typed. */
function minutes(text: string, least: number): number {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return least;
  const [, whole, tenth = '0'] = /^(\d{1,3})(?:\.(\d))?$/.exec(plain) ?? [];
  if (whole !== undefined) return Number(whole) * 10 + Number(tenth);
  const refusal: Refusal = {
    code: 'margin-unreadable',
    message: `重度化キワの「${text}」は分として読めません。「${tenths(least)}」のように小数第1位までで入力してください。`,
  };
  throw refusal;
}
