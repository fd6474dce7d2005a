// Every call to the back end about backups, the journal and the end of the program. Each may be refused; see refusal.ts.

import { Channel, invoke } from '@tauri-apps/api/core';

import type {
  BackupChoice,
  BackupStep,
  BackupView,
  JournalCheckStep,
  JournalCheckView,
  JournalFilter,
  JournalPage,
  KeepingSettings,
  KeepingState,
  RestoredView,
} from './types';

export const keepingState = () => invoke<KeepingState>('keeping_state');

export const saveKeeping = (settings: KeepingSettings) => invoke<KeepingState>('save_keeping', { settings });

/** Makes a backup where the office puts them; null where it was stopped. */
export const backUpNow = (told: (step: BackupStep) => void) =>
  invoke<BackupView | null>('back_up_now', { progress: new Channel(told) });

/** The backups in a folder, newest first; or the one that it is. */
export const backups = (folder: string) => invoke<BackupChoice[]>('backups', { folder });

/** Puts a backup in the place of the locked file; null where it was stopped. */
export const restore = (
  path: string,
  number: number | null,
  passphrase: string,
  told: (step: BackupStep) => void,
) => invoke<RestoredView | null>('restore', { path, number, passphrase, progress: new Channel(told) });

/** What the person has typed into a form and not saved before the file locked; null where nothing is kept. */
export const draft = (form: string) => invoke<string | null>('draft', { form });

/** Keeps it; null throws away what is kept. */
export const keepDraft = (form: string, content: string | null) => invoke<null>('keep_draft', { form, content });

/** Lines of the journal, newest first: before the line `before`, the newest of all where null. */
export const journalPage = (filter: JournalFilter, before: number | null) =>
  invoke<JournalPage>('journal_page', { filter, before });

/** Everybody who ever changed something, as the journal names them. */
export const journalPeople = () => invoke<string[]>('journal_people');

/** Checks the whole journal; null where it was stopped. */
export const verifyJournal = (told: (step: JournalCheckStep) => void) =>
  invoke<JournalCheckView | null>('verify_journal', { progress: new Channel(told) });

/** The page sees to it that the window is closed. */
export const closingHeard = () => invoke<null>('closing_heard');

/** The window stays open. */
export const stayOpen = () => invoke<null>('stay_open');

/** Closes the file and ends the program. */
export const closeProgram = () => invoke<null>('close_program');
