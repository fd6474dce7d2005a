// Every call to the back end about who uses the program. Each may be refused; see refusal.ts.

import { Channel, invoke } from '@tauri-apps/api/core';

import type { GivenPassphrase, SessionMessage, UserEntry, UserView } from './types';

/** Seconds until the user may try a passphrase again; 0 where now. */
export const attemptWait = (number: number | null) => invoke<number>('attempt_wait', { number });

/** From now on `told` hears when the file locks by itself. */
export const watchSession = (told: (message: SessionMessage) => void) =>
  invoke<null>('watch_session', { messages: new Channel(told) });

/** Somebody is there. */
export const stillHere = () => invoke<null>('still_here');

export const users = () => invoke<UserView[]>('users');

/** Registers a user; `passphrase` is one's own. */
export const addUser = (entry: UserEntry, passphrase: string) =>
  invoke<GivenPassphrase>('add_user', { entry, passphrase });

export const changeUser = (number: number, entry: UserEntry) => invoke<UserView[]>('change_user', { number, entry });

export const stopUser = (number: number) => invoke<UserView[]>('stop_user', { number });

/** Gives a user a passphrase for one sign-in; who was stopped is active again. `passphrase` is one's own. */
export const resetPassphrase = (number: number, passphrase: string) =>
  invoke<GivenPassphrase>('reset_passphrase', { number, passphrase });

/** Replaces one's own passphrase. */
export const changePassphrase = (passphrase: string, renewed: string, confirmation: string) =>
  invoke<null>('change_passphrase', { passphrase, new: renewed, confirmation });

export const renewRecoveryCode = (passphrase: string) =>
  invoke<{ code: string }>('renew_recovery_code', { passphrase });

/** Encrypts the whole file by a new key; answers with a new recovery code. */
export const replaceKey = (passphrase: string) => invoke<{ code: string }>('replace_key', { passphrase });

/** Sets after how many minutes without a person the file locks. */
export const setLockAfter = (minutes: number) => invoke<number>('set_lock_after', { minutes });
