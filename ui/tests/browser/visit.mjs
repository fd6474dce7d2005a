// Measures the visit's screen at every item of the form, in Chromium: `node tests/browser/visit.mjs`. At 1024×600
// nothing has to be scrolled, indoors and in the outdoor display; neither there nor at 200 % zoom does it scroll sideways;
// every target is large enough for a finger.

import { openPage, sizes, whereStarted } from './browser.mjs';
import { scenes } from './scenes.mjs';

/** What is wrong with the screen as it stands; `high` is whether it must fit the window's height. */
function measure(high) {
  const root = document.documentElement;
  const found = [];
  if (root.scrollWidth > innerWidth) found.push(`scrolls sideways by ${root.scrollWidth - innerWidth} px`);
  if (high && root.scrollHeight > innerHeight) found.push(`is ${root.scrollHeight - innerHeight} px too high`);
  for (const target of document.querySelectorAll('[data-testid="visit"] :is(button, input, textarea)')) {
    const least = /^visit-(option|none)/.test(target.dataset.testid ?? '') ? 56 : 44;
    const { width, height } = target.getBoundingClientRect();
    if (height < least - 0.5 || width < 44) {
      found.push(`target ${target.dataset.testid} is ${Math.round(width)}×${Math.round(height)} px`);
    }
    const cut = target.matches('button') && (target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight);
    if (cut) found.push(`target ${target.dataset.testid} cuts its words off`);
  }
  return found;
}

/** Fails where a screen of the visit does not fit. */
export async function everyVisitScreenFits(browser, home) {
  const findings = [];
  let items = 0;
  for (const [size, scenesOfSize] of Object.entries({ small: ['visit', 'visit-outdoors'], zoomed: ['visit'] })) {
    for (const scene of scenesOfSize) {
      const { page, errors } = await openPage(browser, sizes[size]);
      // A complete case with a last survey: every item has its answer, the button that takes it back, and the last answer.
      await scenes[scene](page, home, 1);
      await page.getByTestId('visit-list').click();
      const all = await page.locator('[data-testid^="visit-goto-"]').evaluateAll((buttons) =>
        buttons.map((button) => button.dataset.testid.replace('visit-goto-', '')),
      );
      const told = (where, found) => findings.push(...found.map((what) => `${scene} ${size} ${where}: ${what}`));
      told('項目一覧', await page.evaluate(measure, false));
      for (const item of all) {
        await page.getByTestId(`visit-goto-${item}`).click();
        await page.locator(`[data-testid="visit-item"][data-item="${item}"]`).waitFor();
        told(item, await page.evaluate(measure, size !== 'zoomed'));
        items += 1;
        await page.getByTestId('visit-list').click();
      }
      told('errors', errors);
      await page.close();
    }
  }
  if (findings.length > 0) throw new Error(`visit: ${findings.length} findings\n${findings.join('\n')}`);
  console.log(`visit: ${items} screens fit`);
}

await whereStarted(import.meta.url, everyVisitScreenFits);
