// The list of cases at 200 % zoom, where a row takes several lines.

import { openPage, sizes, whereStarted } from './browser.mjs';

/** Fails where anything of the list lies beside the window, or where a value stands without its name. */
export async function listFitsAtTwiceTheSize(browser, home) {
  const { page } = await openPage(browser, sizes.zoomed);
  await page.goto(home);
  const rows = page.getByTestId('case-row');
  await rows.first().waitFor();
  const width = sizes.zoomed.viewport.width;
  const cells = await rows.locator('td').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  const beside = cells.filter(({ left, right, height }) => left < 0 || right > width || height === 0);
  if (beside.length > 0) throw new Error(`At 200 % ${beside.length} of ${cells.length} cells of the list lie beside the window`);
  const names = await page.getByRole('columnheader').allTextContents();
  const told = await rows.nth(1).locator('[data-label]').evaluateAll((all) => all.map((one) => one.dataset.label));
  const missing = told.filter((name) => !names.includes(name));
  if (told.length < 5 || missing.length > 0) throw new Error(`At 200 % the list tells ${told.join(', ')} beside ${names.join(', ')}`);
  const roles = await page.getByRole('row').count();
  if (roles !== (await rows.count()) + 1) throw new Error(`At 200 % ${roles} rows are told to who hears the list`);
  await page.close();
}

await whereStarted(import.meta.url, listFitsAtTwiceTheSize);
