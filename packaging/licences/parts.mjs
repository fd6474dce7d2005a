// Every part of the program that others made: crates, npm packages in the pages, what lies inside them, fonts.

import { join } from 'node:path';

import { cargoParts } from './cargo-parts.mjs';
import { declaredParts } from './declared-parts.mjs';
import { npmParts } from './npm-parts.mjs';
import { alternatives, normal } from './spdx.mjs';

/** Licences whose text is the same wherever it is used. */
const invariant = ['Apache-2.0', 'MPL-2.0', 'MIT', 'BSD-3-Clause'];
const startOf = {
  'Apache-2.0': /^\s*Apache License\s+Version 2\.0/,
  'MPL-2.0': /^\s*Mozilla Public License/,
  MIT: /^(?:The )?MIT License[\s\S]*Permission is hereby granted/,
  'BSD-3-Clause': /Redistribution and use in source[\s\S]*Neither the name/,
};

/** A part without a text of its own is given that of its licence, as another part carries it, and its authors. */
function lend(parts) {
  const carried = (licence) => {
    const lenders = parts.filter((part) => part.texts.length > 0 && alternatives(part.licence).flat().includes(licence));
    return lenders.flatMap(({ texts }) => texts).find((text) => startOf[licence].test(text));
  };
  for (const part of parts.filter(({ texts }) => texts.length === 0)) {
    const licences = alternatives(part.licence)[0];
    const own = licences.map((licence) => (invariant.includes(licence) ? carried(licence) : undefined));
    if (own.includes(undefined)) throw new Error(`${part.name} (${part.licence}) has no licence text, and none can be lent`);
    const copyright = /^.*copyright (?:\(c\)|©|\d).*\n/gim;
    const by = part.authors?.length ? part.authors.join(', ') : `the authors of ${part.name}`;
    part.texts = own.map((text) => {
      // Names belong to the part that lends, except in the texts that nobody fills in.
      const plain = text.length > 5000 ? text : text.replace(copyright, `Copyright (c) ${by}\n`);
      return plain;
    });
  }
}

/** Every part, in the order of the list. */
export async function thirdParties(project) {
  const crates = cargoParts(project);
  const others = crates.filter(({ kind }) => kind !== 'own');
  const npm = await npmParts(join(project, 'ui'));
  const parts = [...others, ...npm, ...declaredParts(project, others, npm)];
  for (const part of parts) part.licence = normal(part.licence);
  lend(parts);
  return { own: crates.filter(({ kind }) => kind === 'own'), parts };
}
