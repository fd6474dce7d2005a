// A whole meeting of the board in the window of the built program: twelve cases, assigned, ordered, masked, printed,
// decided and recorded. The people and the numbers are made up.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assigning, meetingOf } from './board/agenda.mjs';
import { decisions } from './board/decisions.mjs';
import { papers, saved } from './board/papers.mjs';
import { members, nickname, renewals, surveyedByMember } from './board/people.mjs';
import { settingUp } from './board/setting-up.mjs';
import { files, filesThatShow } from './plaintext.mjs';
import { commandLine } from './program.mjs';
import { passphrase, Walk } from './walk.mjs';

const walk = new Walk('board');

settingUp(walk);
assigning(walk);
papers(walk);
decisions(walk);

walk.step('without the window the same papers are printed, byte for byte', async () => {
  const { page } = walk;
  const { meeting } = await meetingOf(page);
  await page.click('tab-meetings');
  await page.clickAt('[data-testid="open-meeting"]');
  await page.click('tab-meeting-papers');
  const inWindow = join(walk.output, 'decided.pdf');
  await saved(page, 'packet', inWindow);
  await walk.program.close();
  const store = dirname(files(walk.home).find((path) => path.endsWith('/nintei.db')));
  const without = join(walk.output, 'without-window.pdf');
  execFileSync(commandLine, ['packet', '--store', store, '--meeting', String(meeting.number), '--for', 'members', '--out', without], {
    input: `${passphrase}\n`,
    stdio: 'pipe',
  });
  assert.ok(readFileSync(inWindow).equals(readFileSync(without)));
});

walk.step('nothing of the meeting lies readable in any file that was left', () => {
  const people = [...renewals, surveyedByMember].map(({ application }) => application.name);
  const words = [...members.map(({ name }) => name), ...people, nickname, '特記事項に転倒が増えたとあるため'];
  assert.deepEqual(filesThatShow(walk.home, words), []);
});
