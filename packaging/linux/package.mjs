// Makes the packages from programs already built: `node packaging/linux/package.mjs RELEASE-FOLDER`. They come to lie in
// target/package.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

import { metadata } from '../licences/cargo-parts.mjs';
import { thirdParties } from '../licences/parts.mjs';
import { project } from '../licences/write.mjs';
import { billOfMaterials } from '../sbom.mjs';
import { copyrightText } from '../copyright.mjs';
import { commandLinePage, englishPages, windowPage } from './man.mjs';
import { debianNeeds, rpmNeeds } from './needs.mjs';

const release = resolve(process.argv[2]);
const out = join(project, 'target/package');
const files = join(out, 'files');
/** A target folder of the bundler's own: it changes the program that it packs. */
const stage = join(out, 'stage');

/** Any font that shows Japanese; the first is the one the screens are designed with. */
const debianFonts = 'fonts-morisawa-bizud-gothic | fonts-noto-cjk | fonts-ipafont-gothic | fonts-japanese-gothic';
const rpmFonts = 'font(:lang=ja)';

const version = metadata(project, 'x86_64-unknown-linux-gnu').packages.find(({ name }) => name === 'nintei-desktop').version;

rmSync(stage, { recursive: true, force: true });
mkdirSync(join(stage, 'release'), { recursive: true });
mkdirSync(files, { recursive: true });

/** The program without its symbols, which nobody at an office reads, and without the paths of who built it. */
function stripped(name, to) {
  copyFileSync(join(release, name), to);
  execFileSync('strip', [to]);
  const crates = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry');
  if (readFileSync(to).includes(crates)) throw new Error(`${name} names ${crates}: build it by \`make package\``);
  return to;
}

const gzip = (name, text) => writeFileSync(join(files, name), gzipSync(text, { level: 9 }));

const window = stripped('nintei-desktop', join(stage, 'release/nintei-desktop'));
const commandLine = stripped('nintei', join(files, 'nintei'));
writeFileSync(join(files, 'copyright'), copyrightText('linux'));
gzip('nintei.1.gz', commandLinePage(commandLine, version));
gzip('nintei-desktop.1.gz', windowPage(version));
for (const [name, page] of Object.entries(englishPages(version))) gzip(`${name}.en.1.gz`, page);
const { own, parts } = await thirdParties(project);
const bill = `${JSON.stringify(billOfMaterials(own, parts), null, 1)}\n`;
writeFileSync(join(out, `nintei-${version}.cdx.json`), bill);
gzip('sbom.cdx.json.gz', bill);

const needs = {
  bundle: {
    linux: {
      deb: { depends: [...debianNeeds([window, commandLine]), debianFonts] },
      rpm: { depends: rpmNeeds([window, commandLine]), recommends: [rpmFonts] },
    },
  },
};
writeFileSync(join(out, 'needs.json'), JSON.stringify(needs, null, 2));

const tauri = join(project, 'packaging/node_modules/.bin/tauri');
const configured = ['--config', join(project, 'packaging/linux/tauri.conf.json'), '--config', join(out, 'needs.json')];
execFileSync(tauri, ['bundle', '--ci', '--bundles', 'deb,rpm', ...configured], {
  cwd: join(project, 'src-tauri'),
  env: { ...process.env, CARGO_TARGET_DIR: stage },
  stdio: 'inherit',
});

for (const kind of ['deb', 'rpm']) {
  const folder = join(stage, 'release/bundle', kind);
  const made = readdirSync(folder).filter((name) => name.endsWith(`.${kind}`));
  for (const name of made) {
    const place = join(out, name);
    copyFileSync(join(folder, name), place);
    console.log(`${basename(place)}: ${(statSync(place).size / 1e6).toFixed(1)} MB`);
  }
}
rmSync(stage, { recursive: true });
