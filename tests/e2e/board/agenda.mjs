// Which cases the meeting reviews, in which order, and which of them in simplified form.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { renewals, surveyedByMember, terminal } from './people.mjs';

const agenda = (page) =>
  page.run(() =>
    [...document.querySelectorAll('[data-testid="agenda-row"]')].map((row) => ({
      id: Number(row.dataset.case),
      name: row.querySelector('[data-control="name"]').textContent.trim(),
    })),
  );

/** The meeting as the program keeps it. */
export async function meetingOf(page) {
  const { meetings } = await page.command('meetings');
  return page.command('meeting', { id: meetings[0].id });
}

const names = async (page) => (await agenda(page)).map(({ name }) => name);

export function assigning(walk) {
  walk.step('a proposal fills the meeting, 末期がん first, and leaves out whom a member has surveyed', async () => {
    const { page } = walk;
    await page.says('all wait', '[data-testid="waiting-count"]', /13/u);
    await page.click('propose');
    await page.find('[data-testid="proposal-row"]');
    assert.match(await page.words('[data-testid="proposal-summary"]'), /13件のうち12件を割り当てる案/u);
    assert.match(await page.words('[data-testid="proposal-row"]'), new RegExp(terminal, 'u'));
    const left = await page.run(() =>
      [...document.querySelectorAll('[data-testid="proposal-row"]')]
        .filter((row) => !row.querySelector('input'))
        .map((row) => row.textContent),
    );
    assert.equal(left.length, 1);
    assert.match(left[0], new RegExp(`${surveyedByMember.application.name}.*委員がこの事例を調査`, 'su'));
    await walk.photograph('proposal');
    assert.equal((await meetingOf(page)).agenda.length, 0, 'a proposal changes nothing');
    await page.click('proposal-accept');
    await page.says('they are assigned', '[data-testid="assign-said"]', /12件/u);
  });

  walk.step('the agenda is ordered by keys, then by keyboard and by drag', async () => {
    const { page } = walk;
    await page.click('tab-meeting-agenda');
    await page.find('[data-testid="agenda-row"]');
    await page.click('order-open');
    await page.choose('order-0', '末期がん');
    await page.choose('order-1', '申請日');
    await page.click('order-apply');
    await page.says('the order is told', '[data-testid="agenda-order"]', /末期がん/u);
    const ordered = await names(page);
    assert.equal(ordered.length, 12);
    assert.equal(ordered[0], terminal);

    await page.run(() => document.querySelector('[data-testid="agenda-open"]').focus());
    await page.press(Key.ARROW_DOWN);
    await page.pressWith(Key.ALT, Key.ARROW_DOWN);
    const stepped = [ordered[0], ordered[2], ordered[1], ...ordered.slice(3)];
    await page.until('the row went down', async () => (await names(page)).join() === stepped.join());
    const grip = (place) => `[data-testid="agenda-row"]:nth-child(${place}) [data-testid="agenda-grip"]`;
    await page.drag(grip(3), grip(2));
    await page.until('the row was dragged back', async () => (await names(page)).join() === ordered.join());
    await page.until('the order is kept', async () => (await meetingOf(page)).agenda.map(({ name }) => name).join() === ordered.join());
    await page.run(() => window.scrollTo(0, 0));
    await walk.photograph('agenda');
  });

  walk.step('who meets the six conditions stands in a list of their own, and one is taken back into full review', async () => {
    const { page } = walk;
    await page.click('tab-meeting-simplified');
    const simplified = () => page.run(() => [...document.querySelectorAll('[data-testid="simplified-row"]')].map((row) => row.innerText));
    await page.find('[data-testid="simplified-row"]');
    for (const { application } of renewals) {
      assert.ok((await simplified()).some((row) => row.includes(application.name)), application.name);
    }
    const before = (await simplified()).length;
    const back = (await meetingOf(page)).agenda.find(({ name }) => name === renewals[3].application.name);
    await page.clickAt(`[data-testid="simplified-row"][data-case="${back.case}"] [data-testid="to-full"]`);
    await page.click('to-full-really');
    assert.match(await page.refusal(), /理由/u);
    await page.type('full-because', '特記事項に転倒が増えたとあるため');
    await page.click('to-full-really');
    await page.find(`[data-testid="full-row"][data-case="${back.case}"]`);
    assert.equal((await simplified()).length, before - 1);
    await walk.photograph('simplified');
  });
}
