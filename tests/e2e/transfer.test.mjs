// 引渡し between two computers, each the built program in a window and a home of its own: cards, a lending, both sides
// edited, its return, what was changed on both sides, and files that are refused. The persons are made up.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { cards } from './transfer/cards.mjs';
import { lending } from './transfer/lending.mjs';
import { refused } from './transfer/refused.mjs';
import { returning } from './transfer/returning.mjs';
import { Walk } from './walk.mjs';

const office = new Walk('transfer/office');
const laptop = new Walk('transfer/laptop');

/** What is carried between the two. */
const stick = {
  folder: '',
  at(name) {
    return join(this.folder, name);
  },
};
before(() => (stick.folder = mkdtempSync(join(tmpdir(), 'nintei-stick-'))));
after(() => rmSync(stick.folder, { recursive: true, force: true }));

cards(office, laptop, stick);
lending(office, laptop, stick);
refused(office, stick);
returning(office, laptop, stick);
