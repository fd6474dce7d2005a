// Types of the commands for rules and official results, until ts-rs makes them from Rust.

import type { CareLevel } from './generated/CareLevel';
import type { Comparison } from './generated/Comparison';
import type { Findings } from './generated/Findings';
import type { Judgment } from './generated/Judgment';
import type { OfficialResult } from './generated/OfficialResult';
import type { SplitFlow } from './generated/SplitFlow';
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
  /** The form edition whose questions its figures ask. */
  form: string;
  applies_from: string;
  applies_to: string | null;
}

export interface RuleTables {
  editions: RuleEditionView[];
  current: string;
  /** Why adopted supplements are not used, in a sentence. */
  trouble: string | null;
  gaps: RuleGap[];
  supplements: SupplementView[];
}

/** A tree as read, to draw it. */
export type FigureNode = { asks: string; arms: FigureArm[] } | { minutes: string };

export interface FigureArm {
  label: string;
  /** Null where nothing is written yet. */
  next: FigureNode | null;
}

export interface SupplementCheck {
  faults: SupplementFault[];
  /** Against the rules now. */
  differences: RuleDifference[];
  figures: Partial<Record<TreeId, FigureNode | null>>;
}

// --- official results --------------------------------------------------------------------------------------------

export type { OfficialResult } from './generated/OfficialResult';

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

export type { ComparedPart } from './generated/ComparedPart';
export type { ComparedVerdict } from './generated/ComparedVerdict';
export type { Comparison } from './generated/Comparison';
export type { ComparisonLine } from './generated/ComparisonLine';
export type { TotalReading } from './generated/TotalReading';

export type { AdditionCount } from './generated/AdditionCount';
export type { Cause } from './generated/Cause';
export type { Contradiction } from './generated/Contradiction';
export type { PointsPlace } from './generated/PointsPlace';
export type { Proposal } from './generated/Proposal';

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

/** What comparing every official result on file has found. */
export interface OfficialFindings extends Findings {
  /** The case of an example, by the key of the record, where there is one. */
  cases?: Partial<Record<number, number>>;
}

export interface CaseOfficialResult {
  origin: 'typed' | 'imported';
  result: OfficialResult;
  comparison: Comparison;
  /** Whether there is also an imported result of the same application, which this one goes before. */
  imported_beside: boolean;
}

// --- what decides, side by side, past judgments -------------------------------------------------------------------

export type { ChangeDirection } from './generated/ChangeDirection';
export type { Deciding } from './generated/Deciding';
export type { DecidingSubject } from './generated/DecidingSubject';
export type { OpenItem } from './generated/OpenItem';
export type { SingleChange } from './generated/SingleChange';
export type { FlowBoxId } from './generated/FlowBoxId';
export type { MinutesPair } from './generated/MinutesPair';
export type { Parting } from './generated/Parting';
export type { PartingSide } from './generated/PartingSide';
export type { Reach } from './generated/Reach';
export type { SideBySide } from './generated/SideBySide';
export type { SplitFlow } from './generated/SplitFlow';
export type { SupplementNote } from './generated/SupplementNote';

export type OtherSide =
  | { kind: 'last' }
  | { kind: 'case'; id: number }
  | { kind: 'variant'; answers: Record<ItemId, number[]> };

/** A judgment with its way through 図表6. */
export type JudgmentView = Judgment & { split_flow: SplitFlow };

/** A kept judgment, made again by the edition and the supplements of then. */
export type RecordedJudgment = JudgmentView & {
  /** Whether it comes out as it was recorded. */
  agrees: boolean;
};

export interface JudgmentRecordView {
  id: number;
  made_at: string;
  made_by: string;
  occasion: 'recorded' | 'printed';
  rules: string;
  total: Interval;
  care_levels: CareLevel[];
}
