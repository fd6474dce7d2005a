// The commands of the course, each with the types of its answer. Errors are refusals.

import { invoke } from '@tauri-apps/api/core';

import type {
  Calculation,
  CalculationMarking,
  CalculationSheet,
  CalculationTask,
  Hint,
  HintDegree,
  LineId,
  NoteCourse,
  TrainingChoices,
  VagueOccurrence,
  Written,
} from './types';

/** The difficulties of the course and the trees by name. */
export const trainingChoices = () => invoke<TrainingChoices>('training_choices');

/** The made-up case of `task` with its blank worksheet. */
export const calculation = (task: CalculationTask) => invoke<Calculation>('calculation', { task });

/** The worksheet as far as `written` leads. */
export const calculationSheet = (task: CalculationTask, written: Written) =>
  invoke<CalculationSheet>('calculation_sheet', { task, written });

export const markCalculation = (task: CalculationTask, written: Written) =>
  invoke<CalculationMarking>('mark_calculation', { task, written });

export const calculationHint = (task: CalculationTask, written: Written, line: LineId, degree: HintDegree) =>
  invoke<Hint>('calculation_hint', { task, written, line, degree });

/** The made-up cases with weak notes and the checklist. */
export const noteCourse = () => invoke<NoteCourse>('note_course');

/** The vague words in `text`. */
export const vagueWords = (text: string) => invoke<VagueOccurrence[]>('vague_words', { text });
