import type { FakeBackEnd } from '../fake/back-end';

/** Five users of an office, of whom `me` is signed in; an attempt has to wait for `wait` seconds after a wrong one. */
export function fillPeople({ people }: FakeBackEnd, me: number, wait: number): void {
  people.users = people.users.map((user) => ({ ...user, name: '架空 管理' }));
  people.add({ name: '架空 調査子', roles: ['investigator'], investigator: null });
  people.add({ name: '架空 事務局長', roles: ['secretariat', 'administrator'], investigator: null });
  people.add({ name: '架空 講師', roles: ['teacher'], investigator: null });
  people.add({ name: '架空 新任', roles: ['investigator', 'secretariat'], investigator: null }, { one_time: true });
  people.add({ name: '架空 退職', roles: ['secretariat'], investigator: null }, { active: false, has_passphrase: false });
  people.me = me;
  people.commands['attempt_wait'] = () => (people.tried ? wait : 0);
}
