// Makes the pictures of the guides from the photographs of the last run of the window tests: `make guides`, or
// `node guide-pictures.mjs FOLDER` where they were put aside.
// assets/guides/pictures.json says for each picture which walk's photograph it is, and what part of it where not all.

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import sharp from 'sharp';

const here = fileURLToPath(new URL('.', import.meta.url));
const guides = join(here, '../../assets/guides');
const photographs = process.argv[2] ?? join(here, 'output');
const most = 150 * 1024;

const list = JSON.parse(readFileSync(join(guides, 'pictures.json'), 'utf8'));

/** The file of a photograph: its number is its place in the walk, which changes. */
function photographed(walk, photograph) {
  const folder = join(photographs, walk);
  const found = readdirSync(folder).find((name) => name.replace(/^\d+-/, '') === `${photograph}.png`);
  if (!found) throw new Error(`The walk "${walk}" left no photograph "${photograph}"; run \`make test-window\` first`);
  return join(folder, found);
}

/** A part of a picture in few colours: flat screens lose nothing by it that an eye could see. */
async function drawn(path, cut) {
  const whole = sharp(path);
  const part = cut ? whole.extract({ left: cut[0], top: cut[1], width: cut[2], height: cut[3] }) : whole;
  return part.png({ palette: true, colours: 96, effort: 10, compressionLevel: 9 });
}

// Every photograph is looked for before the first picture is made anew.
const sources = list.map(({ walk, photograph }) => photographed(walk, photograph));
for (const [at, { picture, cut }] of list.entries()) {
  const made = await drawn(sources[at], cut);
  const { size } = await made.toFile(join(guides, 'pictures', `${picture}.png`));
  if (size > most) throw new Error(`${picture} takes ${size} bytes; cut it so that it takes at most ${most}`);
}
const listed = new Set(list.map(({ picture }) => `${picture}.png`));
for (const name of readdirSync(join(guides, 'pictures'))) if (!listed.has(name)) rmSync(join(guides, 'pictures', name));
console.log(`${list.length} pictures: ${join(guides, 'pictures')}`);
