// The file that goes with the package: under what the program and each of its parts may be used.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { listPath, project } from '../licences/write.mjs';

const rule = '='.repeat(78);

/** The whole text: the program's own licences, then every part, then each licence text once. */
export function copyrightText() {
  const { parts, texts } = JSON.parse(readFileSync(listPath, 'utf8'));
  const own = ['LICENSE-MIT', 'LICENSE-APACHE'].map((name) => readFileSync(join(project, name), 'utf8').trim());
  const shipped = parts.filter(({ platforms }) => platforms.includes('linux'));
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
