// Photographs the screens with the back end in memory: `node tests/browser/look.mjs OUT [NAME…]`.
// Needs `npx vite --config tests/browser/vite.config.ts` running and Chromium installed.

import { mkdirSync } from 'node:fs';

import { chromium } from 'playwright-core';

const [out = 'look', ...only] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const home = 'http://localhost:1421/';

const sizes = {
  laptop: { viewport: { width: 1366, height: 768 } },
  small: { viewport: { width: 1024, height: 600 } },
  zoomed: { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 },
};

/** What is done before each photograph. */
const scenes = {
  first: async (page) => {
    await page.goto(`${home}?vault=new`);
    await page.getByTestId('passphrase').fill('ねこ と');
  },
  code: async (page) => {
    await page.goto(`${home}?vault=new`);
    await page.getByTestId('passphrase').fill('abcdefghijkl');
    await page.getByTestId('confirmation').fill('abcdefghijkl');
    await page.getByTestId('create').click();
    await page.getByTestId('recovery-code').waitFor();
  },
  locked: async (page) => {
    await page.goto(`${home}?vault=locked`);
    await page.getByTestId('passphrase').fill('ちがう');
    await page.getByTestId('unlock').click();
    await page.getByRole('alert').getByText('違います').waitFor();
  },
  list: async (page) => {
    await page.goto(home);
    await page.getByTestId('case-row').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
  },
  empty: async (page) => {
    await page.goto(`${home}?cases=0`);
    await page.getByTestId('add-examples').waitFor();
  },
  application: async (page) => {
    await open(page, 9, 'application');
    await page.getByTestId('field-applied_on').fill('令和8年13月1日');
    await page.getByTestId('field-residence').fill('特別養護老人ホーム');
    await page.getByTestId('field-investigator').focus();
  },
  survey: async (page) => open(page, 4, 'survey'),
  'survey-new': async (page) => {
    await open(page, 0, 'survey');
    await page.keyboard.press('4');
    await page.keyboard.press('5');
    await page.waitForFunction(() => document.querySelector('[data-item="1-1"]').dataset.answer === '4,5');
  },
  'survey-special': async (page) => {
    await open(page, 7, 'survey');
    await page.keyboard.press('/');
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await page.keyboard.press('1');
    await page.keyboard.press('0');
    await page.waitForTimeout(300);
  },
  judgment: async (page) => {
    await open(page, 1, 'judgment');
    await page.getByTestId('judgment-total').waitFor();
  },
  'judgment-half': async (page) => {
    await open(page, 5, 'judgment');
    await page.getByTestId('judgment-total').waitFor();
  },
  'judgment-all': async (page) => {
    await open(page, 1, 'judgment');
    for (const test of ['score-1', 'tree-meal', 'tree-hygiene', 'tree-functional_training']) {
      await page.locator(`[data-testid="${test}"] > summary`).click();
    }
  },
  'judgment-paths': async (page) => {
    await open(page, 5, 'judgment');
    for (const test of ['score-2', 'tree-excretion', 'tree-indirect']) {
      await page.locator(`[data-testid="${test}"] > summary`).click();
    }
  },
  sheet: async (page) => {
    await open(page, 1, 'sheet');
    await page.getByTestId('sheet-page-1').waitFor();
    await page.waitForTimeout(1500);
    await page.getByTestId('save-sheet').click();
    await page.getByTestId('sheet-saved').waitFor();
  },
};

async function open(page, row, tab) {
  await page.goto(home);
  await page.getByTestId('case-row').nth(row).click();
  await page.getByTestId('item-1-1').waitFor();
  if (tab !== 'survey') await page.getByTestId(`tab-${tab}`).click();
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [size, options] of Object.entries(sizes)) {
  const page = await browser.newPage(options);
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(size, message.text());
  });
  page.on('pageerror', (cause) => console.error(size, cause.message));
  for (const [name, prepare] of Object.entries(scenes)) {
    if (only.length > 0 && !only.includes(name) && !only.includes(size)) continue;
    await prepare(page);
    await page.screenshot({ path: `${out}/${name}-${size}.png`, fullPage: name.endsWith('-all') || name.endsWith('-paths') });
  }
  await page.close();
}
await browser.close();
