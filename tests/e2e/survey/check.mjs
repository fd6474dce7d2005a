// 点検: what is left, the way to each of it, and the end of the survey.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { answers } from './people.mjs';
import { SurveyKeys } from './keys.mjs';

export const usual = '調査時も日頃も、1日に5回は手すりをつかんで歩くため「何かにつかまればできる」を選択した。';

/** What is selected in the field that has the focus. */
function selected() {
  const field = document.activeElement;
  return field.value.slice(field.selectionStart, field.selectionEnd);
}

async function toCheck(page) {
  await page.pressWith(Key.ALT, '5');
  await page.at('hand-over');
}

/** Each kind of open point: where its line leads, and how it is mended there by keyboard. */
const points = [
  ['MissingApplication', '#field-sex', (page) => page.press('男')],
  ['MissingOverview', '#overview-household', (page) => page.press('1')],
  ['UnansweredItem', '[data-testid="item-3-2"]', (page) => page.press(String(answers.get('3-2')))],
  ['ExpectedNote', '[data-testid="expected-1-7-DiffersFromUsual"]', async (page) => {
    await page.press('t');
    await page.focused('[data-testid="note-1-7"]');
    await page.press(usual);
  }],
  ['UnfilledBlank', '[data-testid="note-2-9"]', async (page) => {
    assert.equal(await page.run(selected), '［頻度］');
    await page.press('毎日');
  }],
  ['VagueWord', '[data-testid="note-2-10"]', async (page) => {
    assert.equal(await page.run(selected), 'たまに');
    await page.press('月に2回');
  }],
  ['Name', '[data-testid="note-2-11"]', async (page) => {
    assert.match(await page.run(selected), /検太郎/);
    await page.press('本人');
  }],
];

export function check(walk) {
  walk.step('点検 lists every kind of thing that is left, and counts it at its tab', async () => {
    const { page } = walk;
    await page.pressWith(Key.ALT, '1');
    await page.choose('field-sex', '未入力');
    await page.find('[data-field="sex"][data-state="saved"]');
    await page.pressWith(Key.ALT, '2');
    await page.focused('#overview-surveyed_on');
    await page.tabTo('[data-field="household"] button');
    await page.press(Key.DELETE);
    await page.find('[data-testid="overview-household"][data-answer=""]');
    await page.pressWith(Key.ALT, '3');
    await page.focused('#panel-survey');
    const keys = new SurveyKeys(page);
    await keys.goTo('3-2');
    await page.press(Key.DELETE);
    await page.find('[data-testid="item-3-2"][data-state="empty"]');
    await keys.write('2-9', '整髪は長女が［頻度］手伝う。');
    await keys.write('2-10', 'たまに前後を誤る。');
    await keys.write('2-11', '検太郎は座ってはく。');
    await toCheck(page);
    for (const [kind] of points) {
      assert.equal((await page.all(`[data-testid="open-point"][data-kind="${kind}"]`)).length, 1, kind);
    }
    assert.equal(await (await page.at('hand-over')).getAttribute('data-count'), String(points.length));
    assert.match(await page.text('tab-check'), new RegExp(`${points.length}$`));
    await walk.photograph('check');
    await page.run(() => window.scrollTo(0, document.body.scrollHeight));
    await walk.photograph('check-foot');
  });

  walk.step('each line leads to its place with the focus there, where it is mended by keyboard', async () => {
    const { page } = walk;
    let left = points.length;
    for (const [kind, place, mend] of points) {
      await page.tabTo(`[data-testid="open-point"][data-kind="${kind}"]`);
      await page.press(Key.ENTER);
      await page.focused(place);
      await walk.photograph(`jump-${kind}`);
      await mend(page);
      left -= 1;
      await toCheck(page);
      await page.until(`${kind} is mended`, async () =>
        (await (await page.at('hand-over')).getAttribute('data-count')) === String(left),
      );
    }
  });

  walk.step('when all is done it says so, and the case becomes 調査済', async () => {
    const { page } = walk;
    assert.match(await page.text('hand-over'), /引き渡す前に残っていることはありません/);
    await walk.photograph('check-done');
    await page.click('mark-surveyed');
    await page.at('mark-surveying');
    assert.equal(await page.value('status'), 'surveyed');
    await walk.photograph('surveyed');
  });
}
