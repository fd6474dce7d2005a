// Files that are chosen in the system's dialogue, in the window of the built program: 主治医意見書 attached, official
// results and supplements taken in, places to save and folders. The people and the numbers are made up.

import { attachments } from './dialogues/attachments.mjs';
import { official } from './dialogues/official.mjs';
import { places } from './dialogues/places.mjs';
import { supplements } from './dialogues/supplements.mjs';
import { Walk } from './walk.mjs';

const walk = new Walk('dialogues');

attachments(walk);
official(walk);
supplements(walk);
places(walk);
