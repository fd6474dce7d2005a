// Back at the desk: answers and notes, by keyboard.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { answers, application, lastAnswers, municipal, writtenUp } from './people.mjs';
import { keysOf, SurveyKeys } from './keys.mjs';
import { openTheCase } from './setting-up.mjs';

/** The note of 2-4 once its phrase is filled. */
export const filled = '食堂で箸を使って本人が食べる。配膳後の介助はない。';
export const behaviour = '火を消し忘れることが週に2回あり、長女が声をかけている。';

/** The expected note of 4-12, in a state. */
const expected = (state) => `[data-testid="expected-4-12-Behaviour"][data-state="${state}"]`;

/** What is shown of the last survey beside a question. */
const lastTime = (item) => `[data-pane="${item}"] section[aria-label="前回の調査"]`;

/** The advice of a kind about the note that is shown. */
async function finding(page, kind) {
  const advice = `//*[@data-testid="finding"][.//*[text()="${kind}"]]`;
  const sees = (path) => document.evaluate(path, document, null, XPathResult.STRING_TYPE, null).stringValue;
  await page.until(`${kind} is pointed out`, async () => (await page.run(sees, advice)) !== '');
  return page.run(sees, advice);
}

/** What is selected in the note. */
function selected() {
  const note = document.activeElement;
  return note.value.slice(note.selectionStart, note.selectionEnd);
}

/** The lines of an item's history from the newest on. */
async function history(page, item) {
  await page.run((wanted) => (document.querySelector(`[data-testid="history-${wanted}"]`).open = true), item);
  await page.find(`[data-testid="history-${item}"] li`);
  return page.run(
    (wanted) => [...document.querySelectorAll(`[data-testid="history-${wanted}"] li`)].map((line) => line.innerText),
    item,
  );
}

export function writeUp(walk) {
  let keys;

  walk.step('the remaining items are answered by their digits, without a wasted key', async () => {
    const { page } = walk;
    keys = new SurveyKeys(page);
    await keys.goTo(writtenUp[0][0]);
    await page.press(...writtenUp.flatMap(([, chosen]) => keysOf(chosen)));
    for (const [item, chosen] of writtenUp) await keys.saved(item, chosen);
    await page.until('all items are answered', async () => /58\s*\/\s*58|74\s*\/\s*74/.test(await page.text('progress')));
    await walk.photograph('all-answered');
  });

  walk.step('a phrase comes into the note by keys, and Tab goes from blank to blank', async () => {
    const { page } = walk;
    const notice = await page.at('notice');
    assert.match(await notice.getText(), /最後の項目です/);
    await keys.enterNote('2-4');
    assert.equal(await notice.getText(), '', 'what was said about another item is gone');
    await page.press(Key.F4);
    await page.focused('[data-testid="phrase-search"]');
    await walk.photograph('phrases');
    await page.press('1');
    await page.focused('[data-testid="note-2-4"]');
    assert.match(await finding(page, '空欄'), /空欄/);
    assert.equal(await page.run(selected), '［食事の場所］');
    await walk.photograph('blanks');
    await page.press('食堂', Key.TAB);
    assert.equal(await page.run(selected), '［用具］');
    await page.press('箸', Key.TAB);
    assert.equal(await page.run(selected), '［有無と内容］');
    await page.press('ない');
    await page.until('the phrase is filled', async () => !(await keys.note('2-4')).includes('［'));
    const text = (await keys.note('2-4')).replace('ないである', 'ない');
    await page.pressWith(Key.CONTROL, 'a');
    await page.press(text);
    assert.equal(text, filled);
    await keys.noteSaved(filled);
    assert.deepEqual(await page.all('[data-testid="finding"]'), []);
    await keys.leaveNote('2-4');
  });

  walk.step('a vague word is pointed out, and its button selects it to be written over', async () => {
    const { page } = walk;
    await keys.enterNote('2-5');
    await page.press('昼間はときどき失敗する。');
    assert.match(await finding(page, 'あいまいな語'), /回数/);
    await walk.photograph('vague-word');
    await page.tabTo('[data-testid="finding"] button');
    await page.press(Key.ENTER);
    await page.focused('[data-testid="note-2-5"]');
    assert.equal(await page.run(selected), 'ときどき');
    await page.press('週に2回');
    await keys.noteSaved('昼間は週に2回失敗する。');
    await page.until('nothing is vague any more', async () => (await page.all('[data-testid="finding"]')).length === 0);
    await keys.leaveNote('2-5');
  });

  walk.step('the names of the person and of the investigator are pointed out', async () => {
    const { page } = walk;
    const text = `${application.name.split(' ')[1]}さんは${municipal.name.split(' ')[1]}調査員に毎朝起きると答えた。`;
    await keys.enterNote('2-6');
    await page.press(text);
    assert.match(await finding(page, '固有名詞'), /検太郎/);
    await page.until('both names are', async () => (await page.all('[data-testid="finding"]')).length === 2);
    await walk.photograph('names');
    await page.pressWith(Key.CONTROL, 'a');
    await page.press('本人は毎朝自分で起きると答えた。');
    await keys.noteSaved('本人は毎朝自分で起きると答えた。');
    await keys.leaveNote('2-6');
  });

  walk.step('the note that a behaviour wants is dismissed with a reason, and the dismissal withdrawn', async () => {
    const { page } = walk;
    await keys.goTo('4-12');
    const line = await page.find(expected('Missing'));
    assert.match(await line.getText(), /手間と頻度/);
    await walk.photograph('expected-note');
    await page.tabTo('[data-testid="expected-4-12-Behaviour"] button');
    await page.press(Key.ENTER);
    await page.focused('[data-testid="expected-4-12-Behaviour"] input');
    await page.press(Key.ENTER);
    await page.until('a reason is asked for', async () => /理由が空欄です/.test(await line.getText()));
    await page.press('聞き取りの相手が不在のため', Key.ENTER);
    await page.find(expected('Dismissed'));
    await walk.photograph('dismissed');
    await page.focused('[data-testid="expected-4-12-Behaviour"] button');
    await page.press(Key.ENTER);
    await page.find(expected('Missing'));
    await keys.write('4-12', '火を消し忘れることがあり、長女が声をかけている。');
    await page.find(expected('WithoutFrequency'));
    await keys.write('4-12', behaviour);
    await page.find(expected('Written'));
  });

  walk.step('last time stands beside the answer with ▽, and its note is copied on purpose only', async () => {
    const { page } = walk;
    await keys.goTo('4-12');
    const last = await (await page.find(lastTime('4-12'))).getText();
    assert.match(last, new RegExp(lastAnswers['4-12']));
    assert.match(last, /▽/);
    assert.match(await page.text('item-4-12'), /▽/);
    await keys.goTo('2-12');
    assert.equal(await keys.note('2-12'), '', 'nothing is copied by itself');
    const note = await (await page.find(`${lastTime('2-12')} .note .text`)).getText();
    await page.tabTo('[data-testid="copy-last-2-12"]');
    await page.press(Key.ENTER);
    await keys.noteSaved(note);
    await page.focused('[data-testid="note-2-12"]');
    assert.match((await history(page, '2-12'))[0], /写し/);
    await walk.photograph('last-note-copied');
    await keys.leaveNote('2-12');
  });

  walk.step('a rare combination raises its warning, whose words lead to both answers', async () => {
    const { page } = walk;
    await keys.answer('2-3', 3);
    const warning = await page.find('[data-testid="warning-17"]');
    assert.match(await warning.getText(), /2-3[\s\S]*2-4/);
    await walk.photograph('warning');
    const [first, second] = await page.all('[data-testid="warning-17"] button');
    await first.click();
    await page.focused('[data-testid="item-2-3"]');
    await second.click();
    await page.focused('[data-testid="item-2-4"]');
  });

  walk.step('undo takes back answers and notes one by one, and redo makes them again', async () => {
    const { page } = walk;
    await keys.undo();
    await keys.saved('2-3', answers.get('2-3'));
    await page.focused('[data-testid="item-2-3"]');
    assert.match(await page.text('notice'), /元に戻しました/);
    await page.until('the warning is gone', async () => (await page.all('[data-testid="warning-17"]')).length === 0);
    await keys.undo();
    await page.focused('[data-testid="item-2-12"]');
    await keys.noteSaved('');
    await keys.undo();
    await page.focused('[data-testid="item-4-12"]');
    await keys.noteSaved('火を消し忘れることがあり、長女が声をかけている。');
    await walk.photograph('undone');
    await keys.redo();
    await keys.noteSaved(behaviour);
  });

  walk.step('what was undone before the program was closed is made again after it was opened', async () => {
    await walk.program.close();
    await openTheCase(walk);
    const { page } = walk;
    keys = new SurveyKeys(page);
    assert.match(await (await page.at('redo')).getAttribute('title'), /\(2-12\)[\s\S]*やり直す/);
    await keys.redo();
    await page.focused('[data-testid="item-2-12"]');
    await page.until('the copied note is back', async () => (await keys.note('2-12')) !== '');
    await keys.redo();
    await keys.saved('2-3', 3);
    await keys.undo();
    await keys.saved('2-3', answers.get('2-3'));
  });

  walk.step('the history of an item shows every answer it had, when, and from whom', async () => {
    const { page } = walk;
    await keys.answer('2-3', 2);
    await keys.answer('2-3', answers.get('2-3'));
    await keys.goTo('2-3');
    await page.until('all is in the history', async () => (await history(page, '2-3')).length === 7);
    const lines = await history(page, '2-3');
    for (const line of lines) assert.match(line, /^令和\d+年\d{1,2}月\d{1,2}日（\d{4}-\d\d-\d\d）\d{1,2}:\d\d 利用者1/);
    for (const words of [/できない/, /見守り等/, /元に戻す/, /やり直し/]) assert.match(lines.join('\n'), words);
    await page.run(() => document.querySelector('[data-testid="history-2-3"]').scrollIntoView());
    await walk.photograph('history');
  });
}
