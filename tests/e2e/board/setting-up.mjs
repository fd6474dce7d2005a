// Before the meeting: surveyed cases that wait, the members and their panel, and the meeting itself.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { members, panel, place, renewals, surveyedByMember, terminal, unfinished } from './people.mjs';

/** The meeting is today, ISO text: what is decided on a day to come is not counted yet. */
const heldOn = new Intl.DateTimeFormat('sv-SE').format(new Date());

async function addRenewal(page, { application, overview, opinion, notes, answers, official }) {
  const id = await page.command('create_case', { application });
  await page.commands('answer', Object.entries(answers).map(([item, numbers]) => ({ id, item, numbers })));
  for (const [item, text] of Object.entries(notes)) await page.command('write_note', { id, item, text });
  const view = await page.command('open_case', { id });
  await page.command('save_overview', { id, overview: { ...view.overview, ...overview } });
  await page.command('set_opinion', { id, opinion: { ...view.opinion, ...opinion } });
  const result = { level_with_addition: null, minutes: {}, scores: {}, likelihood_percent: '', ...official };
  await page.command('set_official', { id, result });
  await page.command('set_case_status', { id, status: 'surveyed' });
}

async function register(page, { name, kana, profession, occupation, affiliation }) {
  const before = (await page.all('[data-testid="member"]')).length;
  await page.click('add-member');
  await page.type('member-name', name);
  await page.type('member-kana', kana);
  await page.choose('member-profession', profession);
  await page.type('member-occupation', occupation);
  await page.type('member-affiliation', affiliation);
  await page.click('save-member');
  await page.until('one more is registered', async () => (await page.all('[data-testid="member"]')).length === before + 1);
}

export function settingUp(walk) {
  walk.step('the examples and five renewals of the office are surveyed, one of them by a member of the board', async () => {
    const page = await walk.firstStart();
    await page.resize(1280, 800);
    await page.click('add-examples');
    await page.find('[data-testid="case-row"]');
    const query = { text: '', status: null, offset: 0, limit: 50 };
    for (const { id, name } of (await page.command('search_cases', { query })).rows) {
      const { application } = await page.command('open_case', { id });
      if (name === terminal) await page.command('save_application', { id, application: { ...application, terminal_cancer: true } });
      if (name !== unfinished) await page.command('set_case_status', { id, status: 'surveyed' });
    }
    for (const renewal of [...renewals, surveyedByMember]) await addRenewal(page, renewal);
  });

  walk.step('the board’s register takes its members and their panel, and refuses a member without a name', async () => {
    const { page } = walk;
    await page.pressWith(Key.ALT, 's');
    await page.click('tab-register');
    await page.click('add-member');
    await page.click('save-member');
    assert.match(await page.refusal(), /氏名/u);
    await page.click('member-name');
    await page.press(Key.ESCAPE);
    await page.click('tab-register');
    for (const member of members) await register(page, member);
    await page.click('add-panel');
    await page.type('panel-name', panel);
    const { members: kept } = await page.command('board_register');
    for (const { id } of kept) await page.click(`panel-add-${id}`);
    await page.click(`panel-chair-${kept[0].id}`);
    await page.click('save-panel');
    await page.says('the panel stands in the register', '[data-testid="panel"]', /第1合議体/u);
    await walk.photograph('register');
  });

  walk.step('a meeting is added with its panel, day and room', async () => {
    const { page } = walk;
    await page.click('tab-meetings');
    await page.click('add-meeting');
    await page.choose('meeting-panel', panel);
    await page.type('meeting-held_on', heldOn);
    await page.type('meeting-starts_at', '13時30分');
    await page.type('meeting-place', place);
    await page.type('meeting-capacity', '12');
    await page.click('save-meeting');
    await page.says('the meeting is open', '[data-testid="meeting-title"]', /第1回 審査会/u);
  });
}
