import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesThatShow } from '../plaintext.mjs';
import { passphrase } from '../walk.mjs';
import { backUp, openJournal, openKeeping, toList } from './sign-in.mjs';

/** Backups made by hand, and the journal's pages. */
export function backups(walk, medium) {
  let page;

  walk.step('a list without any backup says so, and tells where to go', async () => {
    page = await walk.firstStart();
    await page.click('add-examples');
    await page.at('case-row');
    await page.click('people');
    await page.click('people-back');
    assert.match(await page.text('backup-due'), /まだ一つもありません.*保存先も決まっていません/su);
    await walk.photograph('due');
    await page.click('to-keeping');
    await page.at('last-backup');
    assert.equal(await (await page.at('back-up-now')).isEnabled(), false);
  });

  walk.step('a place that is not there or holds the data itself is refused, and what was typed stays', async () => {
    const data = join(walk.environment.XDG_DATA_HOME, 'jp.nintei.desktop');
    for (const [place, because] of [
      ['usb', /全体の場所/u],
      [join(medium.folder, 'absent'), /がありません/u],
      [data, /データのフォルダの中/u],
    ]) {
      await page.type('keeping-path', place);
      await page.click('save-keeping');
      await page.says('the place is refused', '#keeping-refusal', because);
      assert.equal(await page.value('keeping-path'), place);
    }
    await walk.photograph('place-refused');
  });

  walk.step('a backup is made to the chosen place, read back, and shows nothing of anybody', async () => {
    await page.type('keeping-path', medium.folder);
    await page.clickAt('[data-testid="keeping-on-exit"]');
    await page.click('save-keeping');
    await page.says('the place is kept', '[data-testid="backup-folder"]', /nintei-medium-/u);
    await backUp(page);
    await walk.photograph('backed-up');
    const [name] = readdirSync(medium.folder);
    assert.match(name, /^nintei-backup-\d{8}-\d{6}$/);
    assert.deepEqual(readdirSync(join(medium.folder, name)).sort(), ['nintei.backup', 'nintei.db', 'nintei.key']);
    assert.deepEqual(filesThatShow(medium.folder, ['架空', passphrase]), []);
    await page.resize(1024, 600);
    await walk.photograph('backed-up-small');
    await page.resize(1280, 800);
    await toList(page);
    await page.at('case-row');
    assert.equal((await page.all('[data-testid="backup-due"]')).length, 0);
  });

  walk.step('what is changed is told as not yet in a backup, and goes into the next', async () => {
    const form = await page.run(() => document.title);
    assert.ok(form.length > 0);
    await page.clickAt('[data-testid="case-row"] [data-open]');
    await page.find('#panel-survey');
    await page.command('write_note', { id: 1, item: '1-3', text: '架空の特記事項その一。' });
    await page.clickAt('header button');
    await page.at('new-case');
    await openKeeping(page);
    await page.says('there are changes', '[data-testid="last-backup"]', /そのあとに変更があります/u);
    await backUp(page);
    await page.until('both are listed', async () => (await page.all('[data-testid="backup-row"]')).length === 2);
    assert.equal(readdirSync(medium.folder).length, 2);
    await toList(page);
  });

  walk.step('the journal tells who did what, narrowed to one kind, and quotes nothing', async () => {
    await openJournal(page);
    const words = await page.words('[data-testid="journal-row"]');
    assert.match(words, /利用者1.*バックアップを作成/u);
    await walk.photograph('journal');
    await page.choose('journal-kinds', '調査・特記・意見書');
    await page.says('notes come first', '[data-testid="journal-row"]', /特記事項（1-3）を/u);
    assert.doesNotMatch(await page.words('main'), /その一/u);
    await page.type('journal-from', 'R99.13.1');
    await page.click('journal-show');
    assert.match(await page.refusal(), /という日はありません/u);
    await page.resize(1024, 600);
    await walk.photograph('journal-small');
    await page.resize(1280, 800);
  });

  walk.step('the check of the journal finds every line as it was written', async () => {
    await page.click('verify-journal');
    assert.match(await page.text('journal-sound'), /すべてが書かれたときのまま/u);
    await walk.photograph('journal-sound');
    await toList(page);
    assert.ok(existsSync(medium.folder));
  });
}
