// Everything that is checked of the screens in Chromium, side by side on pages of one browser.

import { findsNothingSerious } from './axe.mjs';
import { withBrowser } from './browser.mjs';
import { walksByKeyboard } from './keyboard.mjs';
import { listHeaderStandsInOneRow } from './list-header.mjs';
import { listFitsAtTwiceTheSize } from './list-zoomed.mjs';
import { completesByKeyboard } from './rules.mjs';
import { screensShowWhatTheCommandLineSays } from './one-core.mjs';
import { everyVisitScreenFits } from './visit.mjs';

const failed = await withBrowser(async (browser, home) => {
  const others = async () => {
    await walksByKeyboard(browser, home);
    await completesByKeyboard(browser, home);
    await everyVisitScreenFits(browser, home);
    await listHeaderStandsInOneRow(browser, home);
    await listFitsAtTwiceTheSize(browser, home);
    await screensShowWhatTheCommandLineSays(browser, home);
  };
  const ended = await Promise.allSettled([findsNothingSerious(browser, home), others()]);
  return ended.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
});
for (const { message } of failed) console.error(message);
if (failed.length > 0) process.exitCode = 1;
