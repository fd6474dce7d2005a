// The office before the survey: who surveys, how long the notes may be, and the case.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { passphrase } from '../walk.mjs';
import { application, entrusted, municipal } from './people.mjs';

async function register(page, { employer, trained, ...texts }) {
  const before = (await page.all('[data-testid="registered"]')).length;
  await page.click('add-investigator');
  for (const [field, text] of Object.entries(texts)) await page.type(`investigator-${field}`, text);
  await page.choose('investigator-employer', employer);
  await page.click(`trained-${trained ? 'yes' : 'no'}`);
  await page.click('save-investigator');
  await page.until('one more is registered', async () => (await page.all('[data-testid="registered"]')).length === before + 1);
}

/** Opens the file of the walk once more and goes to the survey of its case. */
export async function openTheCase(walk) {
  await walk.open();
  const { page } = walk;
  await page.type('passphrase', passphrase);
  await page.click('unlock');
  await page.type('search', 'ケンタロウ');
  await page.until('one case is found', async () => (await page.all('[data-testid="case-row"]')).length === 1);
  await page.clickAt('[data-testid="case-row"] [data-open]');
  await page.find('#panel-survey, #panel-application');
  await walk.openTab('survey');
  await page.run(() => document.querySelector('.question.current').focus());
}

export function settingUp(walk) {
  walk.step('a first start, and the examples come into the list', async () => {
    const page = await walk.firstStart();
    await page.resize(1280, 800);
    await page.click('add-examples');
    await page.until('the examples are listed', async () => (await page.all('[data-testid="case-row"]')).length >= 8);
  });

  walk.step('the office registers its investigators and the limits of the notes', async () => {
    const { page } = walk;
    await page.click('office');
    await register(page, municipal);
    await register(page, entrusted);
    await page.type('limit-note', '300');
    await page.type('limit-all', '-5');
    await page.click('save-limits');
    assert.match(await page.refusal(), /-5/);
    assert.equal(await page.value('limit-note'), '300', 'what was typed beside it stays');
    await page.type('limit-all', '3000');
    await page.click('save-limits');
    await page.until('the limits are saved', async () => (await page.all('.refusal')).length === 0);
    await walk.photograph('office');
    await page.pressWith(Key.ALT, '0');
    await page.at('new-case');
  });

  walk.step('a new case whose numbers were surveyed before finds its last survey', async () => {
    const { page } = walk;
    await page.click('new-case');
    for (const [field, text] of Object.entries(application)) {
      const chosen = (await (await page.at(`field-${field}`)).getTagName()) === 'select';
      await (chosen ? page.choose(`field-${field}`, text) : page.type(`field-${field}`, text));
      await page.press(Key.TAB);
      await page.find(`[data-field="${field}"][data-state="saved"]`);
    }
    await page.until('the last survey is found', async () => /令和8年10月19日/.test(await page.text('last-survey-found')));
    await walk.photograph('last-survey-found');
  });

  walk.step('the entrusted office may not survey a 新規, and the rule is named', async () => {
    const { page } = walk;
    await page.pressWith(Key.ALT, '2');
    await page.focused('#overview-surveyed_on');
    await page.click('investigator-open');
    await page.find('[data-testid="investigator-choice"]');
    await walk.photograph('who-may-survey');
    await page.clickAt('[data-testid="investigator-choice"][data-verdict="Refused"]');
    assert.match(await page.refusal(), /新規申請の調査は市町村又は指定市町村事務受託法人/);
    assert.notEqual(await page.value('overview-investigator'), entrusted.name, 'nothing was taken over');
    await walk.photograph('entrusted-office-refused');
  });

  walk.step('the investigator of the municipality is taken and fills name, ふりがな and 所属機関', async () => {
    const { page } = walk;
    await page.clickAt('[data-testid="investigator-choice"][data-verdict="Allowed"]');
    await page.until('the investigator is taken', async () => (await page.value('overview-investigator')) === municipal.name);
    assert.equal(await page.value('overview-investigator_kana'), municipal.kana);
    assert.equal(await page.value('overview-organization'), municipal.organization);
    assert.match(await page.text('permission'), /可/);
  });
}
