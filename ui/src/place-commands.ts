// Places chosen by the system's dialogues; null where the person closes them.

import { invoke } from '@tauri-apps/api/core';

/** Asks where to save. */
export const choosePath = (path: string, ending: 'pdf' | 'csv' | 'bundle' | 'card') =>
  invoke<string | null>('choose_path', { path, ending });

/** Asks for a file to read. */
export const chooseFile = (kind: 'applications' | 'bundle' | 'card') => invoke<string | null>('choose_file', { kind });

export const chooseFolder = () => invoke<string | null>('choose_folder');
