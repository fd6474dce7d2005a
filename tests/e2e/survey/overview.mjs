// 概況調査 and 主治医意見書, by keyboard.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { address, family, physician, remarks } from './people.mjs';

/** 概況調査 in the order of the form: what is typed into a field, or the digit of what is chosen. */
const fields = [
  ['started_at', '10:00'],
  ['ended_at', '11:20'],
  ['place', 1],
  ['past', 2],
  ['last_certified_on', '令和6年11月14日'],
  ['contact.postal_code', '000-0000'],
  ['contact.address', address],
  ['contact.phone', '00-0000-0000'],
  ['family_name', family],
  ['family_relation', '長女'],
  ['situation', 1],
  ['service.1', '8'],
  ['service.6', '4'],
  ['household', 1],
  ['remarks', remarks],
];

/** Of each item of the opinion the digits, and the mark that its difference to the survey has. */
const opinion = [
  ['PhysicalIndependence', '4', 'Same'],
  ['DementiaIndependence', '4', 'Physician'],
  ['ShortTermMemory', '1', 'Investigator'],
  ['DecisionMaking', '2', 'Same'],
  ['Communication', '2', 'Physician'],
];

export function overview(walk) {
  walk.step('概況調査 is filled by keyboard alone', async () => {
    const { page } = walk;
    await page.pressWith(Key.ALT, '1');
    await page.find('#panel-application');
    await page.pressWith(Key.ALT, '2');
    await page.focused('#overview-surveyed_on');
    for (const [field, given] of fields) {
      if (typeof given === 'number') {
        await page.tabTo(`[data-field="${field}"] button`);
        await page.press(String(given));
        await page.find(`[data-testid="overview-${field}"]:not([data-answer=""])`);
      } else {
        await page.tabTo(`[data-field="${field}"] :is(input, textarea)`);
        await page.pressWith(Key.CONTROL, 'a');
        await page.press(given, Key.TAB);
        await page.find(`[data-field="${field}"][data-state="saved"]`);
      }
    }
    assert.deepEqual(await page.all('[data-testid^="overview-missing-"]'), []);
    assert.deepEqual(await page.all('[data-testid="overview-finding"]'), []);
    await page.run(() => window.scrollTo(0, 0));
    await walk.photograph('overview');
    await page.run(() => window.scrollTo(0, document.body.scrollHeight));
    await walk.photograph('overview-foot');
  });

  walk.step('the opinion of the physician is transcribed by digits and marked ★ ☆ 未 against the survey', async () => {
    const { page } = walk;
    await page.pressWith(Key.ALT, '4');
    await page.focused('#opinion-physician');
    await page.press(physician, Key.TAB);
    await page.find('[data-field="physician"][data-state="saved"]');
    const marks = () =>
      page.run(() => [...document.querySelectorAll('[data-testid^="opinion-mark-"]')].map((one) => one.dataset.mark));
    assert.ok((await marks()).every((mark) => mark === 'Unanswered'), 'nothing is transcribed yet');
    for (const [item, digit, mark] of opinion) {
      await page.tabTo(`[data-field="${item}"] [role="radio"]`);
      await page.press(digit);
      await page.find(`[data-field="${item}"][data-answer="${digit}"]`);
      await page.find(`[data-testid="opinion-mark-${item}"][data-mark="${mark}"]`);
      await page.run(() => document.activeElement.blur());
    }
    const seen = await marks();
    for (const mark of ['Physician', 'Investigator', 'Unanswered']) assert.ok(seen.includes(mark), `${mark} of ${seen}`);
    assert.match(await page.text('mark-legend'), /★[\s\S]*☆[\s\S]*未/);
    await page.run(() => window.scrollTo(0, 0));
    await walk.photograph('opinion');
  });
}
