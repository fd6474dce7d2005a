import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../children.mjs';
import { builtExample } from '../program.mjs';
import { passphrase } from '../walk.mjs';
import { backUp, openJournal, openKeeping, signIn, toList } from './sign-in.mjs';

/** The key of the case that an older page put back makes differ; null while the program still lets go of the file. */
function putBack(older, folder) {
  try {
    return execFileSync(builtExample('replay'), [older, folder, passphrase, 'case'], { encoding: 'utf8' }).trim();
  } catch (cause) {
    if (/OpenElsewhere/u.test(cause.stderr)) return null;
    throw cause;
  }
}

/** A file that was changed from outside the program is found, and a backup takes its place. */
export function outside(walk, medium) {
  let page;
  const data = () => join(walk.environment.XDG_DATA_HOME, 'jp.nintei.desktop');
  const newest = () => readdirSync(medium.folder).sort().at(-1);
  const noteOf = async (id) => (await page.command('open_case', { id })).notes?.['1-3'] ?? null;

  walk.step('a page of the file that somebody puts back from an older copy is found by the check, with the case', async () => {
    ({ page } = walk);
    await openKeeping(page);
    await backUp(page);
    await toList(page);
    const older = join(medium.folder, newest(), 'nintei.db');
    const before = await page.command('open_case', { id: 1 });
    await page.command('write_note', { id: 1, item: '1-3', text: '架空の特記事項その三。' });
    assert.notDeepEqual(await page.command('open_case', { id: 1 }), before);
    await walk.program.close();
    const found = await until('the file is free and a page of it put back', () => putBack(older, data()));
    await walk.open();
    ({ page } = walk);
    await signIn(page, passphrase, '1');
    await openJournal(page);
    await page.click('verify-journal');
    const told = await page.text('journal-broken');
    const number = (await page.command('open_case', { id: Number(found) })).number;
    assert.match(told, new RegExp(`整理番号: ${number}`, 'u'));
    assert.match(told, /バックアップから戻します/u);
    await walk.photograph('journal-broken');
    await page.resize(1024, 600);
    await walk.photograph('journal-broken-small');
    await page.resize(1280, 800);
  });

  walk.step('a backup takes the place of the file for who knows its passphrase, and the old files are kept', async () => {
    await page.click('tab-backup');
    await page.click('lock-and-restore');
    await page.at('backup-choice');
    await walk.photograph('restore');
    await page.type('user-number', '1');
    await page.type('passphrase', 'chigau-pasufureezu');
    await page.click('restore');
    assert.match(await page.refusal(), /パスフレーズが違います/u);
    await page.type('passphrase', passphrase);
    await page.click('restore');
    const aside = await page.text('set-aside');
    assert.match(aside, /nintei-before-restoration-/u);
    assert.ok(existsSync(join(aside, 'nintei.db')) && existsSync(join(aside, 'nintei.key')));
    await walk.photograph('restored');
    await page.click('restored-done');
    await signIn(page, passphrase, '1');
    await page.at('new-case');
    assert.notEqual(await noteOf(1), '架空の特記事項その三。');
    await openJournal(page);
    assert.match(await page.words('[data-testid="journal-row"]'), /バックアップから復元/u);
    await page.click('verify-journal');
    await page.at('journal-sound');
    await toList(page);
  });
}
