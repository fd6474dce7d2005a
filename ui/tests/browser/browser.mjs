// Serves the screens and opens a browser on them; ends both.

import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

/** A laptop, a small laptop or tablet, and the laptop at 200 % zoom. */
export const sizes = {
  laptop: { viewport: { width: 1366, height: 768 } },
  small: { viewport: { width: 1024, height: 600 } },
  zoomed: { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 },
};

/** The browser found in PATH; ends the program with a word where there is none. */
function executable() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here; the next folder.
      }
    }
  }
  console.error(
    'No browser found: install Chromium (Debian: apt-get install chromium), so that chromium, chromium-browser or google-chrome is in PATH.',
  );
  process.exit(1);
}

/** Runs `work` with a browser and the address of the screens, and ends both whatever happens. */
export async function withBrowser(work) {
  const executablePath = executable();
  const outDir = mkdtempSync(join(tmpdir(), 'nintei-screens-'));
  const config = {
    configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
    build: { outDir, chunkSizeWarningLimit: 3000 },
    // By number: a bare machine may not know the name localhost.
    preview: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
  };
  try {
    await build(config);
    const server = await preview(config);
    try {
      const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
      try {
        return await work(browser, server.resolvedUrls?.local[0]);
      } finally {
        await browser.close();
      }
    } finally {
      await server.close();
    }
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** Runs `check` in a browser of its own where the file at `address` is the program that was started. */
export async function whereStarted(address, check) {
  if (process.argv[1] !== fileURLToPath(address)) return;
  await withBrowser((browser, home) => check(browser, home, process.argv.slice(2)));
}

/** A page of one size whose errors are collected. */
export async function openPage(browser, size) {
  const page = await browser.newPage(size);
  page.setDefaultTimeout(15_000);
  const errors = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (cause) => errors.push(cause.message));
  return { page, errors };
}

/** Tab until the focus is on, or within, `selector`. */
export async function tabTo(page, selector) {
  for (let presses = 0; presses < 250; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.closest(wanted) != null, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never reaches ${selector}`);
}

/** Waits until `selector` finds something. */
export const there = (page, selector) => page.locator(selector).first().waitFor({ state: 'attached' });
