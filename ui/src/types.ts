// The back end's types under one roof. They are made from Rust by ts-rs; nothing here is written by hand twice.

export type { AdditionSteps } from './generated/AdditionSteps';
export type { AnswerOption } from './generated/AnswerOption';
export type { AnswerSaved } from './generated/AnswerSaved';
export type { Application } from './generated/Application';
export type { ApplicationKind } from './generated/ApplicationKind';
export type { AskedValue } from './generated/AskedValue';
export type { CareLevel } from './generated/CareLevel';
export type { CasePage } from './generated/CasePage';
export type { CaseQuery } from './generated/CaseQuery';
export type { CaseRow } from './generated/CaseRow';
export type { CaseStatus } from './generated/CaseStatus';
export type { CaseView } from './generated/CaseView';
export type { Certainty } from './generated/Certainty';
export type { Certification } from './generated/Certification';
export type { FormEdition } from './generated/FormEdition';
export type { GroupSteps } from './generated/GroupSteps';
export type { InputWarning } from './generated/InputWarning';
export type { InsuredCategory } from './generated/InsuredCategory';
export type { Judgment } from './generated/Judgment';
export type { LevelSteps } from './generated/LevelSteps';
export type { Mark } from './generated/Mark';
export type { MarkKind } from './generated/MarkKind';
export type { Opinion } from './generated/Opinion';
export type { Outcome } from './generated/Outcome';
export type { PathNode } from './generated/PathNode';
export type { Progress } from './generated/Progress';
export type { Question } from './generated/Question';
export type { ReadDate } from './generated/ReadDate';
export type { Refusal } from './generated/Refusal';
export type { ScoreLine } from './generated/ScoreLine';
export type { Section } from './generated/Section';
export type { Sex } from './generated/Sex';
export type { SpecialCareSteps } from './generated/SpecialCareSteps';
export type { SplitSteps } from './generated/SplitSteps';
export type { Stability } from './generated/Stability';
export type { Traced } from './generated/Traced';
export type { TreeId } from './generated/TreeId';
export type { TreeSteps } from './generated/TreeSteps';
export type { VaultState } from './generated/VaultState';

/** The number of a question as printed on the form: "1-10", "6". */
export type ItemId = string;

/** [smallest, largest] possible value in tenths. */
export type Interval = readonly [number, number];
