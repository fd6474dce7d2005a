// Those who learn: registered with a name and without, their progress, the class as a table.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { review } from './reviewing.mjs';
import { saved } from './papers.mjs';

/** A made-up learner. */
export const learner = '架空 習子';

export function registering(walk) {
  walk.step('learners are registered, one with a name and one without', async () => {
    const page = await walk.firstStart();
    await page.resize(1280, 800);
    await page.click('training');
    await page.click('tab-learners');
    await page.type('learner-name', learner);
    await page.click('add-learner');
    await page.says('the learner is registered', '[data-testid="learner-added"]', new RegExp(`受講者1.*${learner}`, 'u'));
    await page.click('add-learner');
    await page.until('both are listed', async () => (await page.all('[data-testid="learner-row"]')).length === 2);
  });
}

export function progressing(walk) {
  walk.step('the learner’s progress is there after the restart, and what was left is gone on with', async () => {
    const { page } = walk;
    await page.click('tab-learners');
    await page.clickAt('[data-learner="1"] [data-testid="show-learner"]');
    const rows = async () => page.run(() => [...document.querySelectorAll('[data-testid="task-row"]')].map((row) => row.innerText.replace(/\s+/gu, ' ')));
    await page.until('the tasks are listed', async () => (await rows()).length === 3);
    const [calculation, reviewed] = await rows();
    assert.match(calculation, /正解.*2回.*1回/u);
    assert.match(reviewed, new RegExp(`${review}.*途中.*2回`, 'u'));
    await walk.photograph('progress');
    const at = await page.run(() => [...document.querySelectorAll('[data-testid="kept-work"]')].findIndex((one) => /簡素化/u.test(one.textContent)));
    await page.clickAt(`li:nth-child(${at + 1}) > [data-testid="resume-work"]`);
    await page.until('the day is there again', async () => (await page.value('day-start')) === '令和6年2月29日');
    assert.equal(await page.run(() => document.querySelectorAll('[data-line] input[type="radio"]:checked').length), 7);
  });

  walk.step('the class is saved as a table, without names and, where they are wanted, with them', async () => {
    const { page } = walk;
    await page.click('tab-learners');
    const without = readFileSync(await saved(walk, 'class-sheet', '受講の記録.csv'), 'utf8');
    assert.match(without, /受講者|番号/u);
    assert.ok(without.includes(review));
    assert.equal(without.includes(learner), false);
    await page.click('with-names');
    const named = readFileSync(await saved(walk, 'class-sheet', '氏名入り.csv'), 'utf8');
    assert.ok(named.includes(learner));
    await walk.photograph('class');
  });
}
