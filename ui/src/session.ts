// What happens around a session: who it is, what they may use, what is saved before the file locks.

import type { Role, SignedIn } from './types';

/** 役割 as a person reads it. */
export const roleNames: Record<Role, string> = {
  investigator: '調査員',
  secretariat: '事務局',
  teacher: '講師',
  administrator: '管理者',
};

/** What each role is for, in a sentence. */
export const roleMeanings: Record<Role, string> = {
  investigator: '事例を開き、調査を記入し、試算と帳票を使います。',
  secretariat: '調査員の仕事に加え、審査会、公式結果、規則の補完、名簿を扱います。',
  teacher: '研修の課題と受講者を扱います。事例は見られません。',
  administrator: '利用者、自動ロック、回復コード、鍵を扱います。事例は見られません。',
};

export const roles = ['investigator', 'secretariat', 'teacher', 'administrator'] as const satisfies readonly Role[];

/** The screens that a person's roles need. The back end refuses the others whatever the page shows. */
export interface Screens {
  cases: boolean;
  board: boolean;
  rules: boolean;
  office: boolean;
  intake: boolean;
  /** 引渡し: the cases by those who work on them, the other computers by those who manage. */
  transfer: boolean;
}

export function screensOf(me: SignedIn): Screens {
  const has = (...any: Role[]) => any.some((role) => me.roles.includes(role));
  return {
    cases: has('investigator', 'secretariat'),
    board: has('secretariat'),
    rules: has('secretariat'),
    office: has('secretariat'),
    intake: has('secretariat'),
    transfer: has('investigator', 'secretariat', 'administrator'),
  };
}

const savers = new Set<() => Promise<unknown>>();

/** Has `save` done before the file locks by itself. Answers with what ends that. */
export function beforeLocking(save: () => Promise<unknown>): () => void {
  savers.add(save);
  return () => savers.delete(save);
}

/** Saves what is typed on the open screens, as far as it can be saved. */
export const saveAll = () => Promise.allSettled([...savers].map((save) => save()));

/** Calls `told` at most once in ten seconds while somebody uses the page. Answers with what ends that. */
export function watchForPerson(told: () => void): () => void {
  const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;
  let last = -Infinity;
  const see = (event: Event) => {
    if (event.timeStamp - last < 10_000) return;
    last = event.timeStamp;
    told();
  };
  for (const kind of kinds) window.addEventListener(kind, see, { capture: true, passive: true });
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, see, { capture: true });
  };
}
