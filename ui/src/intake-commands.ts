// 申請の取り込み: commands, each with the type of its answer. Errors are refusals.

import { Channel, invoke } from '@tauri-apps/api/core';

import type {
  IntakeDecision,
  IntakeLook,
  IntakePreview,
  IntakeProgress,
  IntakeReport,
  LinkedNumber,
  Mapping,
} from './types';

/** What the file at `path` holds. Nothing is taken from it. */
export const openIntake = (path: string) => invoke<IntakeLook>('open_intake', { path });

/** What each row of the file with this digest would become; null where it was stopped. */
export const intakePreview = (
  path: string,
  digest: string,
  mapping: Mapping,
  onprogress: (progress: IntakeProgress) => void,
) => invoke<IntakePreview | null>('intake_preview', { path, digest, mapping, progress: new Channel(onprogress) });

/** Takes the rows in, those that may be of a person on file by `decisions`, and keeps the mapping. */
export const takeIntake = (
  path: string,
  digest: string,
  mapping: Mapping,
  decisions: Readonly<Record<number, IntakeDecision>>,
  onprogress: (progress: IntakeProgress) => void,
) => invoke<IntakeReport>('take_intake', { path, digest, mapping, decisions, progress: new Channel(onprogress) });

/** Numbers that were said to be of one person, the latest first. */
export const linkedNumbers = () => invoke<LinkedNumber[]>('linked_numbers');

/** Takes such a decision back; answers with those that are left. */
export const unlinkNumbers = (id: number) => invoke<LinkedNumber[]>('unlink_numbers', { id });
