// Every screen to look at, by what a person does to get there. Each begins at `home`, the address of the screens.

import { aboutScenes } from './about-scenes.mjs';
import { boardScenes } from './board-scenes.mjs';
import { courseScenes } from './course-scenes.mjs';
import { guideScenes } from './guide-scenes.mjs';
import { intakeScenes } from './intake-scenes.mjs';
import { keepingScenes } from './keeping-scenes.mjs';
import { peopleScenes } from './people-scenes.mjs';
import { trainingScenes } from './training-scenes.mjs';
import { transferScenes } from './transfer-scenes.mjs';

/** Opens the case in row `row` of the list on `tab`. */
async function openCase(page, home, row, tab = 'survey', query = '') {
  await page.goto(`${home}${query}`);
  await page.getByTestId('case-row').nth(row).click();
  await page.getByTestId('tab-survey').waitFor();
  if (tab !== 'survey') await page.getByTestId(`tab-${tab}`).click();
  else await page.locator('[data-testid^="item-"][aria-current="step"]').waitFor();
}

/** Goes to `item` of the survey by keyboard. */
async function toItem(page, item) {
  await page.keyboard.press('/');
  await page.keyboard.type(item);
  await page.keyboard.press('Enter');
  await page.locator(`[data-item="${item}"][aria-current="step"]`).waitFor();
}

async function visit(page, home, row, query = '') {
  await openCase(page, home, row, 'survey', query);
  await page.keyboard.press('Alt+v');
  await page.getByTestId('visit-item').waitFor();
}

async function visitItem(page, item) {
  await page.getByTestId('visit-list').click();
  await page.getByTestId(`visit-goto-${item}`).click();
  await page.locator(`[data-testid="visit-item"][data-item="${item}"]`).waitFor();
}

/** A part of the judgment's tab, once `selector` is there. */
async function judgmentPart(page, home, row, part, selector) {
  await openCase(page, home, row, 'judgment');
  await page.getByTestId(`tab-judgment-${part}`).click();
  await page.locator(selector).first().waitFor();
}

const vault = {
  first: async (page, home) => {
    await page.goto(`${home}?vault=new`);
    await page.getByTestId('passphrase').fill('ねこ と');
  },
  code: async (page, home) => {
    await page.goto(`${home}?vault=new`);
    await page.getByTestId('passphrase').fill('abcdefghijkl');
    await page.getByTestId('confirmation').fill('abcdefghijkl');
    await page.getByTestId('create').click();
    await page.getByTestId('recovery-code').waitFor();
  },
  locked: async (page, home) => {
    await page.goto(`${home}?vault=locked`);
    await page.getByTestId('passphrase').fill('ちがう');
    await page.getByTestId('unlock').click();
    await page.getByRole('alert').getByText('違います').waitFor();
  },
};

const cases = {
  list: async (page, home) => {
    await page.goto(home);
    await page.getByTestId('case-row').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
  },
  empty: async (page, home) => {
    await page.goto(`${home}?cases=0`);
    await page.getByTestId('add-examples').waitFor();
  },
};

async function office(page, home) {
  await page.goto(home);
  await page.getByTestId('case-row').first().waitFor();
  await page.keyboard.press('Alt+o');
  await page.getByTestId('registered').first().waitFor();
}

const offices = {
  office,
  'office-all': office,
  'office-investigator': async (page, home) => {
    await office(page, home);
    await page.getByTestId('edit-investigator').first().click();
    await page.getByTestId('investigator-form').waitFor();
  },
};

async function rules(page, home) {
  await page.goto(home);
  await page.getByTestId('case-row').first().waitFor();
  await page.keyboard.press('Alt+r');
  await page.getByTestId('gap').first().waitFor();
}

const rule = {
  rules,
  'rules-all': rules,
  'rules-withdraw': async (page, home) => {
    await rules(page, home);
    await page.getByTestId('supplement-withdraw').first().click();
    await page.getByTestId('withdraw-why').waitFor();
  },
  'rules-tree': async (page, home) => {
    await rules(page, home);
    await page.locator('[data-testid="supplement-open"]').nth(0).click();
    await page.getByTestId('fault-count').waitFor();
    await page.getByTestId('fault').nth(1).click();
  },
  'rules-tree-all': async (page, home) => {
    await rules(page, home);
    await page.locator('[data-testid="supplement-open"]').nth(0).click();
    await page.getByTestId('fault-count').waitFor();
  },
  'rules-suggestions': async (page, home) => {
    await rules(page, home);
    await page.locator('[data-testid="gap"][data-kind="addition_steps"] button').click();
    await page.getByTestId('outline-addition').pressSequentially('1-');
    await page.getByTestId('suggestion').first().waitFor();
  },
  'rules-leaf': async (page, home) => {
    await rules(page, home);
    await page.locator('[data-testid="gap"][data-kind="leaf"] button').first().click();
    await page.getByTestId('leaf-0').fill('3.4');
    await page.getByTestId('saving').getByText('保存済み').waitFor();
  },
  'rules-adopted-all': async (page, home) => {
    await rules(page, home);
    await page.locator('[data-state="adopted"] [data-testid="supplement-open"]').click();
    await page.getByTestId('rule-difference').first().waitFor();
  },
};

const survey = {
  survey: (page, home) => openCase(page, home, 4),
  'survey-new': async (page, home) => {
    await openCase(page, home, 0);
    await page.keyboard.press('4');
    await page.keyboard.press('5');
    await page.locator('[data-testid="item-1-1"][data-answer="4,5"]').waitFor();
  },
  'survey-note': async (page, home) => {
    await openCase(page, home, 1);
    await toItem(page, '4-1');
    await page.keyboard.press('t');
    await page.getByTestId('note-4-1').waitFor();
  },
  'survey-phrases': async (page, home) => {
    await openCase(page, home, 1);
    await toItem(page, '4-2');
    await page.keyboard.press('t');
    await page.keyboard.press('F4');
    await page.getByTestId('phrase-list').waitFor();
  },
  'survey-last': async (page, home) => {
    await openCase(page, home, 4);
    await toItem(page, '1-12');
    await page.locator('[data-pane="1-12"]').waitFor();
  },
  'survey-warning': async (page, home) => {
    await openCase(page, home, 0);
    await toItem(page, '1-3');
    await page.keyboard.press('3');
    await toItem(page, '1-10');
    await page.keyboard.press('1');
    await page.locator('[data-testid="warning-01"]').waitFor();
  },
  'survey-special': async (page, home) => {
    await openCase(page, home, 7);
    await toItem(page, '6');
    await page.keyboard.press('1');
    await page.keyboard.press('0');
    await page.locator('[data-testid="item-6"][data-answer="1,10"]').waitFor();
  },
  'survey-refused': async (page, home) => {
    await openCase(page, home, 4, 'survey', '?refuse=answer');
    await page.keyboard.press('1');
    await page.locator('[data-state="failed"]').waitFor();
  },
};

const tabs = {
  'case-cancel-all': async (page, home) => {
    await openCase(page, home, 2, 'application');
    await page.getByTestId('cancel-case').click();
    await page.getByTestId('asking-to-cancel').waitFor();
  },
  'case-cancelled': async (page, home) => {
    await openCase(page, home, 2, 'application');
    await page.getByTestId('cancel-case').click();
    await page.getByTestId('sure-to-cancel').click();
    await page.getByTestId('case-cancelled').waitFor();
  },
  'cases-cancelled': async (page, home) => {
    await openCase(page, home, 2, 'application');
    await page.getByTestId('cancel-case').click();
    await page.getByTestId('sure-to-cancel').click();
    await page.getByTestId('case-cancelled').waitFor();
    await page.keyboard.press('Alt+0');
    await page.getByTestId('list-status-cancelled').check();
    await page.getByTestId('case-row').first().waitFor();
  },
  application: async (page, home) => {
    await openCase(page, home, 9, 'application');
    await page.locator('#application-applied_on, [data-testid="field-applied_on"]').first().waitFor();
  },
  overview: async (page, home) => {
    await openCase(page, home, 4, 'overview');
    await page.locator('[data-testid="overview-household"], [id^="overview-"]').first().waitFor();
  },
  'overview-all': async (page, home) => {
    await openCase(page, home, 1, 'overview');
    await page.locator('[id^="overview-"]').first().waitFor();
  },
  'overview-investigator': async (page, home) => {
    await openCase(page, home, 4, 'overview');
    await page.getByTestId('investigator-open').click();
    await page.getByTestId('investigator-choice').first().waitFor();
  },
  opinion: async (page, home) => {
    await openCase(page, home, 1, 'opinion');
    await page.getByTestId('mark-legend').waitFor();
  },
  check: async (page, home) => {
    await openCase(page, home, 4, 'check');
    await page.getByTestId('hand-over').waitFor();
  },
  'check-complete': async (page, home) => {
    await openCase(page, home, 1, 'check');
    await page.getByTestId('hand-over').waitFor();
  },
  'check-new': async (page, home) => {
    await openCase(page, home, 0, 'check');
    await page.getByTestId('hand-over').waitFor();
  },
};

const visits = {
  visit: (page, home, row = 4) => visit(page, home, row),
  'visit-multiple': async (page, home) => {
    await visit(page, home, 4);
    await visitItem(page, '1-1');
    await page.getByTestId('visit-flag-NotTried').click();
    await page.locator('[data-testid="visit-flag-NotTried"][aria-checked="true"]').waitFor();
  },
  'visit-special': async (page, home) => {
    await visit(page, home, 4);
    await visitItem(page, '6');
  },
  'visit-answered': async (page, home) => {
    await visit(page, home, 4);
    await page.keyboard.press('1');
    await page.getByTestId('visit-notice').getByText('保存済み').waitFor();
  },
  'visit-outdoors': async (page, home, row = 4) => {
    await visit(page, home, row);
    await page.getByTestId('visit-outdoors').click();
    await visitItem(page, '1-12');
  },
  'visit-list': async (page, home) => {
    await visit(page, home, 4);
    await page.getByTestId('visit-list').click();
    await page.getByTestId('visit-goto-7-2').waitFor();
  },
  'visit-refused': async (page, home) => {
    await visit(page, home, 4, '?refuse=answer');
    await page.keyboard.press('1');
    await page.getByTestId('visit-failures').waitFor();
  },
};

const results = {
  judgment: async (page, home) => {
    await openCase(page, home, 1, 'judgment');
    await page.getByTestId('judgment-total').waitFor();
  },
  'judgment-half': async (page, home) => {
    await openCase(page, home, 5, 'judgment');
    await page.getByTestId('judgment-total').waitFor();
  },
  'judgment-all': async (page, home) => {
    await openCase(page, home, 1, 'judgment');
    for (const test of ['score-1', 'tree-meal', 'tree-hygiene', 'tree-functional_training']) {
      await page.locator(`[data-testid="${test}"] > summary`).click();
    }
  },
  'judgment-paths': async (page, home) => {
    await openCase(page, home, 5, 'judgment');
    for (const test of ['score-2', 'tree-excretion', 'tree-indirect']) {
      await page.locator(`[data-testid="${test}"] > summary`).click();
    }
  },
  'judgment-split': async (page, home) => {
    await openCase(page, home, 1, 'judgment', '?judgment=split');
    await page.getByTestId('contents-split').click();
    await page.getByTestId('split-flow').waitFor();
  },
  'judgment-supplemented': async (page, home) => {
    await openCase(page, home, 1, 'judgment', '?judgment=supplemented');
    await page.getByTestId('contents-supplements').click();
    await page.getByTestId('supplement-3').waitFor();
  },
  'judgment-deciding-all': (page, home) => judgmentPart(page, home, 1, 'deciding', '[data-testid="single-change"]'),
  'judgment-open-all': (page, home) => judgmentPart(page, home, 5, 'deciding', '[data-testid="open-item"]'),
  'judgment-official': (page, home) => judgmentPart(page, home, 1, 'official', '[data-testid="verdict-counts"]'),
  'judgment-official-all': (page, home) => judgmentPart(page, home, 1, 'official', '[data-testid="verdict-counts"]'),
  'judgment-official-imported': (page, home) => judgmentPart(page, home, 2, 'official', '[data-testid="official-rewrite"]'),
  'judgment-official-refused': async (page, home) => {
    await judgmentPart(page, home, 3, 'official', '#official-meal');
    await page.getByTestId('official-meal').fill('5,1');
    await page.keyboard.press('Tab');
    await page.getByRole('alert').getByText('読めません').waitFor();
  },
  'judgment-beside-all': (page, home) => judgmentPart(page, home, 1, 'beside', '[data-testid="beside-totals"]'),
  'judgment-variant-all': async (page, home) => {
    await judgmentPart(page, home, 1, 'beside', '[data-testid="beside-variant"]');
    await page.getByTestId('beside-variant').check();
    await page.getByTestId('supposed-item').selectOption('2-4');
    await page.getByTestId('supposed-option-4').check();
    await page.getByTestId('beside-totals').waitFor();
  },
  'judgment-records': (page, home) => judgmentPart(page, home, 1, 'records', '[data-testid="record"]'),
  'judgment-past': async (page, home) => {
    await judgmentPart(page, home, 1, 'records', '[data-testid="record"]');
    await page.getByRole('button', { name: '開く' }).first().click();
    await page.getByTestId('past-judgment').waitFor();
  },
  sheet: async (page, home) => {
    await openCase(page, home, 1, 'sheet');
    await page.getByTestId('sheet-page-1').waitFor();
    await page.getByTestId('save-sheet').click();
    await page.getByTestId('sheet-saved').waitFor();
  },
  'sheet-memo': async (page, home) => {
    await openCase(page, home, 1, 'sheet');
    await page.getByTestId('document-memo_sheet').check();
    await page.getByTestId('sheet-page-2').waitFor();
  },
};

/** 公式結果 with `kind` of results on file, on `page`. */
async function officialPage(page, home, kind, part = 'import') {
  await page.goto(`${home}?official=${kind}`);
  await page.getByTestId('case-row').first().waitFor();
  await page.keyboard.press('Alt+r');
  await page.getByTestId('tab-official').click();
  await page.getByTestId('import-official').waitFor();
  if (part !== 'import') await page.getByTestId(`tab-${part}`).click();
}

async function compared(page, home, kind, part) {
  await officialPage(page, home, kind, part);
  await page.getByTestId('compare').click();
  await page.getByTestId('summary').getByText('を照合し').waitFor();
}

const official = {
  'official-none': (page, home) => officialPage(page, home, 'none'),
  'official-import': async (page, home) => {
    await officialPage(page, home, 'some');
    await page.getByTestId('import-official').click();
    await page.getByTestId('import-report').waitFor();
  },
  'official-import-all': async (page, home) => official['official-import'](page, home),
  'official-running': async (page, home) => {
    await officialPage(page, home, 'running', 'differences');
    await page.getByTestId('compare').click();
    await page.getByTestId('work').waitFor();
  },
  'official-differences': (page, home) => compared(page, home, 'some', 'differences'),
  'official-differences-all': (page, home) => compared(page, home, 'some', 'differences'),
  'official-many': async (page, home) => {
    await compared(page, home, 'many', 'differences');
    await page.locator('#causes').focus();
    for (let press = 0; press < 40; press += 1) await page.keyboard.press('ArrowDown');
  },
  'official-evidence': async (page, home) => {
    await compared(page, home, 'some', 'evidence');
    await page.getByTestId('take-proposal').click();
    await page.getByTestId('open-draft').waitFor();
  },
  'official-contradiction-all': async (page, home) => {
    await compared(page, home, 'some', 'evidence');
    await page.locator('#proposals').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByTestId('contradicted').waitFor();
  },
};

/** What is done before each look, by name. */
export const scenes = { ...vault, ...cases, ...offices, ...rule, ...survey, ...tabs, ...visits, ...results, ...official, ...boardScenes, ...peopleScenes, ...trainingScenes, ...transferScenes, ...aboutScenes, ...courseScenes, ...guideScenes, ...intakeScenes, ...keepingScenes };

/** Scenes that are photographed from top to bottom. */
export const wholePage = (name) => /-(all|paths|list|new|complete)$/.test(name);
