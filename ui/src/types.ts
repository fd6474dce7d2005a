// The back end's types under one roof. They are made from Rust by ts-rs; nothing here is written by hand twice.

import type { InvestigatorChoice } from './generated/InvestigatorChoice';

export type * from './contract';

export type { AdditionStep } from './generated/AdditionStep';
export type { AdditionSteps } from './generated/AdditionSteps';
export type { AnswerSaved } from './generated/AnswerSaved';
export type { Application } from './generated/Application';
export type { ApplicationField } from './generated/ApplicationField';
export type { ApplicationKind } from './generated/ApplicationKind';
export type { CareLevel } from './generated/CareLevel';
export type { CasePage } from './generated/CasePage';
export type { CaseQuery } from './generated/CaseQuery';
export type { CaseRow } from './generated/CaseRow';
export type { CaseStatus } from './generated/CaseStatus';
export type { CaseView } from './generated/CaseView';
export type { Certification } from './generated/Certification';
export type { ChangeKind } from './generated/ChangeKind';
export type { Circumstance } from './generated/Circumstance';
export type { CircumstanceChoice } from './generated/CircumstanceChoice';
export type { Contact } from './generated/Contact';
export type { DifferenceMark } from './generated/DifferenceMark';
export type { DifferenceView } from './generated/DifferenceView';
export type { Dismissal } from './generated/Dismissal';
export type { DocumentKind } from './generated/DocumentKind';
export type { Employer } from './generated/Employer';
export type { ExpectedNote } from './generated/ExpectedNote';
export type { ExpectedReason } from './generated/ExpectedReason';
export type { FormEdition } from './generated/FormEdition';
export type { GroupSteps } from './generated/GroupSteps';
export type { HistoryLine } from './generated/HistoryLine';
export type { InsuredCategory } from './generated/InsuredCategory';
export type { Investigator } from './generated/Investigator';
export type { InvestigatorChoice } from './generated/InvestigatorChoice';
export type { ItemChange } from './generated/ItemChange';
export type { JournalStep } from './generated/JournalStep';
export type { Judgment } from './generated/Judgment';
export type { LastAnswer } from './generated/LastAnswer';
export type { LastSurvey } from './generated/LastSurvey';
export type { LastSurveyChoice } from './generated/LastSurveyChoice';
export type { LevelSteps } from './generated/LevelSteps';
export type { LineLimit } from './generated/LineLimit';
export type { Mark } from './generated/Mark';
export type { MarkKind } from './generated/MarkKind';
export type { NoteCopied } from './generated/NoteCopied';
export type { NoteLimits } from './generated/NoteLimits';
export type { NotesLength } from './generated/NotesLength';
export type { OpenPoint } from './generated/OpenPoint';
export type { OpenPointKind } from './generated/OpenPointKind';
export type { OpinionForm } from './generated/OpinionForm';
export type { OpinionItem } from './generated/OpinionItem';
export type { OpinionQuestion } from './generated/OpinionQuestion';
export type { Origin } from './generated/Origin';
export type { Outcome } from './generated/Outcome';
export type { Overview } from './generated/Overview';
export type { OverviewField } from './generated/OverviewField';
export type { OverviewFinding } from './generated/OverviewFinding';
export type { OverviewForm } from './generated/OverviewForm';
export type { PastCertification } from './generated/PastCertification';
export type { PathNode } from './generated/PathNode';
export type { PermissionFinding } from './generated/PermissionFinding';
export type { PhraseView } from './generated/PhraseView';
export type { PhysicianOpinion } from './generated/PhysicianOpinion';
export type { PointPlace } from './generated/PointPlace';
export type { Progress } from './generated/Progress';
export type { Qualification } from './generated/Qualification';
export type { Question } from './generated/Question';
export type { ReadDate } from './generated/ReadDate';
export type { ReadTime } from './generated/ReadTime';
export type { Refusal } from './generated/Refusal';
export type { SavedSheet } from './generated/SavedSheet';
export type { Section } from './generated/Section';
export type { ServiceLine } from './generated/ServiceLine';
export type { Sex } from './generated/Sex';
export type { Situation } from './generated/Situation';
export type { SpecialCareSteps } from './generated/SpecialCareSteps';
export type { Stability } from './generated/Stability';
export type { SurveyPermission } from './generated/SurveyPermission';
export type { SurveyPlace } from './generated/SurveyPlace';
export type { SurveySaved } from './generated/SurveySaved';
export type { SurveyStanding } from './generated/SurveyStanding';
export type { SurveyTables } from './generated/SurveyTables';
export type { Traced } from './generated/Traced';
export type { TreeId } from './generated/TreeId';
export type { TreeSource } from './generated/TreeSource';
export type { TreeSteps } from './generated/TreeSteps';
export type { Undone } from './generated/Undone';
export type { VaultState } from './generated/VaultState';
export type { Verdict } from './generated/Verdict';

/** An investigator as registered. */
export type RegisteredInvestigator = Omit<InvestigatorChoice, 'permission'>;

/** The number of a question as printed on the form: "1-10", "6". */
export type ItemId = string;

/** [smallest, largest] possible value in tenths. */
export type Interval = readonly [number, number];
