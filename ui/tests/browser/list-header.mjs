// The header of the list of cases, with every button that a role may have.

import { openPage, whereStarted } from './browser.mjs';

/** A small laptop, and the next larger window. */
const windows = [
  { width: 1024, height: 600 },
  { width: 1280, height: 800 },
];

/** Fails where the buttons do not stand in one row, or where one is cut off. */
export async function listHeaderStandsInOneRow(browser, home) {
  for (const viewport of windows) {
    const { page } = await openPage(browser, { viewport });
    await page.goto(home);
    await page.getByTestId('case-row').first().waitFor();
    const buttons = await page.locator('header button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    const tops = new Set(buttons.map(({ top }) => Math.round(top)));
    if (buttons.length < 8) throw new Error(`The header of the list has ${buttons.length} buttons alone`);
    if (tops.size > 1) throw new Error(`At ${viewport.width} px the header of the list has ${tops.size} rows`);
    if (buttons.some(({ left, right }) => left < 0 || right > viewport.width)) {
      throw new Error(`At ${viewport.width} px a button of the list's header is cut off`);
    }
    await page.close();
  }
}

await whereStarted(import.meta.url, listHeaderStandsInOneRow);
