import { randomFillSync } from 'node:crypto';

import { cleanup, configure } from '@testing-library/svelte';
import { afterEach } from 'vitest';

// jsdom has no layout, and not the part of the crypto interface that Tauri's own mock needs.
Object.defineProperty(window, 'crypto', { configurable: true, value: { getRandomValues: randomFillSync } });
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

// How long to wait for the page at most; waiting ends as soon as what is waited for is there.
configure({ asyncUtilTimeout: 60_000 });

afterEach(cleanup);
