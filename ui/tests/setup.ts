import { randomFillSync } from 'node:crypto';

import { cleanup } from '@testing-library/svelte';
import { afterEach } from 'vitest';

// jsdom has no layout, and not the part of the crypto interface that Tauri's own mock needs.
Object.defineProperty(window, 'crypto', { value: { getRandomValues: randomFillSync } });
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

afterEach(cleanup);
