import assert from 'node:assert/strict';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { passphrase } from '../walk.mjs';
import { closeWindow } from '../window-close.mjs';
import { openKeeping, signIn, toList } from './sign-in.mjs';

/** The end of the program, with a backup before it; and a new computer that begins from a backup. */
export function ending(walk, medium) {
  let page;
  const count = () => readdirSync(medium.folder).filter((name) => !name.includes('unfinished')).length;

  async function closed() {
    await walk.program.ended();
    await walk.program.close();
  }

  walk.step('closing the window makes a backup where the office wants one, and then ends the program', async () => {
    ({ page } = walk);
    await openKeeping(page);
    await page.clickAt('[data-testid="keeping-on-exit"]');
    await page.click('save-keeping');
    await page.until('it is kept', async () => !(await (await page.at('save-keeping')).isEnabled()));
    await toList(page);
    const before = count();
    await closeWindow(walk.display);
    await closed();
    assert.equal(count(), before + 1);
  });

  walk.step('where nothing was changed since, it ends at once without another', async () => {
    const before = count();
    await walk.open();
    ({ page } = walk);
    await signIn(page, passphrase, '1');
    await page.at('new-case');
    await closeWindow(walk.display);
    await closed();
    assert.equal(count(), before);
  });

  walk.step('a place that is gone is told; the person stays, or closes without a backup', async () => {
    const before = count();
    await walk.open();
    ({ page } = walk);
    await signIn(page, passphrase, '1');
    await page.at('new-case');
    await page.command('write_note', { id: 1, item: '1-3', text: '架空の特記事項その四。' });
    renameSync(medium.folder, `${medium.folder}-away`);
    try {
      await closeWindow(walk.display);
      assert.match(await page.refusal(), /がありません/u);
      await walk.photograph('closing-refused');
      await page.resize(1024, 600);
      await walk.photograph('closing-refused-small');
      await page.resize(1280, 800);
      await page.click('stay-open');
      await page.at('new-case');
      await closeWindow(walk.display);
      await page.at('close-without');
      await page.click('close-without').catch(() => undefined);
      await closed();
    } finally {
      renameSync(`${medium.folder}-away`, medium.folder);
    }
    assert.equal(count(), before);
  });

  walk.step('a locked window closes without a question', async () => {
    await walk.open();
    await walk.page.at('unlock');
    await closeWindow(walk.display);
    await closed();
  });

  walk.step('a new computer begins from a backup', async () => {
    rmSync(join(walk.environment.XDG_DATA_HOME, 'jp.nintei.desktop'), { recursive: true });
    await walk.open();
    ({ page } = walk);
    await page.at('create');
    await page.click('use-backup');
    await page.type('restore-path', medium.folder);
    await page.click('look-for-backups');
    await page.at('backup-choice');
    await page.resize(1024, 600);
    await walk.photograph('restore-small');
    await page.resize(1280, 800);
    await page.type('user-number', '1');
    await page.type('passphrase', passphrase);
    await page.click('restore');
    await page.at('restored');
    assert.equal((await page.all('[data-testid="set-aside"]')).length, 0);
    await page.click('restored-done');
    await signIn(page, passphrase, '1');
    await page.at('case-row');
    await walk.photograph('new-computer');
  });
}
