// Parts that no registry lists, because they lie inside another part or came as files: each with where its text is read.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { tidy } from './texts.mjs';

const both = ['linux', 'windows'];
const read = (...path) => readFileSync(join(...path), 'utf8');

/** The one group of `pattern` in `text`, or a refusal. */
function found(pattern, text, what) {
  const [, group] = pattern.exec(text) ?? [];
  if (group === undefined) throw new Error(`${what} is not where it was`);
  return group;
}

/** The part `name`, or a refusal. */
function named(parts, name) {
  const part = parts.find((one) => one.name === name);
  if (!part) throw new Error(`the program has no ${name} any more`);
  return part;
}

/** OpenSSL and SQLCipher with SQLite, whose sources lie in crates among `crates`. */
function insideCrates(crates) {
  const openssl = join(named(crates, 'openssl-src').folder, 'openssl');
  const sqlcipher = join(named(crates, 'sqlcipher-src').folder, 'sqlcipher');
  const version = read(openssl, 'VERSION.dat');
  const number = (name) => found(new RegExp(`^${name}=(\\d+)$`, 'm'), version, `OpenSSL's ${name}`);
  const amalgamation = read(sqlcipher, 'sqlcipher.c');
  return [
    {
      name: 'OpenSSL',
      version: ['MAJOR', 'MINOR', 'PATCH'].map(number).join('.'),
      licence: 'Apache-2.0',
      source: 'https://www.openssl.org/',
      inside: 'openssl-src',
      texts: [tidy(read(openssl, 'LICENSE.txt'))],
    },
    {
      name: 'SQLCipher',
      version: found(/#define CIPHER_VERSION_NUMBER (\S+)/, amalgamation, "SQLCipher's version"),
      licence: 'BSD-3-Clause',
      source: 'https://www.zetetic.net/sqlcipher/',
      inside: 'sqlcipher-src',
      texts: [tidy(read(sqlcipher, 'LICENSE-sqlcipher'))],
    },
    {
      name: 'SQLite',
      version: found(/#define SQLITE_VERSION\s+"([^"]+)"/, amalgamation, "SQLite's version"),
      licence: 'blessing',
      source: 'https://www.sqlite.org/',
      inside: 'sqlcipher-src',
      texts: [tidy(commentWith(amalgamation, 'The author disclaims copyright to this source code.'))],
    },
  ].map((part) => ({ ...part, platforms: both }));
}

/** The first comment of `source` that says `words`, without its stars. */
function commentWith(source, words) {
  const at = source.indexOf(words);
  if (at < 0) throw new Error(`no comment says ${words}`);
  const comment = source.slice(source.lastIndexOf('/*', at) + 2, source.indexOf('*/', at));
  return comment.replace(/^[ *]{0,3}/gm, '');
}

/** Rust's own library, which is in every program built by rustc. Its texts are those of libc, by the same authors. */
function standardLibrary(crates) {
  return {
    name: 'Rust standard library',
    // Which one is the builder's choice; the list would otherwise change with every new compiler.
    version: '',
    licence: 'MIT OR Apache-2.0',
    source: 'https://www.rust-lang.org/',
    platforms: both,
    texts: named(crates, 'libc').texts,
  };
}

/** What lies in pdf.js beside its own code: the decoder of JPEG 2000. */
function insidePdfjs(ui, npm) {
  named(npm, 'pdfjs-dist');
  const wasm = join(ui, 'node_modules/pdfjs-dist/wasm');
  return {
    name: 'OpenJPEG',
    version: '',
    licence: 'BSD-2-Clause AND Apache-2.0',
    source: 'https://www.openjpeg.org/',
    inside: 'pdfjs-dist',
    platforms: both,
    texts: ['LICENSE_OPENJPEG', 'LICENSE_PDFJS_OPENJPEG'].map((name) => tidy(read(wasm, name))),
  };
}

/** A name of the font in `file`, by its number in OpenType: 5 is the version. */
function fontName(file, wanted) {
  const tables = file.readUInt16BE(4);
  for (let table = 0; table < tables; table += 1) {
    const record = 12 + 16 * table;
    if (file.toString('latin1', record, record + 4) !== 'name') continue;
    const names = file.readUInt32BE(record + 8);
    const strings = names + file.readUInt16BE(names + 4);
    for (let name = 0; name < file.readUInt16BE(names + 2); name += 1) {
      const at = names + 6 + 12 * name;
      const [platform, id, length, offset] = [0, 6, 8, 10].map((by) => file.readUInt16BE(at + by));
      if (platform !== 3 || id !== wanted) continue;
      return new TextDecoder('utf-16be').decode(file.subarray(strings + offset, strings + offset + length));
    }
  }
  throw new Error(`a font without name ${wanted}`);
}

function fonts(project) {
  const folder = join(project, 'assets/fonts');
  const font = (name, file, licence, text, source) => {
    const content = readFileSync(join(folder, file));
    return {
      name,
      version: found(/(\d[\d.]*)/, fontName(content, 5), `the version of ${file}`),
      kind: 'font',
      licence,
      source,
      platforms: both,
      checksum: createHash('sha256').update(content).digest('hex'),
      texts: [tidy(read(folder, text))],
    };
  };
  const bizud = ['OFL-1.1', 'BIZUDGothic-OFL.txt', 'https://github.com/googlefonts/morisawa-biz-ud-gothic'];
  return [
    font('BIZ UDゴシック Regular', 'BIZUDGothic-Regular.ttf', ...bizud),
    font('BIZ UDゴシック Bold', 'BIZUDGothic-Bold.ttf', ...bizud),
    font('IPAmj明朝', 'ipamjm.ttf', 'IPA', 'IPA_Font_License_Agreement_v1.0.txt', 'https://moji.or.jp/mojikiban/font/'),
  ];
}

/** Every part that no registry lists, given the crates and npm packages. */
export function declaredParts(project, crates, npm) {
  const inside = [...insideCrates(crates), standardLibrary(crates), insidePdfjs(join(project, 'ui'), npm)];
  return [...inside.map((part) => ({ ...part, kind: 'inside' })), ...fonts(project)];
}
