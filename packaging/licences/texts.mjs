// Licence texts as the parts themselves carry them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const licenceName = /^(licen[cs]e|copying|copyright|notice|unlicense)/i;
const notText = /\.(rs|json|toml|html|spdx)$/i;

/** A text without what differs between two copies of the same: line ends, trailing blanks, blank lines around it. */
export function tidy(text) {
  const lines = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n').split('\n').map((line) => line.trimEnd());
  return `${lines.join('\n').replace(/^\n+|\n+$/g, '')}\n`;
}

/** The licence texts that lie in `folder`, by name. */
export function licenceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && licenceName.test(file.name) && !notText.test(file.name))
    .map(({ name }) => name)
    .sort()
    .map((name) => tidy(readFileSync(join(folder, name), 'utf8')))
    .filter((text) => text.trim() !== '');
}
