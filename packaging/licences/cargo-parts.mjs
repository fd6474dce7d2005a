// The crates that the program and the command line are made of, on each platform that has a package.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { licenceFiles } from './texts.mjs';

/** What is shipped. */
const programs = ['nintei-desktop', 'nintei-cli'];
const platforms = { linux: 'x86_64-unknown-linux-gnu', windows: 'x86_64-pc-windows-msvc' };

/** What cargo says of the workspace in `project`, for `target`. */
export function metadata(project, target) {
  const asked = ['metadata', '--locked', '--format-version', '1', '--filter-platform', target];
  return JSON.parse(execFileSync('cargo', asked, { cwd: project, encoding: 'utf8', maxBuffer: 1 << 28 }));
}

/** Every package that goes into the programs, tests left out, and what each needs: package to its dependencies' keys. */
function shipped({ packages, resolve, workspace_members }) {
  const packageOf = new Map(packages.map((one) => [one.id, one]));
  const nodeOf = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Map();
  const open = workspace_members.filter((id) => programs.includes(packageOf.get(id).name));
  while (open.length > 0) {
    const id = open.pop();
    if (found.has(id)) continue;
    // Build dependencies count: some of them, such as OpenSSL's sources, end up in the program.
    const needs = nodeOf.get(id).deps.filter(({ dep_kinds }) => dep_kinds.some(({ kind }) => kind !== 'dev'));
    found.set(id, needs.map(({ pkg }) => pkg));
    open.push(...found.get(id));
  }
  return [...found].map(([id, needs]) => [packageOf.get(id), needs.map((need) => packageOf.get(need))]);
}

/** Checksums of the lock file by name and version. */
function checksums(project) {
  const lock = readFileSync(join(project, 'Cargo.lock'), 'utf8');
  const each = /name = "([^"]+)"\nversion = "([^"]+)"\n(?:source = "[^"]+"\n)?checksum = "([0-9a-f]{64})"/g;
  return new Map([...lock.matchAll(each)].map(([, name, version, sum]) => [`${name} ${version}`, sum]));
}

export const purlOf = ({ name, version }) => `pkg:cargo/${name}@${version.replaceAll('+', '%2B')}`;

/** Every crate of others in the programs, with its licence, its texts and the platforms that take it. */
export function cargoParts(project) {
  const sums = checksums(project);
  const parts = new Map();
  for (const [platform, target] of Object.entries(platforms)) {
    for (const [one, needs] of shipped(metadata(project, target))) {
      const purl = purlOf(one);
      const known = parts.get(purl);
      const part = known ?? {
        name: one.name,
        version: one.version,
        // The project's own crates have no registry; they are the program, not a part of it.
        kind: one.source === null ? 'own' : 'cargo',
        licence: one.license ?? '',
        source: one.repository ?? `https://crates.io/crates/${one.name}`,
        authors: one.authors,
        platforms: [],
        purl,
        checksum: sums.get(`${one.name} ${one.version}`),
        needs: new Set(),
        texts: one.source === null ? [] : licenceFiles(dirname(one.manifest_path)),
        folder: dirname(one.manifest_path),
      };
      part.platforms.push(platform);
      for (const need of needs) part.needs.add(purlOf(need));
      parts.set(purl, part);
    }
  }
  const order = (one, other) => one.name.localeCompare(other.name, 'en') || one.version.localeCompare(other.version, 'en', { numeric: true });
  return [...parts.values()].sort(order);
}
