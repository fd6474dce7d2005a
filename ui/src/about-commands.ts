// What the program says about itself. Errors are refusals.

import { invoke } from '@tauri-apps/api/core';

import type { AboutProgram } from './types';

/** Version, tables and where the data lies. Answered also while the file is locked. */
export const about = () => invoke<AboutProgram>('about');
