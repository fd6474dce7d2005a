// What the built programs need of a system, read from the programs themselves.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian packages with the versions that have every symbol the programs use, as dpkg-shlibdeps finds them. */
export function debianNeeds(programs) {
  const folder = mkdtempSync(join(tmpdir(), 'nintei-needs-'));
  try {
    mkdirSync(join(folder, 'debian'));
    writeFileSync(join(folder, 'debian/control'), 'Source: nintei\n\nPackage: nintei\nArchitecture: any\n');
    const asked = ['-O', ...programs.map((program) => `-e${program}`)];
    const said = execFileSync('dpkg-shlibdeps', asked, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const [, list] = /^shlibs:Depends=(.+)$/m.exec(said) ?? [];
    if (list === undefined) throw new Error('dpkg-shlibdeps named no package');
    return list.split(', ');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The libraries and their versions as RPM names them, the same on every distribution. */
export function rpmNeeds(programs) {
  const needs = new Set();
  for (const program of programs) {
    const said = execFileSync('objdump', ['-p', program], { encoding: 'utf8' });
    for (const [, library] of said.matchAll(/^ {2}NEEDED +(\S+)$/gm)) {
      // The loader comes with the C library.
      if (!library.startsWith('ld-linux')) needs.add(`${library}()(64bit)`);
    }
    const [, versions = ''] = /^Version References:\n((?:.+\n)*)/m.exec(said) ?? [];
    let library = '';
    for (const line of versions.split('\n')) {
      library = /required from (\S+):/.exec(line)?.[1] ?? library;
      const version = /0x\S+ 0x\S+ \S+ (\S+)/.exec(line)?.[1];
      if (version !== undefined && !library.startsWith('ld-linux')) needs.add(`${library}(${version})(64bit)`);
    }
  }
  return [...needs].sort();
}
