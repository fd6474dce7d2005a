import assert from 'node:assert/strict';
import { passphrase } from '../walk.mjs';
import { openJournal, refusedCode, signIn, toList } from './sign-in.mjs';

/** The passphrase of the second user. */
export const hers = 'niwa-tsuki-fune-kaeru';

/** Two users with different roles, and the lock after a minute. */
export function people(walk) {
  let page;

  walk.step('管理者 registers a 調査員, who gets a passphrase for one sign-in', async () => {
    ({ page } = walk);
    await page.click('people');
    await page.click('add-user');
    await page.type('user-name', '架空 調子');
    await page.click('role-investigator');
    await page.type('own-passphrase', passphrase);
    await page.click('save-user');
    assert.equal(await page.text('given-number'), '2');
    const given = await page.text('given-passphrase');
    await walk.photograph('user-given');
    await page.click('given-done');
    await page.click('lock');
    await signIn(page, given, '2');
    await page.at('present-passphrase');
    assert.equal(await refusedCode(page, 'search_cases', { query: {} }), 'passphrase-to-be-chosen');
    await page.type('present-passphrase', given);
    await page.type('new-passphrase', hers);
    await page.type('new-confirmation', hers);
    await page.click('change-passphrase');
    await page.at('new-case');
  });

  walk.step('the 調査員 sees what the role needs, and the program refuses the rest whatever the page shows', async () => {
    for (const there of ['training', 'people', 'keeping']) await page.at(there);
    for (const missing of ['board', 'rules', 'office']) {
      assert.equal((await page.all(`[data-testid="${missing}"]`)).length, 0, missing);
    }
    for (const [command, values] of [
      ['users', {}],
      ['journal_people', {}],
      ['meetings', {}],
      ['set_lock_after', { minutes: 30 }],
      ['replace_key', { passphrase: hers }],
    ]) {
      assert.equal(await refusedCode(page, command, values), 'not-your-role', command);
    }
    await page.click('keeping');
    await page.at('last-backup');
    assert.equal((await page.all('[data-testid="save-keeping"], [data-testid="tab-journal"]')).length, 0);
    await walk.photograph('keeping-of-investigator');
    await toList(page);
    await page.command('write_note', { id: 2, item: '1-4', text: '架空の特記事項その二。' });
    await page.click('lock');
  });

  walk.step('a wrong passphrase opens nothing; the journal names both users', async () => {
    await signIn(page, hers, '1');
    assert.match(await page.refusal(), /パスフレーズが違います/u);
    await signIn(page, passphrase, '1');
    await page.at('new-case');
    await openJournal(page);
    await page.choose('journal-by', '2 架空 調子');
    await page.says('hers alone', '[data-testid="journal-row"]', /2 架空 調子.*特記事項（1-4）を登録/u);
    await walk.photograph('journal-of-one');
    await toList(page);
  });

  walk.step('after a minute without anybody the file locks by itself, what was typed is kept, and the same person comes back to it', async () => {
    await page.click('people');
    await page.click('lock-after-1');
    await page.until('a minute is chosen', () => page.run(() => document.querySelector('[data-testid="lock-after-1"]').checked));
    await page.click('people-back');
    await page.clickAt('[data-testid="case-row"] [data-open]');
    await page.find('#panel-survey');
    await walk.openTab('overview');
    await page.type('overview-organization', '架空の打ちかけ');
    await page.until('it says so half a minute before', async () => (await page.all('[data-testid="soon-locked"]')).length === 1, 4);
    await walk.photograph('soon-locked');
    await page.until('it locks', async () => (await page.all('[data-testid="unlock"]')).length === 1, 4);
    assert.doesNotMatch(await page.words('body'), /打ちかけ/u);
    assert.equal(await page.value('user-number'), '1');
    await walk.photograph('locked-by-itself');
    await page.type('passphrase', passphrase);
    await page.click('unlock');
    await page.find('#panel-overview');
    await page.until('what was typed is there', async () => (await page.value('overview-organization')) === '架空の打ちかけ');
    await page.clickAt('header button');
    await page.click('people');
    await page.click('lock-after-30');
    await page.until('half an hour is chosen', () => page.run(() => document.querySelector('[data-testid="lock-after-30"]').checked));
    await page.click('people-back');
    await page.at('new-case');
  });
}
