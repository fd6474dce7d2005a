import { treeNames } from '../../format/names';
import type { Cause, ComparedPart, PointsPlace, Proposal } from '../../types';

/** 樹形図「食事」, 第2群の得点. */
export function partName(part: ComparedPart): string {
  switch (part.kind) {
    case 'tree':
      return `樹形図「${treeNames[part.tree]}」`;
    case 'score':
      return `第${part.group}群の得点`;
    case 'addition':
      return '認知症加算';
    case 'total':
      return '要介護認定等基準時間';
    case 'level_before_addition':
      return '認知症加算の前の要介護度';
    case 'level':
      return '要介護度';
  }
}

/** The part in a list whose rows say the place: 食事, 第2群. */
export function shortPartName(part: ComparedPart): string {
  return part.kind === 'tree' ? treeNames[part.tree] : part.kind === 'score' ? `第${part.group}群` : partName(part);
}

/** One question on the way, with the answer that leads on. */
export interface PlaceStep {
  question: string;
  /** Null at the question where the ways part. */
  answer: string | null;
}

/** Questions and answers in turn, as pairs from the first question down. */
export function placeSteps(path: readonly string[]): PlaceStep[] {
  const steps: PlaceStep[] = [];
  for (let at = 0; at < path.length; at += 2) {
    steps.push({ question: path[at] ?? '', answer: path[at + 1] ?? null });
  }
  return steps;
}

/** A leaf by its last question and answer. */
const leafName = ({ question, answer }: PlaceStep) => `「${question}」が「${answer}」の枝`;

/** The end of the way in a few words: 「1-7 歩行」の問い, 「1-7 歩行」が「できない」の枝; empty where the part says it all. */
export function placeEnd({ kind, part, place }: Cause): string {
  const [, ...path] = place;
  const last = placeSteps(path).at(-1);
  if (!last) return kind === 'outside_range' && part.kind === 'tree' ? '全体' : '';
  if (part.kind !== 'tree' || kind === 'special_care') return [last.question, last.answer].filter(Boolean).join(' ');
  return last.answer === null ? `「${last.question}」の問い` : leafName(last);
}

/** One side of a difference: what it is called and what it says. */
export interface Side {
  name: string;
  text: string;
  official: boolean;
}

/** Both sides of a difference, as far as they say something. */
export function sidesOf({ kind, place, ours, official }: Cause): Side[] {
  // Where no single option is found, the candidates stand in for our side and the common difference for the other.
  const open = kind === 'points' && place.length === 1;
  const sides = [
    { name: open ? '考えられる選択肢' : '試算', text: ours, official: false },
    { name: open ? '公式との差' : '公式', text: official, official: true },
  ];
  return sides.filter(({ text }) => text !== '');
}

/** The row of the score table: 見守り等, 肩関節 ない. */
export function pointsOption({ part, option }: PointsPlace): string {
  return part === null ? option : `${part} ${option}`;
}

/** What tells a proposal from every other. */
export function proposalKey({ gap }: Proposal): string {
  return JSON.stringify(gap);
}

/** What is proposed: a leaf's minutes, an option's points. */
export function proposalKind({ gap }: Proposal): string {
  return gap.kind === 'leaf' ? '枝の時間' : gap.kind === 'points' ? '得点' : '得点の合計';
}

/** The place of a proposal in a few words. */
export function proposalEnd({ gap, place }: Proposal): string {
  const last = gap.kind === 'leaf' ? placeSteps(gap.path).at(-1) : undefined;
  return gap.kind === 'leaf' && last ? `${treeNames[gap.tree]} ${leafName(last)}` : place;
}
