import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';

import { Ajv } from 'ajv';
import formats from 'ajv-formats';

import { thirdParties } from '../licences/parts.mjs';
import { project } from '../licences/write.mjs';
import { billOfMaterials } from '../sbom.mjs';

const schemas = new URL('../node_modules/@cyclonedx/cyclonedx-library/res/schema/', import.meta.url);
const schema = (name) => JSON.parse(readFileSync(fileURLToPath(new URL(name, schemas)), 'utf8'));
const { own, parts } = await thirdParties(project);
const bill = billOfMaterials(own, parts);

describe('the bill of materials', () => {
  it('is CycloneDX 1.6', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    for (const name of ['iri-reference', 'idn-email']) ajv.addFormat(name, true);
    for (const name of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json']) {
      const { $id: _at, ...told } = schema(name);
      ajv.addSchema(told, `http://cyclonedx.org/schema/${name}`);
    }
    const check = ajv.compile(schema('bom-1.6.SNAPSHOT.schema.json'));
    assert.ok(check(bill), JSON.stringify(check.errors?.slice(0, 3)));
  });

  it('names every part, Rust and npm, with its version, its licence and where it was packed its hash', () => {
    const named = new Map(bill.components.map((one) => [one['bom-ref'], one]));
    for (const part of parts.filter(({ purl }) => purl !== undefined)) {
      const component = named.get(part.purl);
      assert.equal(component?.version, part.version, part.name);
      assert.equal(component.licenses.length, 1);
      assert.match(component.hashes[0].content, /^(?:[0-9a-f]{64}|[0-9a-f]{128})$/, part.name);
    }
    assert.ok(named.has('pkg:npm/svelte@' + parts.find(({ name }) => name === 'svelte').version));
    assert.ok(bill.components.some(({ name }) => name === 'OpenSSL') && bill.components.some(({ name }) => name === 'IPAmj明朝'));
  });

  it('says of each crate what it needs, and leads from the program to every part', () => {
    const needs = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    const reached = new Set();
    const open = [bill.metadata.component['bom-ref'], 'pkg:cargo/nintei-cli@' + bill.metadata.component.version];
    while (open.length > 0) {
      const ref = open.pop();
      if (reached.has(ref)) continue;
      reached.add(ref);
      open.push(...(needs.get(ref) ?? []));
    }
    const unreached = bill.components.map((one) => one['bom-ref']).filter((ref) => !reached.has(ref));
    assert.deepEqual(unreached.filter((ref) => !ref.startsWith('inside:OpenJPEG')), []);
  });

  it('holds nothing that differs from one writing to the next', () => {
    assert.equal(bill.serialNumber, undefined);
    assert.equal(bill.metadata.timestamp, undefined);
    assert.doesNotMatch(JSON.stringify(bill), /file:\/\/|\/home\/|\.cargo/);
  });
});
