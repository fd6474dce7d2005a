// The file that goes with a package: under what the program and each of its parts may be used. `node
// packaging/copyright.mjs FILE linux|windows` writes it.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { listPath, project } from './licences/write.mjs';

const rule = '='.repeat(78);

/** The text of the package for `platform`: the program's own licences, then every part, then each licence text once. */
export function copyrightText(platform) {
  const { parts, texts } = JSON.parse(readFileSync(listPath, 'utf8'));
  const own = ['MIT.txt', 'Apache-2.0.txt'].map((name) => readFileSync(join(project, 'assets/licences', name), 'utf8').trim());
  const shipped = parts.filter(({ platforms }) => platforms.includes(platform));
  const numbers = [...new Set(shipped.flatMap((part) => part.texts))].sort((one, other) => one - other);
  const line = (part) => {
    const inside = part.inside === undefined ? '' : ` (in ${part.inside})`;
    const where = part.texts.map((text) => `[${numbers.indexOf(text) + 1}]`).join(' ');
    return `${part.name} ${part.version}${inside}\n  ${part.licence}  ${where}\n  ${part.source}`;
  };
  return [
    'nintei — 要介護認定 試算',
    'Copyright (c) 2026 the nintei contributors',
    'MIT OR Apache-2.0: either of the two licences below, as you like.',
    '',
    ...own.flatMap((text) => [rule, text, '']),
    rule,
    'The program contains these parts. A number in brackets names a licence text below.',
    '',
    ...shipped.map(line),
    '',
    ...numbers.flatMap((text, place) => [rule, `[${place + 1}]`, '', texts[text]]),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , file, platform] = process.argv;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, copyrightText(platform));
}
