import { randomFillSync } from 'node:crypto';

// jsdom has neither layout nor this part of the crypto interface, which Tauri's own mock needs.
Object.defineProperty(window, 'crypto', { value: { getRandomValues: randomFillSync } });
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;
