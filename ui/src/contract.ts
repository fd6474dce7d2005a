// Types of the commands for rules and official results, until ts-rs makes them from Rust.

import type { CareLevel } from './generated/CareLevel';
import type { Judgment } from './generated/Judgment';
import type { Stability } from './generated/Stability';
import type { TreeId } from './generated/TreeId';

type Interval = readonly [number, number];
type ItemId = string;

// --- rules and supplements ---------------------------------------------------------------------------------------

/** A local supplement (補完) as typed; numbers are text until checked. */
export interface Supplement {
  name: string;
  edition: string;
  made_on: string | null;
  source: string;
  made_by: string;
  checked_by: string;
  /** Outlines, indented by two spaces a level: 「問い:」「答え:」「答え: 5.1分」. */
  trees: Partial<Record<TreeId, string>>;
  leaves: SupplementLeaf[];
  points: SupplementPoints[];
  addition: string | null;
}

export interface SupplementLeaf {
  tree: TreeId;
  /** Questions and answers in turn. */
  path: string[];
  minutes: string;
}

export interface SupplementPoints {
  item: ItemId;
  option: string;
  points: string;
}

export type SupplementField = 'name' | 'edition' | 'made_on' | 'source' | 'made_by' | 'checked_by';

export type FaultPart =
  | { kind: 'header'; field: SupplementField }
  | { kind: 'tree'; tree: TreeId }
  | { kind: 'leaf'; index: number }
  | { kind: 'points'; index: number }
  | { kind: 'addition' }
  | { kind: 'whole' };

export interface SupplementFault {
  part: FaultPart;
  /** From 1, of the outline. */
  line: number | null;
  place: string;
  cause: string;
}

export interface RuleDifference {
  table: string;
  place: string;
  before: string | null;
  after: string | null;
}

export type GapKind = 'tree' | 'leaf' | 'points' | 'addition_steps' | 'doubt';

/** What the tables do not establish, or doubt. */
export interface RuleGap {
  kind: GapKind;
  tree: TreeId | null;
  item: ItemId | null;
  path: string[];
  option: string | null;
  bound: string;
  reason: string;
}

export type SupplementState = 'draft' | 'adopted' | 'withdrawn';

export interface SupplementView {
  id: number;
  state: SupplementState;
  supplement: Supplement;
  saved_at: string;
  saved_by: string;
  adopted_at: string | null;
  withdrawn_at: string | null;
  withdrawn_why: string;
  faults: number;
}

export interface RuleEditionView {
  id: string;
  name: string;
  applies_from: string;
  applies_to: string | null;
}

export interface RuleTables {
  editions: RuleEditionView[];
  current: string;
  gaps: RuleGap[];
  supplements: SupplementView[];
}

/** A tree as read, to draw it. */
export type FigureNode = { asks: string; arms: { label: string; next: FigureNode }[] } | { minutes: Interval };

export interface SupplementCheck {
  faults: SupplementFault[];
  /** Against the rules now. */
  differences: RuleDifference[];
  figures: Partial<Record<TreeId, FigureNode | null>>;
}

// --- official results --------------------------------------------------------------------------------------------

/** Minutes and points in tenths. */
export interface OfficialResult {
  judged_on: string | null;
  level: CareLevel | null;
  level_with_addition: CareLevel | null;
  total: number | null;
  minutes: Partial<Record<TreeId, number>>;
  dementia_addition: number | null;
  scores: Record<string, number>;
  stability: Stability | null;
  likelihood_percent: number | null;
}

/** An official result as typed. */
export interface OfficialResultEntry {
  judged_on: string;
  level: CareLevel | null;
  level_with_addition: CareLevel | null;
  total: string;
  minutes: Partial<Record<TreeId, string>>;
  dementia_addition: string;
  scores: Record<string, string>;
  stability: Stability | null;
  likelihood_percent: string;
}

export type ComparedPart =
  | { kind: 'score'; group: number }
  | { kind: 'tree'; tree: TreeId }
  | { kind: 'addition' }
  | { kind: 'total' }
  | { kind: 'level_before_addition' }
  | { kind: 'level' };

export type ComparisonVerdict = 'agrees' | 'within' | 'differs';

/** One part of both results. */
export interface ComparisonLine {
  part: ComparedPart;
  /** As a person reads it: 第2群 生活機能, 食事. */
  name: string;
  /** 点, 分, or nothing for a level. */
  unit: string;
  ours: string;
  official: string;
  /** Both sides in tenths, except for a level. */
  numbers: { ours: Interval; official: number } | null;
  /** `within`: the official value lies inside our interval. */
  verdict: ComparisonVerdict;
  /** Where a difference most likely comes from, in a sentence. */
  because: string | null;
}

/** What the official total holds, found by adding up the official parts. */
export type TotalReading = 'with_addition' | 'without_addition' | 'no_addition' | 'neither' | 'unknown';

/** A 試算 beside the official result, part by part. */
export interface Comparison {
  lines: ComparisonLine[];
  total_reading: TotalReading;
  agrees: boolean;
}

export type CauseKind = 'question' | 'leaf' | 'points' | 'addition' | 'total' | 'level';

/** One place of the tables from which differences come. */
export interface Cause {
  key: string;
  kind: CauseKind;
  part: ComparedPart;
  /** The tree or group, then questions and answers in turn. */
  place: string[];
  sentence: string;
  ours: string;
  official: string;
  count: number;
  /** Cases that come past the same place and agree. */
  agreeing: number;
  /** Keys of up to five records. */
  examples: number[];
}

/** An entry of the score table. */
export interface PointsPlace {
  item: ItemId;
  name: string;
  /** The joint, for 1-2. */
  part: string | null;
  option: string;
}

export type ProposalGap =
  | { kind: 'leaf'; tree: TreeId; path: string[] }
  | { kind: 'points'; place: PointsPlace }
  /** Only the sum of several is known. */
  | { kind: 'points_sum'; places: PointsPlace[] };

export interface Contradiction {
  value: string;
  count: number;
  examples: number[];
}

/** A value that official results imply; it enters a table only by a person's yes. */
export interface Proposal {
  gap: ProposalGap;
  place: string;
  /** With its unit. */
  value: string;
  tenths: number;
  bound: Interval;
  count: number;
  examples: number[];
  contradictions: Contradiction[];
  /** Whether every case shows the value and it lies within the bound. */
  sound: boolean;
}

/** How many official results of eligible persons have which 認知症加算. */
export interface AdditionCount {
  level: string;
  none: number;
  one_step: number;
  two_steps: number;
}

export interface OfficialImport {
  at: string;
  by: string;
  rows: number;
  new: number;
  same: number;
  changed: number;
  refused: number;
}

export interface OfficialOverview {
  count: number;
  imports: OfficialImport[];
}

export interface RefusedRow {
  row: number;
  column: string;
  code: string;
  sentence: string;
}

export interface ImportReport {
  encoding: string;
  columns_by: 'names' | 'positions';
  new: number;
  same: number;
  changed: number;
  /** The first 200. */
  refused: RefusedRow[];
  refused_count: number;
  missing_columns: string[];
}

export interface ImportProgress {
  rows: number;
  refused: number;
  done: boolean;
}

export interface FindingsProgress {
  done: number;
  of: number;
}

export interface OfficialFindings {
  compared: number;
  agreeing: number;
  causes: Cause[];
  proposals: Proposal[];
  additions: AdditionCount[];
}

export interface CaseOfficialResult {
  origin: 'typed' | 'imported';
  result: OfficialResult;
  comparison: Comparison;
}

// --- what decides, side by side, past judgments -------------------------------------------------------------------

/** The next level. */
export interface Boundary {
  /** One, or 要支援2 and 要介護1 while that is open. */
  levels: CareLevel[];
  /** The least change of the total that crosses the boundary, tenths of a minute. */
  minutes: number;
  /** The first total beyond the boundary. */
  total: number;
}

/** What an answer is given to. */
export type DecidingSubject =
  | { kind: 'item'; item: ItemId }
  | { kind: 'opinion_dementia' }
  | { kind: 'likelihood' }
  | { kind: 'stability' }
  | { kind: 'tree'; tree: TreeId };

/** Where a set of possible levels goes. */
export type ChangeDirection = 'heavier' | 'lighter' | 'wider' | 'narrower';

/** One answer changed, everything else as it is. */
export interface SingleChange {
  subject: DecidingSubject;
  /** 2-4 食事摂取. */
  name: string;
  from: string[];
  to: string[];
  numbers: number[];
  total: Interval;
  care_levels: CareLevel[];
  direction: ChangeDirection;
}

/** What one answer to something open would leave. */
export interface OptionOutcome {
  label: string;
  numbers: number[];
  total: Interval;
  care_levels: CareLevel[];
}

/** Something that is not answered or not known. */
export interface OpenItem {
  subject: DecidingSubject;
  /** 2-4 食事摂取. */
  name: string;
  /** How much narrower the total becomes at most by knowing it, tenths of a minute. */
  span: number;
  levels_ruled_out: number;
  options: OptionOutcome[];
}

/** What decides the level of one case. */
export interface Deciding {
  total: Interval;
  care_levels: CareLevel[];
  to_next_up: Boundary | null;
  to_next_down: Boundary | null;
  single_changes: SingleChange[];
  open_items: OpenItem[];
}

export type OtherSide =
  | { kind: 'last' }
  | { kind: 'case'; id: number }
  | { kind: 'variant'; answers: Record<ItemId, number[]> };

export interface MinutesPair {
  a: Interval;
  b: Interval;
}

export interface AnsweredDifference {
  item: ItemId;
  name: string;
  /** Null where not answered, empty for none of them. */
  a: string[] | null;
  b: string[] | null;
}

/** Two judgments side by side. */
export interface SideBySide {
  rules: [string, string];
  items: AnsweredDifference[];
  groups: ({ group: number; name: string } & MinutesPair)[];
  trees: TreePair[];
  special_care: MinutesPair;
  subtotal: MinutesPair;
  dementia_addition: MinutesPair;
  total: MinutesPair;
  care_levels: { a: CareLevel[]; b: CareLevel[] };
}

/** A tree's minutes in both, and where the paths part. */
export interface TreePair {
  tree: TreeId;
  name: string;
  a: Interval;
  b: Interval;
  parting: Parting | null;
}

/** The first question at which two paths differ. */
export interface Parting {
  /** Questions and answers both have passed, in turn. */
  path: string[];
  a: PartingSide;
  b: PartingSide;
}

export interface PartingSide {
  /** Null where this side has ended. */
  asks: string | null;
  value: string;
  /** One where the way is settled. */
  branches: string[];
  /** Minutes below these branches. */
  minutes: Interval;
}

export type FlowBoxId = 'total' | 'agreement' | 'likelihood' | 'stability' | 'by_total' | 'support2' | 'care1';

/** Whether a case comes to a box or takes an arrow. */
export type Reach = 'taken' | 'possible' | 'not_taken';

/** 図表6 with one case's way through it. */
export interface SplitFlow {
  boxes: { id: FlowBoxId; text: string; value: string | null; reach: Reach }[];
  arrows: { from: FlowBoxId; to: FlowBoxId; label: string; reach: Reach }[];
  left: CareLevel[];
  reason: string;
}

/** A judgment with its way through 図表6. */
export type JudgmentView = Judgment & { split_flow: SplitFlow };

/** A kept judgment, made again by the edition and the supplements of then. */
export type RecordedJudgment = JudgmentView & {
  /** Whether it comes out as it was recorded. */
  agrees: boolean;
};

/** A supplement on which numbers rest. */
export interface SupplementNote {
  id: number;
  name: string;
  made_on: string | null;
  source: string;
  made_by: string;
  checked_by: string;
  /** Null while it is only tried. */
  adopted_on: string | null;
}

export interface JudgmentRecordView {
  id: number;
  made_at: string;
  made_by: string;
  occasion: 'recorded' | 'printed';
  rules: string;
  total: Interval;
  care_levels: CareLevel[];
}
