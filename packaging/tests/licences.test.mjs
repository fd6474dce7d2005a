import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { thirdParties } from '../licences/parts.mjs';
import { alternatives, isAccepted } from '../licences/spdx.mjs';
import { listOf, listPath, project, written } from '../licences/write.mjs';

const { own, parts } = await thirdParties(project);

describe('licence expressions', () => {
  it('are read as SPDX and as the older slash', () => {
    assert.deepEqual(alternatives('MIT/Apache-2.0'), [['MIT'], ['Apache-2.0']]);
    assert.deepEqual(alternatives('(MIT OR Apache-2.0) AND Unicode-3.0'), [['MIT', 'Unicode-3.0'], ['Apache-2.0', 'Unicode-3.0']]);
    assert.deepEqual(alternatives('Apache-2.0 WITH LLVM-exception OR MIT'), [['Apache-2.0 WITH LLVM-exception'], ['MIT']]);
  });

  it('are refused where they are none', () => {
    for (const text of ['', 'MIT OR', '(MIT', 'MIT Apache-2.0', 'OR MIT']) assert.throws(() => alternatives(text), /no licence expression/);
  });

  it('forbid the program what binds the whole of it, unless there is another choice', () => {
    for (const text of ['GPL-3.0-only', 'AGPL-3.0-or-later', 'LGPL-2.1-only', 'MIT AND GPL-2.0-only', 'NotALicence']) {
      assert.equal(isAccepted(text), false, text);
    }
    assert.equal(isAccepted('GPL-3.0-only OR MIT'), true);
  });
});

describe('the parts of the program', () => {
  it('all have a licence that lets the program use them', () => {
    const bad = parts.filter(({ licence }) => !isAccepted(licence)).map(({ name, licence }) => `${name}: ${licence}`);
    assert.deepEqual(bad, []);
  });

  it('all come with a licence text', () => {
    assert.deepEqual(parts.filter(({ texts }) => texts.length === 0).map(({ name }) => name), []);
  });

  it('that ask for their changed files to stay open are these, unchanged, with the address of their sources', () => {
    const copyleft = parts.filter(({ licence }) => !alternatives(licence).some((all) => !all.includes('MPL-2.0')));
    assert.deepEqual([...new Set(copyleft.map(({ name }) => name))], ['cssparser', 'cssparser-macros', 'dtoa-short', 'option-ext', 'selectors']);
    assert.ok(copyleft.every(({ source }) => source.startsWith('https://')));
  });

  it('are those on the list of the about page', () => {
    assert.equal(readFileSync(listPath, 'utf8'), written(listOf(parts)), 'run `make licences`');
  });

  it('are the same parts on the list as in the lock file', () => {
    const lock = readFileSync(join(project, 'Cargo.lock'), 'utf8');
    const crates = parts.filter(({ kind }) => kind === 'cargo');
    assert.ok(crates.length > 300);
    for (const { name, version, checksum } of crates) {
      assert.ok(lock.includes(`name = "${name}"\nversion = "${version}"\n`), name);
      assert.match(checksum, /^[0-9a-f]{64}$/);
    }
  });

  it('leave out the project’s own crates, which the program is', () => {
    assert.ok(own.some(({ name }) => name === 'nintei-desktop') && own.some(({ name }) => name === 'nintei-cli'));
    assert.deepEqual(parts.filter(({ name }) => name.startsWith('nintei')), []);
  });
});
