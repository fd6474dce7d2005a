// A session in which something is entered in every kind of field: in the window what a person types most, and by the
// commands of the same window what stands on the other screens.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { jpeg, pdf } from '../opinion-files.mjs';
import { answers } from '../person.mjs';
import { SurveyKeys } from '../survey/keys.mjs';
import { choose } from '../system-dialogue.mjs';
import {
  application,
  chosen,
  digits,
  imported,
  importedFile,
  investigator,
  member,
  official,
  officialFile,
  opinion,
  overview,
  passphrases,
  remember,
  supplement,
  supplementFile,
  word,
} from './entered.mjs';

/** Asks the program for work that tells how far it has come. */
export async function work(page, name, values) {
  await page.run(() => {
    const { transformCallback } = window.__TAURI_INTERNALS__;
    window.progressOfTheTest = `__CHANNEL__:${transformCallback(() => {})}`;
  });
  const progress = await page.run(() => window.progressOfTheTest);
  return page.command(name, { ...values, progress });
}

async function survey(page, id) {
  await page.commands('answer', [...answers].map(([item, chosen]) => ({ id, item, numbers: [chosen].flat() })));
  await page.command('write_memo', { id, item: '2-4', text: word('訪問メモ') });
  await page.command('dismiss_note', { id, item: '4-12', reason: 'Behaviour', because: word('書かない理由') });
  const view = await page.command('open_case', { id });
  await page.command('save_overview', { id, overview: { ...view.overview, ...overview } });
  await page.command('set_opinion', { id, opinion: { ...view.opinion, ...opinion } });
  await page.command('set_traced', { id, tree: 'hygiene', minutes: '8.4', by: word('手でたどった人') });
  const result = { level_with_addition: null, minutes: {}, scores: {}, likelihood_percent: '', ...official };
  await page.command('set_official', { id, result });
  await page.command('record_judgment', { id });
}

async function review(page, id, place) {
  await page.command('set_case_status', { id, status: 'surveyed' });
  const { members } = await page.command('save_member', { id: null, member });
  const { panels } = await page.command('save_panel', {
    id: null,
    panel: { name: word('合議体名'), members: [members.at(-1).id], chair: members.at(-1).id },
  });
  const panel = panels.at(-1).id;
  const meeting = await page.command('save_meeting', {
    id: null,
    meeting: {
      number: 1,
      panel,
      held_on: new Intl.DateTimeFormat('sv-SE').format(new Date()),
      starts_at: null,
      place: word('会場'),
      capacity: 5,
      attending: [],
      remarks: word('会議備考'),
    },
  });
  await page.command('assign_cases', { placements: [{ case: id, meeting }] });
  await page.command('set_full_review', { id, because: word('本審査理由') });
  const { texts } = await page.command('review', { id });
  assert.ok(texts.length > 1, 'there are texts to be masked');
  for (const { key, original } of texts) {
    const masks = [{ start: 0, end: 2, instead: word('伏字') }];
    await page.command('mask_text', { id, text: key, original, masks, checked: true });
  }
  for (const audience of ['secretariat', 'members']) {
    await work(page, 'save_packet', {
      request: { meeting, audience, paper: 'a4' },
      path: join(place, `${audience}.pdf`),
      replace: false,
    });
  }
  const entry = {
    outcome: 'decided',
    level: '要介護3',
    care1_state: null,
    months: 12,
    change_reason: word('変更理由'),
    opinion: word('審査会意見'),
    deferred_because: '',
  };
  await page.command('decide', { id, entry });
  await page.command('save_record', { meeting, format: 'csv', path: join(place, 'record.csv'), replace: false });
  await page.command('withdraw_decision', { id, because: word('取消理由') });
}

async function office(page) {
  await page.command('save_investigator', { id: null, investigator });
  await page.command('save_phrase', { id: null, item: '2-4', text: word('文例文章') });
  const kept = await page.command('save_supplement', { id: null, supplement });
  assert.equal(typeof kept, 'number');
}

async function training(page, id) {
  const learners = await page.command('save_learner', { number: null, name: word('受講者名') });
  const learner = learners.at(-1).number;
  await page.command('keep_case_as_exercise', { id, title: word('教材題名') });
  await page.command('keep_work', {
    learner,
    kind: 'calculation',
    task: word('課題番号'),
    title: word('課題題名'),
    content: JSON.stringify({ written: word('解答途中') }),
  });
  const row = Object.fromEntries(
    ['issue', 'causes_and_efforts', 'results_and_remaining', 'further_efforts', 'memo'].map((name, at) => [name, word(`適正化${at}欄`)]),
  );
  await page.command('save_record_sheet', {
    id: null,
    sheet: { insurer: word('保険者名'), written_on: '2026-11-20', rows: { survey: row } },
  });
}

/** Another computer, whose card is that of this one's own: what is sealed for it lies in a file. */
async function transfer(page, place) {
  await page.command('name_station', { name: word('端末名') });
  await page.command('save_card', { path: join(place, 'own.nintei-card'), replace: false });
}

async function intake(page, place) {
  const path = join(place, 'applications.csv');
  writeFileSync(path, importedFile);
  const look = await page.command('open_intake', { path });
  const mapping = { ...look.mapping, insurer_number: '990001' };
  await work(page, 'take_intake', { path, digest: look.digest, mapping, decisions: {} });
  const { rows } = await page.command('search_cases', { query: { text: imported.number, status: null, offset: 0, limit: 9 } });
  assert.equal(rows.length, 1, 'the row has come in');
}

/** Files of other programs, chosen in the system's dialogue. */
async function dialogues(page, id, place, display) {
  const choosing = async (name, content, asking) => {
    const path = join(place, `${chosen.name}-${name}`);
    if (content !== null) writeFileSync(path, content);
    const [told] = await Promise.all([asking(), choose(display, path)]);
    assert.ok(told, `${name} was taken`);
    return told;
  };
  await choosing('1.pdf', pdf([chosen.printed], chosen.title), () => page.command('attach_file', { id, kind: 'original' }));
  const { attachments } = await choosing('2.jpg', await jpeg(chosen.photographed), () => page.command('attach_file', { id, kind: 'masked' }));
  await page.command('check_attachment', { attachment: attachments.find(({ kind }) => kind === 'masked').id, checked: true });
  for (const { id: attachment } of attachments) {
    const size = (key) => window.__TAURI_INTERNALS__.invoke('attachment_content', { attachment: key }).then((bytes) => bytes.byteLength);
    assert.ok((await page.run(size, attachment)) > 0);
  }
  const report = await choosing('3.csv', officialFile, () => work(page, 'import_official', {}));
  assert.equal(report.new, 1, 'the row has come in');
  const draft = await choosing('4.yaml', supplementFile, () => page.command('import_supplement'));
  await choosing('5.yaml', null, () => page.command('export_supplement', { id: draft }));
}

async function keeping(page, folder) {
  mkdirSync(folder);
  const { settings } = await page.command('keeping_state');
  await page.command('save_keeping', { settings: { ...settings, folder } });
  assert.ok(await work(page, 'back_up_now', {}));
  await page.command('journal_page', { filter: { by: null, case: null, from: null, to: null, kinds: [] }, before: null });
  assert.ok(await work(page, 'verify_journal', {}));
}

/** The whole session. What the person asks to be written goes into `asked`, backups into `backups`. */
export function session(walk, asked, backups) {
  walk.step('a file is begun; its recovery code and passphrase are secrets, too', async () => {
    // What the system's dialogue remembers for itself goes into a file that is searched, as on a desktop.
    walk.environment.GSETTINGS_BACKEND = 'keyfile';
    await walk.open();
    const { page } = walk;
    await page.type('passphrase', passphrases[0]);
    await page.type('confirmation', passphrases[0]);
    await page.click('create');
    const code = (await page.text('recovery-code')).replaceAll(/\s/g, '');
    remember(code);
    remember(code.replaceAll('-', ''));
    await page.click('recovery-done');
    await page.at('new-case');
  });

  let id;
  walk.step('in the window: an application, notes, a memo, 概況調査 and a search are typed, some of them thrown away', async () => {
    const { page } = walk;
    await page.click('new-case');
    for (const field of ['name', 'kana', 'insured_number', 'investigator']) {
      await page.type(`field-${field}`, application[field]);
      await page.press(Key.TAB);
      await page.find(`[data-field="${field}"][data-state="saved"]`);
    }
    const { rows } = await page.command('search_cases', { query: { text: application.insured_number, status: null, offset: 0, limit: 9 } });
    id = rows[0].id;
    await page.pressWith(Key.ALT, '3');
    await page.find('#panel-survey');
    const keys = new SurveyKeys(page);
    await keys.answer('1-3', 2);
    await keys.write('1-4', word('特記文章'));
    await keys.write('1-4', word('書き直し文'));
    await keys.enterNote('1-5');
    await page.press(word('消した文章'));
    await page.pressWith(Key.CONTROL, 'a');
    await page.press(Key.BACK_SPACE);
    await keys.leaveNote('1-5');
    await page.pressWith(Key.ALT, '2');
    await page.type('overview-remarks', overview.remarks);
    await page.press(Key.TAB);
    await page.pressWith(Key.ALT, '0');
    await page.type('search', word('検索語句'));
    await page.until('nothing is found', async () => (await page.all('[data-testid="case-row"]')).length === 0);
    await page.type('search', ' ');
    await page.command('save_application', { id, application });
  });

  walk.step('on every other screen something is entered, printed, sealed, imported and backed up', async () => {
    const { page } = walk;
    mkdirSync(asked);
    await survey(page, id);
    await page.command('write_note', { id, item: '2-5', text: word('特記二番') });
    await dialogues(page, id, asked, walk.display);
    for (const kind of ['result_sheet', 'survey_form', 'memo_sheet']) {
      await page.command('save_sheet', { id, kind, path: join(asked, `${kind}.pdf`), replace: false });
    }
    await review(page, id, asked);
    await office(page);
    await training(page, id);
    await transfer(page, asked);
    await intake(page, asked);
    await keeping(page, backups);
  });

  walk.step('another user signs in by a passphrase for one sign-in; bad input and wrong passphrases are refused', async () => {
    const { page } = walk;
    const entry = { name: word('利用者名'), roles: ['investigator'], investigator: null };
    const given = await page.command('add_user', { entry, passphrase: passphrases[0] });
    remember(given.passphrase);
    await assert.rejects(page.command('write_note', { id, item: '9-9', text: word('拒まれた文') }));
    await assert.rejects(page.command('read_date', { text: word('拒まれた日') }));
    await page.command('lock');
    await assert.rejects(page.command('unlock', { number: given.number, passphrase: `${word('違う鍵語')}${digits(9)}` }));
    await page.command('unlock', { number: given.number, passphrase: given.passphrase });
    const [confirmation] = passphrases.slice(1);
    await page.command('change_passphrase', { passphrase: given.passphrase, new: confirmation, confirmation });
    await page.command('answer', { id, item: '1-4', numbers: [2] });
    await page.command('lock');
    await page.command('unlock', { number: 1, passphrase: passphrases[0] });
    remember((await page.command('renew_recovery_code', { passphrase: passphrases[0] })).code);
    remember((await page.command('replace_key', { passphrase: passphrases[0] })).code);
  });
}
