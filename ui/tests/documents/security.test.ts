import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(project, path), 'utf8');
const source = /\.(?:rs|mjs|ts)$/;

/** Every test that SECURITY.md names, with the file in which it should stand. */
function namedTests(): { file: string; name: string }[] {
  return read('.github/SECURITY.md')
    .split('\n')
    .filter((line) => line.startsWith('- `'))
    .flatMap((line) => {
      const [file = '', ...names] = [...line.matchAll(/`([^`]+)`/g)].map(([, words]) => words ?? '');
      return source.test(file) ? names.map((name) => ({ file, name })) : [];
    });
}

/** Whether a file has a test of this name: a function in Rust, a sentence in quotation marks elsewhere. */
function hasTest({ file, name }: { file: string; name: string }): boolean {
  if (!existsSync(join(project, file))) return false;
  const text = read(file);
  return file.endsWith('.rs') ? new RegExp(`\\bfn ${name}\\(`).test(text) : text.includes(`'${name}'`);
}

describe('SECURITY.md', () => {
  it('names only tests that exist', () => {
    const named = namedTests();
    expect(named.filter((one) => !hasTest(one))).toEqual([]);
    expect(named.length).toBeGreaterThan(40);
  });

  it('names a test for every promise', () => {
    const [, promised = ''] = /## What is promised\n([\s\S]*?)\n## /.exec(read('.github/SECURITY.md')) ?? [];
    const parts = promised.split(/^### /m).slice(1);
    expect(parts.filter((part) => !/^- `[^`]+\.(?:rs|mjs|ts)`: `/m.test(part)).map((part) => part.split('\n')[0])).toEqual([]);
    expect(parts.length).toBeGreaterThan(8);
  });

  it('would be found out by a test that was renamed or a file that was moved', () => {
    expect(hasTest({ file: 'src-tauri/src/access.rs', name: 'no_such_test' })).toBe(false);
    expect(hasTest({ file: 'no/such/file.rs', name: 'every_registered_command_stands_in_the_table' })).toBe(false);
  });
});

describe('the READMEs', () => {
  it.each(['README.md', 'README.ja.md'])('%s names files that are there', (readme) => {
    const links = [...read(readme).matchAll(/\]\(((?!https?:|#)[^)#]+)/g)].map(([, path]) => path ?? '');
    expect(links.filter((path) => !existsSync(join(project, path)))).toEqual([]);
    const named = [...read(readme).matchAll(/`([\w/.-]+\.(?:mjs|rs|yaml))`/g)].map(([, path]) => path ?? '');
    const places = (path: string) => [path, `src-tauri/crates/${path}`];
    const missing = named.filter((path) => path.includes('/') && !places(path).some((place) => existsSync(join(project, place))));
    expect(missing).toEqual([]);
  });
});
