// Every call to the back end. Each may be refused; see refusal.ts.

import { invoke } from '@tauri-apps/api/core';

import type {
  AnswerSaved,
  Application,
  CasePage,
  CaseQuery,
  CaseStatus,
  CaseView,
  FormEdition,
  ItemId,
  Judgment,
  Opinion,
  ReadDate,
  TreeId,
  VaultState,
} from './types';

/** Whether there is a vault yet and whether it is open. */
export const vaultState = () => invoke<VaultState>('vault_state');

/** Creates the encrypted file; answers with the recovery code, which is shown once. */
export const createVault = (passphrase: string, confirmation: string) =>
  invoke<{ code: string }>('create_vault', { passphrase, confirmation });

export const unlock = (passphrase: string) => invoke<null>('unlock', { passphrase });

/** Opens by the recovery code and sets a new passphrase; answers with a new recovery code. */
export const unlockWithRecoveryCode = (code: string, passphrase: string, confirmation: string) =>
  invoke<{ code: string }>('unlock_with_recovery_code', { code, passphrase, confirmation });

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

export const setOpinion = (id: number, opinion: Opinion) =>
  invoke<CaseView>('set_opinion', { id, opinion });

/** Takes the minutes as typed ("7.4"); null removes the traced value. */
export const setTraced = (id: number, tree: TreeId, minutes: string | null, by: string) =>
  invoke<CaseView>('set_traced', { id, tree, minutes, by });

export const judgment = (id: number) => invoke<Judgment>('judgment', { id });

/** Reads a day written in 和暦 or 西暦. */
export const readDate = (text: string) => invoke<ReadDate>('read_date', { text });

/** The 一次判定結果票 as a PDF. */
export const resultSheet = (id: number) => invoke<ArrayBuffer>('result_sheet', { id });

export const resultSheetWarnings = (id: number) =>
  invoke<string[]>('result_sheet_warnings', { id });

export const defaultSheetPath = (id: number) => invoke<string>('default_sheet_path', { id });

/** Asks by the system's dialogue; null when the person cancels. */
export const chooseSheetPath = (id: number, path: string) =>
  invoke<string | null>('choose_sheet_path', { id, path });

export const saveResultSheet = (id: number, path: string, replace: boolean) =>
  invoke<{ path: string; warnings: string[] }>('save_result_sheet', { id, path, replace });

export const openSavedSheet = (path: string) => invoke<null>('open_saved_sheet', { path });
