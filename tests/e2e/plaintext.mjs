// Looks for words in every file under a folder, in the encodings in which a program might leave them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file under `folder`. */
export function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const swapped = (text) => Buffer.from(text, 'utf16le').swap16();

/** The files under `folder` whose content or name shows one of `words`, in UTF-8 or UTF-16. */
export function filesThatShow(folder, words) {
  const forms = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le'), swapped(word)]);
  return files(folder).filter((path) => {
    const content = readFileSync(path);
    return words.some((word) => path.includes(word)) || forms.some((form) => content.includes(form));
  });
}
