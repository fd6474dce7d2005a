// 簡素化 and 有効期間 of a made-up case, and 業務分析データ of a made-up office.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';

/** 課題番号 whose case has a condition that fails. */
export const review = '77';
const analysis = '5';

const verdicts = ['満たす', '満たさない', '判定できない'];

/** What is right in each line that is judged: the program is asked for each verdict, which keeps no marking. */
async function judged(page) {
  const { lines } = await page.command('review_exercise', { number: review });
  const right = new Map();
  for (const { id } of lines.filter(({ kind }) => kind === 'verdict')) {
    for (const [position, verdict] of verdicts.entries()) {
      const written = { [id]: { kind: 'verdict', verdict } };
      const marking = await page.command('mark_review', { number: review, written, learner: null });
      if (marking.lines.find((line) => line.id === id).verdict === 'right') right.set(id, position + 1);
    }
  }
  return right;
}

export function reviewing(walk) {
  const said = (pattern) => walk.page.says('the marking is told', '[data-testid="marking"]', pattern);

  walk.step('the six conditions of a made-up case are judged by digits, one of them wrong, and its line is named', async () => {
    const { page } = walk;
    await page.click('tab-review');
    await page.type('review-number', review);
    await page.press(Key.ENTER);
    await page.at('line-condition/1');
    assert.match(await page.words('[data-testid="review-facts"]'), /申請区分/u);
    const right = await judged(page);
    assert.equal(right.size, 7, 'each verdict has one right answer');
    await page.run(() => document.querySelector('[data-testid="choice-condition/1-0"]').focus());
    const wrong = 'condition/3';
    for (const [line, digit] of right) {
      const chosen = line === wrong ? (digit % 2) + 1 : digit;
      await page.press(String(chosen), Key.ENTER);
    }
    await page.focused('[data-line="start"]');
    await page.pressWith(Key.ALT, 'm');
    await said(/最初の誤り.*条件3/su);
    await page.pressWith(Key.ALT, 'j');
    await page.focused(`[data-line="${wrong}"]`);
    await walk.photograph('review');
    await page.press(String(right.get(wrong)));
    await page.pressWith(Key.ALT, 'm');
    await said(/誤りはありません。未記入 5/u);
  });

  walk.step('a day is read in 和暦, and one that there never was is refused at its line', async () => {
    const { page } = walk;
    await page.type('day-start', 'R6.2.30');
    await page.press(Key.TAB);
    await page.says('it is refused', '[data-testid="state-start"]', /R6\.2\.30/u);
    await page.type('day-start', 'R6.2.29');
    await page.press(Key.TAB);
    await page.says('it is read', '[data-testid="line-start"]', /令和6年2月29日（2024-02-29）/u);
    assert.equal(await page.value('day-start'), '令和6年2月29日');
  });

  walk.step('the figures of a made-up office are read beside the national ones, and a wrong answer is told why', async () => {
    const { page } = walk;
    await page.click('tab-analysis');
    await page.type('analysis-number', analysis);
    await page.click('open-analysis');
    await page.find('[data-testid="periods"]');
    const { questions } = await page.command('analysis_exercise', { source: { kind: 'drawn', number: analysis } });
    assert.ok(questions.length >= 5, `${questions.length} questions`);
    const points = questions.find(({ kind }) => kind.kind === 'points');
    await page.click(`where-${points.id}`);
    await page.says('where to look is told', `[data-testid="line-${points.id}"]`, /見るところ.*「.+」の.*表/su);
    await page.type(`number-${points.id}`, '-99.9');
    await page.click('mark');
    const no = questions.indexOf(points) + 1;
    await page.says('the cause is told', '[data-testid="marking"]', new RegExp(`最初の誤り.*問${no}`, 'su'));
    await walk.photograph('analysis');
  });
}
