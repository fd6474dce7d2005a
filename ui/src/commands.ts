// Every call to the back end. Each may be refused; see refusal.ts.

import { Channel, invoke } from '@tauri-apps/api/core';

import type {
  AnswerSaved,
  Application,
  CaseOfficialResult,
  CasePage,
  CaseQuery,
  CaseStatus,
  CaseView,
  Circumstance,
  Deciding,
  DocumentKind,
  ExpectedReason,
  FindingsProgress,
  FormEdition,
  HistoryLine,
  ImportProgress,
  ImportReport,
  Investigator,
  InvestigatorChoice,
  ItemId,
  JudgmentRecordView,
  JudgmentView,
  LastSurveyChoice,
  NoteCopied,
  NoteLimits,
  OfficialFindings,
  OfficialOverview,
  OfficialResultEntry,
  OtherSide,
  Overview,
  PhraseView,
  PhysicianOpinion,
  ReadDate,
  ReadTime,
  RecordedJudgment,
  RegisteredInvestigator,
  RuleTables,
  SavedSheet,
  SideBySide,
  Supplement,
  SupplementCheck,
  SurveySaved,
  SurveyTables,
  TreeId,
  Undone,
  VaultState,
} from './types';

/** Whether there is a vault yet and whether it is open. */
export const vaultState = () => invoke<VaultState>('vault_state');

/** Creates the encrypted file; answers with the recovery code, which is shown once. */
export const createVault = (passphrase: string, confirmation: string, name: string) =>
  invoke<{ code: string }>('create_vault', { passphrase, confirmation, name });

/** Opens the file for a user; null is the only one. */
export const unlock = (number: number | null, passphrase: string) => invoke<null>('unlock', { number, passphrase });

/** Opens by the recovery code and sets a new passphrase of a 管理者, null being the first; answers with a new recovery code. */
export const unlockWithRecoveryCode = (
  code: string,
  number: number | null,
  passphrase: string,
  confirmation: string,
) => invoke<{ code: string }>('unlock_with_recovery_code', { code, number, passphrase, confirmation });

export const lock = () => invoke<null>('lock');

export const formEdition = (id: string) => invoke<FormEdition>('form_edition', { id });

export const searchCases = (query: CaseQuery) => invoke<CasePage>('search_cases', { query });

/** Answers with the key of the new case. */
export const createCase = (application: Application) =>
  invoke<number>('create_case', { application });

/** Answers with how many made-up cases were added. */
export const addExampleCases = () => invoke<number>('add_example_cases');

export const openCase = (id: number) => invoke<CaseView>('open_case', { id });

export const saveApplication = (id: number, application: Application) =>
  invoke<CaseView>('save_application', { id, application });

export const setCaseStatus = (id: number, status: CaseStatus) =>
  invoke<CaseView>('set_case_status', { id, status });

/** Saves the whole set of options chosen for `item`; null takes the answer back. */
export const answer = (id: number, item: ItemId, numbers: number[] | null) =>
  invoke<AnswerSaved>('answer', { id, item, numbers });

/** Saves the note of `item` as typed; a blank text removes it. */
export const writeNote = (id: number, item: ItemId, text: string) =>
  invoke<SurveySaved>('write_note', { id, item, text });

/** Adds the last survey's note of `item` to this one's, marked in the journal as copied. */
export const copyLastNote = (id: number, item: ItemId) =>
  invoke<NoteCopied>('copy_last_note', { id, item });

/** Saves what was jotted down at `item` during the visit; a blank text removes it. */
export const writeMemo = (id: number, item: ItemId, text: string) =>
  invoke<SurveySaved>('write_memo', { id, item, text });

/** Saves everything that is flagged about `item`. */
export const setCircumstances = (id: number, item: ItemId, circumstances: readonly Circumstance[]) =>
  invoke<SurveySaved>('set_circumstances', { id, item, circumstances });

/** Notes why an expected note is not written; null withdraws that. */
export const dismissNote = (id: number, item: ItemId, reason: ExpectedReason, because: string | null) =>
  invoke<SurveySaved>('dismiss_note', { id, item, reason, because });

/** Takes back the last change of the survey; null where there is none. */
export const undo = (id: number) => invoke<Undone | null>('undo', { id });

/** Makes the change again that was taken back last; null where there is none. */
export const redo = (id: number) => invoke<Undone | null>('redo', { id });

/** Every change of `item`, newest first. */
export const itemHistory = (id: number, item: ItemId) =>
  invoke<HistoryLine[]>('item_history', { id, item });

export const saveOverview = (id: number, overview: Overview) =>
  invoke<CaseView>('save_overview', { id, overview });

export const setOpinion = (id: number, opinion: PhysicianOpinion) =>
  invoke<CaseView>('set_opinion', { id, opinion });

/** Registers who surveys; refused with the rule's name where a rule forbids it. */
export const assignInvestigator = (id: number, investigator: number | null) =>
  invoke<CaseView>('assign_investigator', { id, investigator });

export const setLastSurvey = (id: number, choice: LastSurveyChoice) =>
  invoke<CaseView>('set_last_survey', { id, choice });

/** What the survey's screens offer beside the form. */
export const surveyTables = (form: string) => invoke<SurveyTables>('survey_tables', { form });

/** Those who could survey the case, each with what stands against it. */
export const investigatorChoices = (id: number) =>
  invoke<InvestigatorChoice[]>('investigator_choices', { id });

export const investigators = () => invoke<RegisteredInvestigator[]>('investigators');

/** Adds an investigator, or changes the one of the key `id`; answers with the whole register. */
export const saveInvestigator = (id: number | null, investigator: Investigator) =>
  invoke<RegisteredInvestigator[]>('save_investigator', { id, investigator });

export const retireInvestigator = (id: number, retired: boolean) =>
  invoke<RegisteredInvestigator[]>('retire_investigator', { id, retired });

/** The whole phrase book: the office's own phrases first. */
export const phraseBook = () => invoke<PhraseView[]>('phrase_book');

/** Adds a phrase, or changes the office's own of the key `id`; answers with the whole book. */
export const savePhrase = (id: number | null, item: ItemId, text: string) =>
  invoke<PhraseView[]>('save_phrase', { id, item, text });

export const removePhrase = (id: number) => invoke<PhraseView[]>('remove_phrase', { id });

/** What the insurer allows for 特記事項. */
export const noteLimits = () => invoke<NoteLimits>('note_limits');

export const setNoteLimits = (limits: NoteLimits) => invoke<NoteLimits>('set_note_limits', { limits });

/** Takes the minutes as typed ("7.4"); null removes the traced value. */
export const setTraced = (id: number, tree: TreeId, minutes: string | null, by: string) =>
  invoke<CaseView>('set_traced', { id, tree, minutes, by });

export const judgment = (id: number) => invoke<JudgmentView>('judgment', { id });

/** Reads a day written in 和暦 or 西暦. */
export const readDate = (text: string) => invoke<ReadDate>('read_date', { text });

/** Reads a time of day: 10:30, 午後2時. */
export const readTime = (text: string) => invoke<ReadTime>('read_time', { text });

/** A document as a PDF, and what the reader should know about it, in sentences. */
export interface DrawnSheet {
  pdf: ArrayBuffer;
  warnings: string[];
}

/** Draws a document of a case. */
export const drawSheet = async (id: number, kind: DocumentKind): Promise<DrawnSheet> =>
  drawnSheet(await invoke<ArrayBuffer>('draw_sheet', { id, kind }));

/** What is in the answer of a drawn sheet: the length of the warnings (4 bytes), the warnings as JSON, the PDF. */
export function drawnSheet(answer: ArrayBuffer): DrawnSheet {
  const length = new DataView(answer).getUint32(0, true);
  const warnings = JSON.parse(new TextDecoder().decode(new Uint8Array(answer, 4, length))) as string[];
  return { pdf: answer.slice(4 + length), warnings };
}

export const defaultSheetPath = (id: number, kind: DocumentKind) =>
  invoke<string>('default_sheet_path', { id, kind });

/** Asks by the system's dialogue; null when the person cancels. */
export const chooseSheetPath = (id: number, path: string) =>
  invoke<string | null>('choose_sheet_path', { id, path });

export const saveSheet = (id: number, kind: DocumentKind, path: string, replace: boolean) =>
  invoke<SavedSheet>('save_sheet', { id, kind, path, replace });

export const openSavedSheet = (path: string) => invoke<null>('open_saved_sheet', { path });

/** The editions of the rules, what they do not establish, and the supplements. */
export const ruleTables = () => invoke<RuleTables>('rule_tables');

/** Every fault of a supplement, what it would change, and its trees as read. */
export const checkSupplement = (supplement: Supplement) =>
  invoke<SupplementCheck>('check_supplement', { supplement });

/** The outline of `tree` by the rules now, as the editor shows it; null where the tree is not established. */
export const treeOutline = (tree: TreeId) => invoke<string | null>('tree_outline', { tree });

/** Saves a draft, sound or not; answers with its key. */
export const saveSupplement = (id: number | null, supplement: Supplement) =>
  invoke<number>('save_supplement', { id, supplement });

/** From now on every calculation uses it; refused where it is not sound. */
export const adoptSupplement = (id: number) => invoke<null>('adopt_supplement', { id });

export const withdrawSupplement = (id: number, why: string) => invoke<null>('withdraw_supplement', { id, why });

export const discardSupplement = (id: number) => invoke<null>('discard_supplement', { id });

/** Asks where by the system's dialogue; answers with the path, null when the person cancels. */
export const exportSupplement = (id: number) => invoke<string | null>('export_supplement', { id });

/** Asks for the file by the system's dialogue; answers with the key of the draft, null when the person cancels. */
export const importSupplement = () => invoke<number | null>('import_supplement');

/** How many official results are on file, and how they came. */
export const officialOverview = () => invoke<OfficialOverview>('official_overview');

/** Asks for the file and reads it; null when the person cancels. */
export const importOfficial = (onprogress: (progress: ImportProgress) => void) =>
  invoke<ImportReport | null>('import_official', { progress: new Channel(onprogress) });

/** Ends the work that reports progress, before its end. */
export const cancelWork = () => invoke<null>('cancel_work');

/** Compares every official result on file with the calculation by the rules now. */
export const officialFindings = (onprogress: (progress: FindingsProgress) => void) =>
  invoke<OfficialFindings>('official_findings', { progress: new Channel(onprogress) });

/** The official result of a case beside its calculation; null where there is none. */
export const officialResult = (id: number) => invoke<CaseOfficialResult | null>('official_result', { id });

/** Enters the official result of a case as typed; null takes it back. */
export const setOfficial = (id: number, result: OfficialResultEntry | null) =>
  invoke<CaseOfficialResult | null>('set_official', { id, result });

/** What decides the level of a case. */
export const deciding = (id: number) => invoke<Deciding>('deciding', { id });

/** The case beside its last survey, another case or a variant; null where there is nothing to lay beside. */
export const sideBySide = (id: number, other: OtherSide) =>
  invoke<SideBySide | null>('side_by_side', { id, other });

/** The judgments of a case that were kept, newest first. */
export const judgmentRecords = (id: number) => invoke<JudgmentRecordView[]>('judgment_records', { id });

/** Keeps the judgment of now; answers with the whole list. */
export const recordJudgment = (id: number) => invoke<JudgmentRecordView[]>('record_judgment', { id });

/** A kept judgment with its steps, by the edition and the supplements of then. */
export const judgmentAsRecorded = (record: number) => invoke<RecordedJudgment>('judgment_as_recorded', { record });
