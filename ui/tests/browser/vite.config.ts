// Serves the screens with a back end in memory, for looking at them in a browser. With `?real`, judgments come from
// the command line program (cargo build -p nintei-cli) and the sheet from NINTEI_SHEET; otherwise from samples.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Connect } from 'vite';

import { guidePages } from '../../guide-pages.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  build: { rolldownOptions: { input: [here('index.html'), here('one-core.html')] } },
  server: { port: 1421, fs: { allow: [here('../../..')] } },
  // All that is loaded late is named, or the first visit to its screen would reload the page.
  optimizeDeps: { include: ['@tauri-apps/api/core', '@tauri-apps/api/mocks', 'pdfjs-dist/legacy/build/pdf.mjs'] },
  plugins: [
    guidePages(),
    svelte({ configFile: here('../../svelte.config.js') }),
    {
      name: 'real-numbers',
      configureServer: ({ middlewares }) => serveReal(middlewares),
      configurePreviewServer: ({ middlewares }) => serveReal(middlewares),
    },
  ],
});

function serveReal(middlewares: Connect.Server): void {
  middlewares.use('/sheet.pdf', (_request, response) => {
    response.setHeader('content-type', 'application/pdf');
    response.end(readFileSync(process.env['NINTEI_SHEET'] ?? ''));
  });
  middlewares.use('/judge', (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const judged = spawnSync(here('../../../target/debug/nintei'), ['judge', '--json', '--steps', '-'], {
        input: Buffer.concat(parts),
        cwd: here('../../..'),
      });
      response.statusCode = judged.status === 0 ? 200 : 500;
      response.setHeader('content-type', 'application/json');
      response.end(judged.status === 0 ? judged.stdout : judged.stderr);
    });
  });
}
