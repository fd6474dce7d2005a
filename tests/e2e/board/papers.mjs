// The papers of the meeting: refused for the members while a text is not checked, masked, printed, and searched for
// everything that tells who.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { meetingOf } from './agenda.mjs';
import { nickname, renewals } from './people.mjs';

const text = (path) => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
const outline = (path) =>
  /<outline>[^]*/u.exec(execFileSync('pdftohtml', ['-xml', '-i', '-stdout', path], { encoding: 'utf8', maxBuffer: 1 << 26 }))?.[0] ?? '';
const about = (path) => execFileSync('pdfinfo', [path], { encoding: 'utf8' });
const folded = (words) => words.normalize('NFKC').replaceAll(/\s/gu, '');

/** Everything of a case that tells who, as it might be printed. */
function tellingWho({ application, overview, opinion }) {
  const [year, month, day] = (application.birth_date ?? '').split('-').map(Number);
  const showa = year ? [`昭和${year - 1925}年${month}月${day}日`, `${year}年${month}月${day}日`, application.birth_date] : [];
  const contacts = [overview.contact, overview.family_contact, overview.facility_contact].flatMap((contact) =>
    [contact?.address, contact?.phone, contact?.postal_code],
  );
  return [
    application.name, application.kana, application.insured_number, application.insurer_number, application.investigator,
    ...showa,
    overview.organization, overview.family_name, overview.place_name, overview.facility_name, ...contacts,
    opinion.physician, opinion.institution,
  ].filter((value) => value && value !== '同上');
}

async function save(page, id, path) {
  await page.until('a place is proposed', async () => (await page.value(`${id}-path`)) !== '');
  await page.type(`${id}-path`, path);
  await page.click(`save-${id}`);
}

/** Saves where `path` says and waits for it. */
export async function saved(page, id, path) {
  await save(page, id, path);
  assert.ok((await page.text(`${id}-saved`)).includes(path));
}

const openTexts = (page) => page.run(() => document.querySelectorAll('[data-testid="text"][data-open="true"]').length);
/** Masks a word that nothing proposes: chosen word by word, and put by Enter. */
async function maskByHand(page, key, word) {
  await page.run((wanted) => document.querySelector(`[data-text="${wanted}"] .name`).click(), key);
  await page.focused(`[data-text="${key}"]`);
  const chosen = () => page.run(() => /「(.*)」を/u.exec(document.querySelector('[data-testid="chosen"]').textContent)?.[1] ?? '');
  await page.press(Key.ARROW_RIGHT);
  for (let press = 0; (await chosen()) !== word; press += 1) {
    assert.ok(press < 6 && word.startsWith(await chosen()), `「${word}」 can be chosen, not only 「${await chosen()}」`);
    await page.pressWith(Key.SHIFT, Key.ARROW_RIGHT);
  }
  await page.press('7');
  await page.until('it is masked', () =>
    page.run((wanted) => [...document.querySelectorAll('[data-testid="mask"]')].some((one) => one.innerText.includes(wanted)), word),
  );
}

/** Confirms every open text of the case in view, one key each, typed faster than the program answers. */
async function confirmAll(page) {
  for (let left = await openTexts(page); left > 0; ) {
    await page.focused('[data-text][aria-current]');
    const after = Math.max(0, left - 10);
    await page.press(...Array(left - after).fill(Key.ENTER));
    const told = () => page.words('[data-testid="told"]');
    await page.until(`${after} texts are open`, async () => (await openTexts(page)) === after || (await told()) !== '');
    assert.equal(await told(), '', 'the proposals leave nobody named');
    left = after;
  }
  await page.at('masking-done');
}

export function papers(walk) {
  const path = (name) => join(walk.output, name);

  walk.step('the members’ papers are refused while a text is not checked, and the first open check is a click away', async () => {
    const { page } = walk;
    await page.click('tab-meeting-papers');
    await save(page, 'packet', path('refused.pdf'));
    assert.match(await page.refusal(), /確/u);
    assert.match(await page.words('[data-testid="packet-open"]'), /12人・\d+件/u);
    assert.throws(() => readFileSync(path('refused.pdf')), { code: 'ENOENT' });
    await walk.photograph('refused');
    await page.click('first-open-check');
    await page.find('#panel-review-masking [data-text][aria-current]');
  });

  walk.step('every text is masked as proposed or by hand, and confirmed by one key each', async () => {
    const { page } = walk;
    const { agenda } = await meetingOf(page);
    const nicknamed = agenda.find(({ name }) => name === renewals[0].application.name);
    for (const { case: id, name, place } of agenda) {
      await page.until(`${name} is in view`, async () => (await page.words('h1')) === name);
      if (id === nicknamed.case) {
        await maskByHand(page, 'note/2-5', nickname);
        await walk.photograph('masked-by-hand');
      }
      await page.find('#panel-review-masking');
      await confirmAll(page);
      if (place < agenda.length) await page.click('done-next');
    }
    assert.deepEqual((await meetingOf(page)).open_checks, []);
  });

  walk.step('the members’ papers tell nobody, neither in their words nor in what else the file holds', async () => {
    const { page } = walk;
    await page.click('review-back');
    await page.click('tab-meeting-papers');
    await page.at('packet-checked');
    const members = path('members.pdf');
    await saved(page, 'packet', members);
    await walk.photograph('printed');
    const words = folded(text(members));
    const told = folded(`${outline(members)}${about(members)}`);
    const bytes = readFileSync(members);
    const { agenda } = await meetingOf(page);
    for (const { case: id, number } of agenda) {
      assert.ok(words.includes(`整理番号${number}`), `整理番号${number}`);
      for (const value of tellingWho(await page.command('open_case', { id }))) {
        const form = folded(value);
        assert.equal(words.includes(form), false, `「${value}」 of 整理番号${number} is printed`);
        assert.equal(told.includes(form), false, `「${value}」 of 整理番号${number} is told beside the pages`);
        assert.equal(bytes.includes(value) || bytes.includes(Buffer.from(value, 'utf16le').swap16()), false, `「${value}」 is in the file`);
      }
    }
    assert.equal(words.includes(nickname), false);
    assert.ok(words.includes('知人と呼ぶ隣人'), 'what was put by hand is printed');
    assert.match(outline(members), /整理番号/u);
  });

  walk.step('the secretariat’s papers tell who, on A3', async () => {
    const { page } = walk;
    await page.click('packet-audience-secretariat');
    await page.click('packet-paper-a3');
    const secretariat = path('secretariat.pdf');
    await saved(page, 'packet', secretariat);
    const words = folded(text(secretariat));
    for (const { name } of (await meetingOf(page)).agenda) {
      assert.ok(words.includes(folded(name)), name);
    }
    assert.equal(words.includes('〓'), false, 'a character of a name is not printed');
    assert.match(about(secretariat), /Page size:\s+1190\.\d+ x 841\.\d+/u);
  });
}
