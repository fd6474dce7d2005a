import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

import { guidePages } from './guide-pages.ts';

export default defineConfig({
  plugins: [svelte(), svelteTesting(), guidePages()],
  // The tests read the rule tables, which lie beside this folder.
  server: { port: 1420, strictPort: true, fs: { allow: ['..'] } },
  // The program's window is WebKitGTK 2.50 or WebView2; both are newer than this.
  build: { target: ['safari17', 'chrome120'], chunkSizeWarningLimit: 1500 },
  test: {
    environment: 'jsdom',
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    // One page for all files of a worker: a test puts away what it set up, and making a page anew takes longer than most tests.
    isolate: false,
    // Only to end a test that hangs; a slow machine is no failure.
    testTimeout: 120_000,
  },
});
