// The commands of the course, each with the types of its answer. Errors are refusals.

import { Channel, invoke } from '@tauri-apps/api/core';

import { drawnSheet, type DrawnSheet } from './commands';
import type {
  AnalysisMarkingView,
  AnalysisSource,
  AnalysisTask,
  AnalysisWrittenAnswers,
  Calculation,
  CalculationMarking,
  CalculationSheet,
  CalculationTask,
  ClassSheet,
  ExerciseKind,
  Hint,
  HintDegree,
  HintsTold,
  KeptExerciseView,
  LearnerProgressView,
  LearnerView,
  LineId,
  NoteCourse,
  PacketProgress,
  RecordSheet,
  RecordSheetForm,
  RecordSheetSaved,
  RecordSheetView,
  ReviewMarkingView,
  ReviewTask,
  ReviewWrittenLines,
  SavedSheet,
  TrainingChoices,
  VagueOccurrence,
  WorksheetRequest,
  Written,
} from './types';

/** The difficulties of the course and the trees by name. */
export const trainingChoices = () => invoke<TrainingChoices>('training_choices');

/** The case of `task` with its blank worksheet. */
export const calculation = (task: CalculationTask) => invoke<Calculation>('calculation', { task });

/** The worksheet as far as `written` leads. */
export const calculationSheet = (task: CalculationTask, written: Written) =>
  invoke<CalculationSheet>('calculation_sheet', { task, written });

/** Marks the worksheet, and keeps that it was marked where there is a learner. `hints` by degree, told so far. */
export const markCalculation = (task: CalculationTask, written: Written, learner: number | null, hints: HintsTold) =>
  invoke<CalculationMarking>('mark_calculation', { task, written, learner, hints });

export const calculationHint = (task: CalculationTask, written: Written, line: LineId, degree: HintDegree) =>
  invoke<Hint>('calculation_hint', { task, written, line, degree });

/** The exercises that this office keeps. */
export const keptExercises = () => invoke<KeptExerciseView[]>('kept_exercises');

/** Keeps the answers and the opinion of a case as an exercise, and nothing else of it. */
export const keepCaseAsExercise = (id: number, title: string) =>
  invoke<KeptExerciseView[]>('keep_case_as_exercise', { id, title });

export const renameExercise = (id: number, title: string) =>
  invoke<KeptExerciseView[]>('rename_exercise', { id, title });

export const removeExercise = (id: number) => invoke<KeptExerciseView[]>('remove_exercise', { id });

/** A place in the user's documents; the name carries nothing personal. */
export const defaultWorksheetPath = (request: WorksheetRequest) =>
  invoke<string>('default_worksheet_path', { request });

/** Worksheets as they would be printed. */
export const drawWorksheet = async (request: WorksheetRequest): Promise<DrawnSheet> =>
  drawnSheet(await invoke<ArrayBuffer>('draw_worksheet', { request }));

/** Prints worksheets to a file; null where it was stopped. */
export const saveWorksheets = (
  request: WorksheetRequest,
  path: string,
  replace: boolean,
  onprogress: (progress: PacketProgress) => void,
) => invoke<SavedSheet | null>('save_worksheets', { request, path, replace, progress: new Channel(onprogress) });

/** The made-up case before the board that follows from a number. */
export const reviewExercise = (number: string) => invoke<ReviewTask>('review_exercise', { number });

export const markReview = (number: string, written: ReviewWrittenLines, learner: number | null) =>
  invoke<ReviewMarkingView>('mark_review', { number, written, learner });

/** 業務分析データ to be read, with questions. */
export const analysisExercise = (source: AnalysisSource) => invoke<AnalysisTask>('analysis_exercise', { source });

export const markAnalysis = (source: AnalysisSource, written: AnalysisWrittenAnswers, learner: number | null) =>
  invoke<AnalysisMarkingView>('mark_analysis', { source, written, learner });

/** The made-up cases with weak notes and the checklist. */
export const noteCourse = () => invoke<NoteCourse>('note_course');

/** The vague words in `text`. */
export const vagueWords = (text: string) => invoke<VagueOccurrence[]>('vague_words', { text });

/** Headings, rows and limits of 適正化プロセス記録シート. */
export const recordSheetForm = () => invoke<RecordSheetForm>('record_sheet_form');

export const recordSheets = () => invoke<RecordSheetView[]>('record_sheets');

/** Saves a sheet, a new one where `id` is null; answers with its key and all sheets. */
export const saveRecordSheet = (id: number | null, sheet: RecordSheet) =>
  invoke<RecordSheetSaved>('save_record_sheet', { id, sheet });

export const removeRecordSheet = (id: number) => invoke<RecordSheetView[]>('remove_record_sheet', { id });

/** A sheet as it would be printed. */
export const drawRecordSheet = async (id: number): Promise<DrawnSheet> =>
  drawnSheet(await invoke<ArrayBuffer>('draw_record_sheet', { id }));

/** A place in the user's documents; the name carries nothing personal. */
export const defaultRecordSheetPath = (id: number) => invoke<string>('default_record_sheet_path', { id });

export const saveRecordSheetPdf = (id: number, path: string, replace: boolean) =>
  invoke<SavedSheet>('save_record_sheet_pdf', { id, path, replace });

export const learners = () => invoke<LearnerView[]>('learners');

/** Saves a learner, a new one with a number of the program's where `number` is null. The name may be empty. */
export const saveLearner = (number: number | null, name: string) =>
  invoke<LearnerView[]>('save_learner', { number, name });

export const setLearnerLeft = (number: number, left: boolean) =>
  invoke<LearnerView[]>('set_learner_left', { number, left });

/** Removes a learner with everything that was kept of the learner. */
export const removeLearner = (number: number) => invoke<LearnerView[]>('remove_learner', { number });

export const learnerProgress = (number: number) => invoke<LearnerProgressView>('learner_progress', { number });

/** Unfinished work as the window gave it; null where none is kept. */
export const keptWork = (learner: number, task: string) => invoke<string | null>('kept_work', { learner, task });

/** Keeps unfinished work, in the place of what was kept of the task before. */
export const keepWork = (learner: number, kind: ExerciseKind, task: string, title: string, content: string) =>
  invoke<null>('keep_work', { learner, kind, task, title, content });

export const dropWork = (learner: number, task: string) => invoke<null>('drop_work', { learner, task });

/** How far the learners have come, all together. */
export const classSheet = () => invoke<ClassSheet>('class_sheet');

/** A place in the user's documents; the name carries nothing personal. */
export const defaultClassSheetPath = () => invoke<string>('default_class_sheet_path');

/** Saves the class sheet as a table, with names only where they are asked for. */
export const saveClassSheet = (path: string, withNames: boolean, replace: boolean) =>
  invoke<SavedSheet>('save_class_sheet', { path, withNames, replace });
