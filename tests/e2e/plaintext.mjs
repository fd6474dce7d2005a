// Looks for words in every file under a folder, in the encodings in which a program might leave them.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file under `folder`. What goes while we look is left out. */
export function files(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return entry.isFile() ? [path] : [];
  });
}

const swapped = (text) => Buffer.from(text, 'utf16le').swap16();

/** Every character that Shift_JIS writes in two bytes, by those bytes. */
const shiftJis = new Map();
{
  const decoder = new TextDecoder('shift_jis');
  for (let first = 0x81; first <= 0xfc; first += 1) {
    for (let second = 0x40; second <= 0xfc; second += 1) {
      const read = decoder.decode(Uint8Array.of(first, second));
      if (read.length === 1 && read !== '\ufffd' && !shiftJis.has(read)) shiftJis.set(read, [first, second]);
    }
  }
}

/** The bytes of a text in Shift_JIS; null where it has a character that Shift_JIS has not. */
export function inShiftJis(text) {
  const bytes = [...text].map((character) => (character.codePointAt(0) < 0x80 ? [character.codePointAt(0)] : shiftJis.get(character)));
  return bytes.every(Boolean) ? Buffer.from(bytes.flat()) : null;
}

/** How a file might hold a word: in UTF-8, UTF-16 and Shift_JIS, and as an address or JSON writes it in plain letters. */
function forms(word) {
  const escaped = [...word].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  return [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le'), swapped(word), inShiftJis(word)]
    .concat([encodeURIComponent(word), escaped].map((text) => Buffer.from(text, 'utf8')))
    .filter(Boolean);
}

/** The words of `words` that each of `paths` shows in its content or name, by path; only files that show one. */
export function shown(paths, words) {
  const sought = words.map((word) => [word, forms(word)]);
  const found = new Map();
  for (const path of paths) {
    let content;
    try {
      content = readFileSync(path);
    } catch {
      continue;
    }
    const here = sought.filter(([word, written]) => path.includes(word) || written.some((form) => content.includes(form)));
    if (here.length > 0) found.set(path, here.map(([word]) => word));
  }
  return found;
}

/** The files under `folder` whose content or name shows one of `words`. */
export const filesThatShow = (folder, words) => [...shown(files(folder), words).keys()];

/** The files under `folder` that were written since `moment`, in milliseconds. */
export function writtenSince(folder, moment) {
  return files(folder).filter((path) => {
    try {
      return statSync(path).mtimeMs >= moment;
    } catch {
      return false;
    }
  });
}
