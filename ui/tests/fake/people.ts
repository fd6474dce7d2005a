import type { Role, SessionMessage, SignedIn, UserEntry, UserView } from '../../src/types';
import { refuse } from './case';

interface Channel {
  onmessage: (message: SessionMessage) => void;
}

type Payload = Record<string, unknown>;

const everyRole: Role[] = ['investigator', 'secretariat', 'teacher', 'administrator'];

/** Who uses the program, in memory. The passphrase of all of them is that of the back end. */
export class FakePeople {
  users: UserView[] = [userOf(1, { name: '', roles: everyRole, investigator: null })];
  /** Who is signed in, by number. */
  me = 1;
  lockAfter = 10;
  /** Seconds that `attempt_wait` answers. */
  wait = 0;
  /** The clock at sign-in, where it stood before the last change. */
  clockBehind: SignedIn['clock_behind'] = null;
  /** Whether a passphrase was tried and was wrong. */
  tried = false;
  private messages: Channel | null = null;

  constructor(private readonly passphrase: () => string) {}

  /** What the page is told as by the watch. */
  say(message: SessionMessage): void {
    this.messages?.onmessage(message);
  }

  add(entry: UserEntry, more: Partial<UserView> = {}): UserView {
    const user = { ...userOf(this.users.length + 1, entry), ...more };
    this.users.push(user);
    return user;
  }

  get signedIn(): SignedIn {
    const { number, name, roles, one_time } = this.of(this.me);
    return { number, name, roles, one_time, lock_after: this.lockAfter, clock_behind: this.clockBehind };
  }

  /** 利用者番号 of those who may sign in. */
  get numbers(): number[] {
    return this.users.filter((user) => user.active).map((user) => user.number);
  }

  readonly commands: Record<string, (payload: Payload) => unknown> = {
    attempt_wait: () => this.wait,
    watch_session: ({ messages }) => {
      this.messages = messages as Channel;
      return null;
    },
    still_here: () => null,
    users: () => this.users,
    add_user: ({ entry, passphrase }) => {
      this.prove(passphrase);
      this.sound(entry as UserEntry);
      return this.give(this.add(entry as UserEntry).number);
    },
    change_user: ({ number, entry }) => {
      this.sound(entry as UserEntry);
      const before = this.of(number);
      const others = this.users.filter((user) => user.active && user.number !== number);
      const roles = (entry as UserEntry).roles;
      if (![...others.map((user) => user.roles), roles].some((of) => of.includes('administrator'))) {
        throw refuse('last-administrator', '管理者が一人もいなくなるため、できません。');
      }
      return this.put({ ...before, ...(entry as UserEntry) });
    },
    stop_user: ({ number }) => this.put({ ...this.of(number), active: false, one_time: false, has_passphrase: false }),
    reset_passphrase: ({ number, passphrase }) => {
      this.prove(passphrase);
      return this.give(Number(number));
    },
    change_passphrase: ({ passphrase, new: renewed, confirmation }) => {
      this.prove(passphrase);
      if (renewed !== confirmation) throw refuse('passphrase-not-repeated', 'パスフレーズが一致しません。');
      this.put({ ...this.of(this.me), one_time: false });
      return null;
    },
    renew_recovery_code: ({ passphrase }) => {
      this.prove(passphrase);
      return { code: 'NEW1-2QXT-9RWD-4HNB-6ZPV-3CJF-8YEG' };
    },
    replace_key: ({ passphrase }) => {
      this.prove(passphrase);
      return { code: 'NEW2-2QXT-9RWD-4HNB-6ZPV-3CJF-8YEG' };
    },
    set_lock_after: ({ minutes }) => (this.lockAfter = Number(minutes)),
  };

  private of(number: unknown): UserView {
    const user = this.users.find((candidate) => candidate.number === number);
    if (!user) throw refuse('no-such-user', 'この利用者はありません。');
    return user;
  }

  private put(changed: UserView): UserView[] {
    this.users = this.users.map((user) => (user.number === changed.number ? changed : user));
    return this.users;
  }

  private give(number: number) {
    const users = this.put({ ...this.of(number), active: true, one_time: true, has_passphrase: true });
    return { number, passphrase: 'K7QM-2XT9-RWD4-HNB6', users };
  }

  private prove(passphrase: unknown): void {
    if (passphrase !== this.passphrase()) throw refuse('wrong-passphrase', 'パスフレーズが違います。');
  }

  private sound(entry: UserEntry): void {
    if (entry.name.trim() === '') throw refuse('user-without-name', '利用者の氏名が空です。');
    if (entry.roles.length === 0) throw refuse('user-without-role', '役割が選ばれていません。一つ以上選んでください。');
  }
}

function userOf(number: number, entry: UserEntry): UserView {
  return { number, ...entry, active: true, one_time: false, has_passphrase: true, made_at: null, changed_at: null };
}
