// 引渡し: commands, each with the type of its answer. Errors are refusals.

import { Channel, invoke } from '@tauri-apps/api/core';

import type {
  BundleMade,
  BundlePreview,
  BundleTaken,
  CardSeen,
  CardSource,
  ConflictView,
  Handover,
  KeptSide,
  ReceivedLineView,
  TransferStep,
  TransferState,
} from './types';

/** This computer's card, the other computers, and what is open with them. */
export const transferState = () => invoke<TransferState>('transfer_state');

/** Names this computer towards others; its keys are made at the first time. */
export const nameStation = (name: string) => invoke<TransferState>('name_station', { name });

/** A place in the user's documents for this computer's card. */
export const defaultCardPath = () => invoke<string>('default_card_path');

/** Writes this computer's card; answers with where it lies. */
export const saveCard = (path: string, replace: boolean) => invoke<string>('save_card', { path, replace });

/** What the card in a file or a code says. Nothing is added yet. */
export const readCard = (source: CardSource) => invoke<CardSeen>('read_card', { source });

/** Adds another computer by its card. Nothing is exchanged with it until its 確認番号 is confirmed. */
export const addPeer = (source: CardSource) => invoke<TransferState>('add_peer', { source });

/** Says that a person has compared the 確認番号 with the one on the other computer's screen. */
export const confirmPeer = (number: number) => invoke<TransferState>('confirm_peer', { number });

/** Nothing is exchanged with this computer from now on. */
export const stopPeer = (number: number) => invoke<TransferState>('stop_peer', { number });

/** A place in the user's documents; the name carries the day and some random letters, nothing personal. */
export const defaultBundlePath = () => invoke<string>('default_bundle_path');

/** Seals cases for another computer and marks them as lent or handed over; null where it was stopped. */
export const makeBundle = (
  peer: number,
  cases: number[],
  handover: Handover,
  path: string,
  replace: boolean,
  onprogress: (progress: TransferStep) => void,
) =>
  invoke<BundleMade | null>('make_bundle', {
    peer,
    cases,
    handover,
    path,
    replace,
    progress: new Channel(onprogress),
  });

/** What would become of the cases of a bundle. Changes nothing. */
export const previewBundle = (path: string) => invoke<BundlePreview>('preview_bundle', { path });

/** Takes the bundle whose preview has `digest`, all or nothing; null where it was stopped. */
export const takeBundle = (path: string, digest: string, onprogress: (progress: TransferStep) => void) =>
  invoke<BundleTaken | null>('take_bundle', { path, digest, progress: new Channel(onprogress) });

/** 食い違い that nobody has settled yet: of one case, or of all where `id` is null. */
export const conflicts = (id: number | null) => invoke<ConflictView[]>('conflicts', { id });

/** Settles one; answers with those that are left of the same `case`, or of all where that is null. */
export const settleConflict = (id: number, keep: KeptSide, caseId: number | null) =>
  invoke<ConflictView[]>('settle_conflict', { id, keep, case: caseId });

/** Ends a lending without a bundle coming back, saying why. */
export const endLending = (id: number, because: string) => invoke<TransferState>('end_lending', { id, because });

/** What was done to a case on other computers, the latest first. */
export const receivedLines = (id: number) => invoke<ReceivedLineView[]>('received_lines', { id });
