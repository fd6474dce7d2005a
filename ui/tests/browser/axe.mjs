// Runs axe-core over every screen in Chromium at 1024×600, where colour contrast can be measured: `node tests/browser/axe.mjs
// [NAME…]`. Fails with a list where anything of serious or critical impact is found, or where a screen reports an error.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { openPage, sizes, whereStarted } from './browser.mjs';
import { scenes } from './scenes.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is found on the screens of `names`, one after the other on one page. */
async function look(browser, home, names) {
  const findings = [];
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
    for (const error of errors.splice(0)) findings.push(`${name} error: ${error}`);
  }
  await page.close();
  return findings;
}

/** Fails where anything serious is found on a screen; with `only`, on the screens named there. */
export async function findsNothingSerious(browser, home, only = []) {
  const names = Object.keys(scenes).filter((name) => only.length === 0 || only.includes(name));
  const findings = await look(browser, home, names);
  if (findings.length > 0) throw new Error(`axe: ${findings.length} findings on ${names.length} screens\n\n${findings.join('\n')}`);
  console.log(`axe: nothing serious on ${names.length} screens`);
}

await whereStarted(import.meta.url, findsNothingSerious);
