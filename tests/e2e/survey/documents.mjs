// What is printed, what survives the program's death, and what lies readable afterwards.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { files, filesThatShow } from '../plaintext.mjs';
import { inkOnEveryPart } from '../sheet.mjs';
import { usual } from './check.mjs';
import { SurveyKeys } from './keys.mjs';
import { address, application, entrusted, family, memo, municipal, physician, remarks } from './people.mjs';
import { openTheCase } from './setting-up.mjs';
import { behaviour, filled } from './write-up.mjs';

const typed = '日中は窓辺の椅子で新聞を読んで過ごす。';

/** Draws and saves a document. Answers with its words without blanks, and the number of its pages. */
async function printed(walk, kind, name) {
  const { page } = walk;
  await page.click(`document-${kind}`);
  await page.until(`${name} is shown`, () =>
    page.run((wanted) => document.getElementById('preview').innerText.includes(wanted), name),
  );
  await page.at('sheet-page-1');
  await page.until(`${name} is drawn down to its foot`, () => page.run(inkOnEveryPart));
  await page.run(() => window.scrollTo(0, 0));
  await walk.photograph(name);
  const path = join(walk.output, `${name}.pdf`);
  await page.until('a path is proposed', async () => (await page.value('sheet-path')).endsWith('.pdf'));
  await page.type('sheet-path', path);
  await page.click('save-sheet');
  assert.ok((await page.text('sheet-saved')).includes(path));
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
  const about = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
  return { text, pages: Number(/Pages:\s+(\d+)/.exec(about)[1]) };
}

export function documents(walk) {
  walk.step('認定調査票 is saved with 概況調査, every group and the notes under their numbers', async () => {
    const { page } = walk;
    await page.pressWith(Key.ALT, '7');
    const { text, pages } = await printed(walk, 'survey_form', '認定調査票');
    assert.match(text, /概況調査/);
    assert.match(text, /特記事項/);
    assert.ok(text.includes('架空検太郎'), 'the person');
    assert.ok(text.includes(municipal.organization), 'the office of the investigator');
    for (const [item, note] of [['2-4', filled], ['4-12', behaviour], ['1-7', usual]]) {
      assert.ok(text.includes(`(${item})${note}`), `(${item}) of ${text.slice(-1500)}`);
    }
    assert.equal(text.includes(memo), false, 'the memo of the visit is not printed');
    assert.ok(pages >= 2);
  });

  walk.step('調査用メモ票 is one sheet of two pages', async () => {
    const { text, pages } = await printed(walk, 'memo_sheet', '調査用メモ票');
    assert.equal(pages, 2);
    for (const name of ['寝返り', '食事摂取', '短期記憶', '日常の意思決定']) assert.ok(text.includes(name), name);
  });

  walk.step('the program dies while a note is typed, and what showed as 保存済み is there afterwards', async () => {
    const { page } = walk;
    await page.pressWith(Key.ALT, '3');
    await page.focused('#panel-survey');
    const keys = new SurveyKeys(page);
    await keys.enterNote('3-1');
    await page.press(typed);
    await keys.noteSaved(typed);
    await page.focused('[data-testid="note-3-1"]');
    await page.press('さらに');
    await walk.program.kill();
    await openTheCase(walk);
    const again = new SurveyKeys(walk.page);
    await again.goTo('3-1');
    assert.ok((await again.note('3-1')).startsWith(typed));
    assert.equal(await walk.page.value('status'), 'surveyed');
  });

  walk.step('nothing that was entered lies readable in any file that was left, the killed run included', async () => {
    const left = files(walk.home);
    assert.ok(left.some((path) => path.endsWith('/nintei.db')), `the encrypted file is among ${left.join(' ')}`);
    const names = [municipal, entrusted].flatMap(({ name, kana, organization }) => [name, kana, organization]);
    const words = [application.name, application.insured_number, ...names, family, address, physician, remarks, memo];
    const notes = [filled, behaviour, usual, typed, '長い特記事項', '聞き取りの相手が不在'];
    assert.deepEqual(filesThatShow(walk.home, [...words, ...notes]), []);

    const planted = join(walk.home, 'tmp', 'planted');
    writeFileSync(planted, `…${behaviour}…`, 'utf16le');
    assert.deepEqual(filesThatShow(walk.home, notes), [planted], 'the search finds what is there');
    rmSync(planted);
  });
}
