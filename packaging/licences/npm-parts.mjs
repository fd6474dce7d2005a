// The npm packages that the window's pages are made of: those whose files the build of the pages took in, and no others.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

import { licenceFiles } from './texts.mjs';

const inPackages = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/?]+))\//;

/** The packages' folders, from what Vite read to build the pages in `ui`. Nothing is written. */
async function shippedFolders(ui) {
  const vite = createRequire(join(ui, 'package.json')).resolve('vite');
  const { build } = await import(pathToFileURL(vite));
  const read = new Set();
  const listing = {
    name: 'listing',
    generateBundle() {
      for (const id of this.getModuleIds()) read.add(id.replace(/^\0/, ''));
    },
  };
  await build({ root: ui, logLevel: 'error', plugins: [listing], build: { write: false } });
  return new Set([...read].map((id) => inPackages.exec(id)?.[1]).filter((folder) => folder !== undefined));
}

/** Every npm package in the pages, with its licence and its texts. */
export async function npmParts(ui) {
  const lock = JSON.parse(readFileSync(join(ui, 'package-lock.json'), 'utf8')).packages;
  const parts = [...(await shippedFolders(ui))].map((folder) => {
    const own = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const locked = lock[folder.slice(ui.length + 1)];
    return {
      name: own.name,
      version: own.version,
      kind: 'npm',
      licence: own.license,
      source: `https://www.npmjs.com/package/${own.name}`,
      platforms: ['linux', 'windows'],
      purl: `pkg:npm/${own.name.replace('@', '%40')}@${own.version}`,
      integrity: locked?.integrity,
      texts: licenceFiles(folder),
    };
  });
  return parts.sort((one, other) => one.name.localeCompare(other.name, 'en'));
}
