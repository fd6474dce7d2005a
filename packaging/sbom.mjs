// Writes the bill of materials of the program, CycloneDX 1.6: `node packaging/sbom.mjs FILE`. The same sources give the
// same bytes: no moment of writing and no random number is in it.

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { project } from './licences/write.mjs';
import { thirdParties } from './licences/parts.mjs';

/** Base64 of an npm integrity to the hexadecimal digits of CycloneDX. */
function integrityHash(integrity) {
  const [, algorithm, digest] = /^(sha\d+)-(.+)$/.exec(integrity) ?? [];
  return { alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') };
}

const refOf = (part) => part.purl ?? `${part.kind}:${part.name}@${part.version}`;

function component(part) {
  const hashes = [
    ...(part.checksum === undefined ? [] : [{ alg: 'SHA-256', content: part.checksum }]),
    ...(part.integrity === undefined ? [] : [integrityHash(part.integrity)]),
  ];
  const simple = /^[A-Za-z0-9.-]+$/.test(part.licence);
  return {
    type: part.kind === 'font' ? 'data' : 'library',
    'bom-ref': refOf(part),
    name: part.name,
    version: part.version,
    ...(part.kind === 'own' ? { publisher: 'nintei contributors' } : {}),
    licenses: [simple ? { license: { id: part.licence } } : { expression: part.licence }],
    ...(hashes.length > 0 ? { hashes } : {}),
    ...(part.purl === undefined || part.kind === 'own' ? {} : { purl: part.purl }),
    ...(part.source === '' ? {} : { externalReferences: [{ type: 'website', url: part.source }] }),
    properties: [
      ...part.platforms.map((platform) => ({ name: 'nintei:platform', value: platform })),
      ...(part.inside === undefined ? [] : [{ name: 'nintei:inside', value: part.inside }]),
    ],
  };
}

/** The bill of materials of a program of the crates `own` and the parts of others. */
export function billOfMaterials(own, parts) {
  const program = own.find(({ name }) => name === 'nintei-desktop');
  const others = own.filter((part) => part !== program).map((part) => ({ ...part, source: '' }));
  const all = [...others, ...parts];
  const refs = new Set([program, ...all].map(refOf));
  const crates = [program, ...all].filter(({ needs }) => needs !== undefined);
  const insideOf = (part) => parts.filter(({ inside }) => inside === part.name).map(refOf);
  // What no crate asks for, such as the pages' packages and the fonts, belongs to the program itself.
  const loose = parts.filter(({ needs, inside }) => needs === undefined && inside === undefined).map(refOf);
  const needed = (part) => [...part.needs, ...insideOf(part), ...(part === program ? loose : [])];
  const dependencies = crates.map((part) => ({ ref: refOf(part), dependsOn: needed(part).filter((ref) => refs.has(ref)).sort() }));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': refOf(program),
        name: 'nintei',
        version: program.version,
        licenses: [{ expression: program.licence }],
      },
    },
    components: all.map(component),
    dependencies,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , file] = process.argv;
  const { own, parts } = await thirdParties(project);
  const bill = billOfMaterials(own, parts);
  writeFileSync(file, `${JSON.stringify(bill, null, 1)}\n`);
  console.log(`${bill.components.length} components: ${file}`);
}
