// Licence expressions as crates and packages write them (SPDX, and the older MIT/Apache-2.0).

/**
 * Licences under which a part may be in the program, which is itself MIT OR Apache-2.0. All of them are permissive but
 * two: MPL-2.0 asks that changes to its own files stay open (none is changed here, and the list says where the
 * sources are), and the font licences OFL-1.1 and IPA bind the font files alone. GPL, LGPL and AGPL are not among them.
 */
const accepted = new Set([
  '0BSD',
  'Apache-2.0',
  'Apache-2.0 WITH LLVM-exception',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'CC0-1.0',
  'IPA',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Unicode-3.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
  'blessing',
]);

/** `text` as SPDX writes it today. */
export const normal = (text) => text.trim().replaceAll(/\s*\/\s*/g, ' OR ').replaceAll(/\s+/g, ' ');

/** The alternatives of an expression, each a list of licences that hold together. Refuses what is no expression. */
export function alternatives(text) {
  const tokens = normal(text).match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const refuse = () => {
    throw new Error(`「${text}」 is no licence expression`);
  };
  const either = () => {
    let found = together();
    while (tokens[at] === 'OR') {
      at += 1;
      found = [...found, ...together()];
    }
    return found;
  };
  const together = () => {
    let found = one();
    while (tokens[at] === 'AND') {
      at += 1;
      const more = one();
      found = found.flatMap((left) => more.map((right) => [...left, ...right]));
    }
    return found;
  };
  const one = () => {
    const token = tokens[at] ?? refuse();
    at += 1;
    if (token === '(') {
      const inner = either();
      if (tokens[at] !== ')') refuse();
      at += 1;
      return inner;
    }
    if ([')', 'OR', 'AND', 'WITH'].includes(token)) refuse();
    if (tokens[at] !== 'WITH') return [[token]];
    const exception = tokens[at + 1] ?? refuse();
    at += 2;
    return [[`${token} WITH ${exception}`]];
  };
  const all = either();
  if (at !== tokens.length) refuse();
  return all;
}

/** Whether a part under `text` may be in the program. */
export const isAccepted = (text) => alternatives(text).some((licences) => licences.every((licence) => accepted.has(licence)));
