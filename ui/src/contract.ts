// Types of the commands for rules and official results, until ts-rs makes them from Rust.

import type { CareLevel } from './generated/CareLevel';
import type { OpinionItem } from './generated/OpinionItem';
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
  | { kind: 'level' };

export interface ComparisonLine {
  part: ComparedPart;
  ours: string;
  official: string;
  /** `within`: the official value lies inside our interval. */
  verdict: 'agrees' | 'within' | 'differs';
}

export interface Comparison {
  lines: ComparisonLine[];
  /** Keys of the causes. */
  causes: string[];
}

/** Where the paths of our result and of official results part. */
export interface Cause {
  key: string;
  part: ComparedPart;
  place: string[];
  sentence: string;
  ours: string;
  official: string;
  count: number;
  /** Keys of up to five records. */
  examples: number[];
}

/** A value that official results imply; it enters a table only by a person's yes. */
export interface Proposal {
  gap: { kind: 'leaf'; tree: TreeId; path: string[] } | { kind: 'points'; item: ItemId; option: string };
  value: string;
  count: number;
  contradictions: { value: string; count: number; examples: number[] }[];
  examples: number[];
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
}

export interface CaseOfficialResult {
  origin: 'typed' | 'imported';
  result: OfficialResult;
  comparison: Comparison;
}

// --- what decides, side by side, past judgments -------------------------------------------------------------------

export interface LevelBoundary {
  level: CareLevel;
  /** Tenths of a minute to it. */
  minutes: number;
}

export interface SingleChange {
  item: ItemId;
  name: string;
  from: string[];
  to: string[];
  numbers: number[];
  total: Interval;
  care_levels: CareLevel[];
  direction: 'up' | 'down' | 'both';
}

export interface OptionOutcome {
  label: string;
  numbers: number[];
  total: Interval;
  care_levels: CareLevel[];
}

export interface OpenItem {
  item: ItemId | OpinionItem;
  name: string;
  /** How much of the width hangs on it, tenths of a minute. */
  span: number;
  options: OptionOutcome[];
}

export interface Deciding {
  total: Interval;
  care_levels: CareLevel[];
  to_next_up: LevelBoundary | null;
  to_next_down: LevelBoundary | null;
  single_changes: SingleChange[];
  open_items: OpenItem[];
}

export type OtherSide =
  | { kind: 'last' }
  | { kind: 'case'; id: number }
  | { kind: 'variant'; answers: Record<ItemId, number[]> };

export interface SideBySide {
  items: { item: ItemId; name: string; a: string[]; b: string[] }[];
  groups: { group: number; name: string; a: Interval; b: Interval }[];
  trees: { tree: TreeId; name: string; a: Interval; b: Interval; parting: TreeParting | null }[];
  special_care: { a: Interval; b: Interval };
  addition: { a: Interval; b: Interval };
  total: { a: Interval; b: Interval };
  care_levels: { a: CareLevel[]; b: CareLevel[] };
}

/** Where two paths through a tree part. */
export interface TreeParting {
  asks: string;
  value_a: string;
  value_b: string;
  branch_a: string;
  branch_b: string;
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
