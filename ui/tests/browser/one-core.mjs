// One core everywhere: a thousand cases judged by the command line program (cargo build -p nintei-cli), and what the
// screens show of each: `node tests/browser/one-core.mjs`. Paper is held against the same cases by a test of nintei-cli.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { openPage, sizes, whereStarted } from './browser.mjs';

const count = 1000;
const root = fileURLToPath(new URL('../../..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? `${root}target`;
const options = { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 30 };

/** What the command line says of each case for people: levels, total, minutes, scores. */
function read(text) {
  const one = (pattern) => text.match(pattern)?.[1];
  const added = text.slice(text.indexOf('4 加算前の合計'), text.indexOf('5 認知症加算'));
  const minutes = [...added.matchAll(/^  [^ 　]+　(\S+)分$/gmu)].map(([, number]) => number);
  return {
    levels: one(/^  判定（試算）: (.*)$/mu)?.split('・') ?? [],
    total: `${one(/^  要介護認定等基準時間 (\S+)分$/mu)}分`,
    minutes: [...minutes, one(/^  加算 (\S+)分/mu), one(/^  要介護認定等基準時間 (\S+)分$/mu)],
    scores: [...text.slice(0, text.indexOf('2 樹形図')).matchAll(/^  合計 (\S+)点/gmu)].map(([, number]) => `${number}点`),
  };
}

const names = ['非該当', '要支援1', '要支援2', '要介護1', '要介護2', '要介護3', '要介護4', '要介護5'];

/** The levels that a text names: 要支援2〜要介護3 is every one between. */
function levels(text) {
  const [first, last] = text.split('〜');
  return last === undefined ? text.split('・') : names.slice(names.indexOf(first), names.indexOf(last) + 1);
}

/** Fails where a screen shows a number or a level other than the command line. */
export async function screensShowWhatTheCommandLineSays(browser, home) {
  const cases = execFileSync(`${target}/debug/examples/draw_cases`, [String(count)], options);
  const judge = (...how) => execFileSync(`${target}/debug/nintei`, ['judge', ...how, '-'], { ...options, input: cases });
  const judgments = judge('--json', '--steps').trim().split('\n');
  const texts = judge().split(/^事例 .*\n/mu).slice(1);
  const { page, errors } = await openPage(browser, sizes.laptop);
  await page.goto(`${home}one-core.html`);
  await page.waitForFunction(() => 'shown' in window);
  const findings = [];
  if (judgments.length !== count || texts.length !== count) findings.push(`${judgments.length} judgments, ${texts.length} texts`);
  for (const [index, judgment] of judgments.entries()) {
    const seen = await page.evaluate((text) => window.shown(JSON.parse(text)), judgment);
    const said = read(texts[index] ?? '');
    const screen = JSON.stringify({ ...seen, levels: levels(seen.levels) });
    if (screen !== JSON.stringify({ ...said })) findings.push(`case ${index}\n    screen       ${screen}\n    command line ${JSON.stringify(said)}`);
  }
  await page.close();
  findings.push(...errors);
  if (findings.length > 0) throw new Error(`one core: ${findings.length} findings\n${findings.slice(0, 5).join('\n')}`);
  console.log(`one core: ${count} cases show the same on the screen and on the command line`);
}

await whereStarted(import.meta.url, screensShowWhatTheCommandLineSays);
