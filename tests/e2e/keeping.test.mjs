// What keeps the data, in the window of the built program: backups by hand and when the window is closed, the journal
// and its check, a file changed from outside, restoring; two users with different roles, and the lock after a minute.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { backups } from './keeping/backups.mjs';
import { ending } from './keeping/ending.mjs';
import { outside } from './keeping/outside.mjs';
import { people } from './keeping/people.mjs';
import { Walk } from './walk.mjs';

const walk = new Walk('keeping');

/** The medium that backups go to. */
const medium = { folder: '' };
before(() => (medium.folder = mkdtempSync(join(tmpdir(), 'nintei-medium-'))));
after(() => rmSync(medium.folder, { recursive: true, force: true }));

backups(walk, medium);
people(walk);
outside(walk, medium);
ending(walk, medium);
