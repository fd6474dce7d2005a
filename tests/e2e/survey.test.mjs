// A survey as an investigator works: the office, the visit, the write-up, 点検, the documents; with bad input and a
// sudden death of the program between.

import { badInput } from './survey/bad-input.mjs';
import { check } from './survey/check.mjs';
import { documents } from './survey/documents.mjs';
import { overview } from './survey/overview.mjs';
import { settingUp } from './survey/setting-up.mjs';
import { visit } from './survey/visit.mjs';
import { writeUp } from './survey/write-up.mjs';
import { Walk } from './walk.mjs';

const walk = new Walk('survey');
settingUp(walk);
visit(walk);
writeUp(walk);
badInput(walk);
overview(walk);
check(walk);
documents(walk);
