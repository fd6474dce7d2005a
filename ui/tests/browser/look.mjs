// Photographs the screens with the back end in memory: `node tests/browser/look.mjs OUT [NAME or size…]`.
// Needs Chromium; the numbers are real where `cargo build -p nintei-cli` was run and NINTEI_SHEET names a PDF
// (add the word `real`).

import { mkdirSync } from 'node:fs';

import { openPage, sizes, withBrowser } from './browser.mjs';
import { scenes, wholePage } from './scenes.mjs';

const [out = 'look', ...only] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const wanted = (names) => names.filter((name) => !only.some((one) => names.includes(one)) || only.includes(name));

await withBrowser(async (browser, home) => {
  for (const size of wanted(Object.keys(sizes))) {
    const { page, errors } = await openPage(browser, sizes[size]);
    for (const name of wanted(Object.keys(scenes))) {
      try {
        await scenes[name](page, home);
      } catch (cause) {
        console.error(size, name, cause.message);
      }
      await page.screenshot({ path: `${out}/${name}-${size}.png`, fullPage: wholePage(name) });
    }
    for (const error of errors) console.error(size, error);
    await page.close();
  }
});
