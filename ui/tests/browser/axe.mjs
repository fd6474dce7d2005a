// Runs axe-core over every screen in Chromium at 1024×600, where colour contrast can be measured: `node tests/browser/axe.mjs
// [NAME…]`. Fails with a list where anything of serious or critical impact is found, or where a screen reports an error.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { openPage, sizes, withBrowser } from './browser.mjs';
import { scenes } from './scenes.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const only = process.argv.slice(2);
const names = Object.keys(scenes).filter((name) => only.length === 0 || only.includes(name));
const findings = [];
let looked = 0;

await withBrowser(async (browser, home) => {
  const { page, errors } = await openPage(browser, sizes.small);
  for (const name of names) {
    try {
      await scenes[name](page, home);
    } catch (cause) {
      findings.push(`${name} cannot be reached: ${cause.message}`);
      continue;
    }
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document));
    for (const { id, impact, help, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      for (const { target, failureSummary } of nodes) {
        findings.push(`${name} ${impact} ${id}: ${help}\n    ${target.join(' ')}\n    ${failureSummary.split('\n').slice(1).join(' ')}`);
      }
    }
    looked += 1;
    for (const error of errors.splice(0)) findings.push(`${name} error: ${error}`);
  }
  await page.close();
});

if (findings.length > 0) {
  console.error(`axe: ${findings.length} findings on ${looked} screens\n\n${findings.join('\n')}`);
  process.exit(1);
}
console.log(`axe: nothing serious on ${looked} screens`);
