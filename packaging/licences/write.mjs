// Writes assets/licences/parts.json, which the about page shows: `node packaging/licences/write.mjs`.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { thirdParties } from './parts.mjs';

export const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const listPath = join(project, 'assets/licences/parts.json');

/** The list as the page reads it: each text once, each part with the numbers of its texts. */
export function listOf(parts) {
  const texts = [];
  const numberOf = new Map();
  const number = (text) => {
    if (!numberOf.has(text)) numberOf.set(text, texts.push(text) - 1);
    return numberOf.get(text);
  };
  const rows = parts.map(({ name, version, kind, licence, source, platforms, inside, texts: own }) => ({
    name,
    version,
    kind,
    licence,
    source,
    platforms,
    ...(inside === undefined ? {} : { inside }),
    texts: [...new Set(own.map(number))],
  }));
  return { parts: rows, texts };
}

/** One line for each part and each text, so that a change shows as what it is. */
export function written({ parts, texts }) {
  const lines = (values) => values.map((value) => JSON.stringify(value)).join(',\n');
  return `{"parts":[\n${lines(parts)}\n],"texts":[\n${lines(texts)}\n]}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { parts } = await thirdParties(project);
  mkdirSync(dirname(listPath), { recursive: true });
  writeFileSync(listPath, written(listOf(parts)));
  console.log(`${parts.length} parts: ${listPath}`);
}
