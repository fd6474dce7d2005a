// The course in the window of the built program: reckoning by hand, 簡素化 and 有効期間, 業務分析データ, worksheets,
// 記録シート, learners and their progress. Everybody is made up.

import assert from 'node:assert/strict';
import { filesThatShow } from './plaintext.mjs';
import { calculating } from './training/calculating.mjs';
import { learner, progressing, registering } from './training/learners.mjs';
import { papers } from './training/papers.mjs';
import { cells, recording } from './training/recording.mjs';
import { reviewing } from './training/reviewing.mjs';
import { Walk } from './walk.mjs';

const walk = new Walk('training');

registering(walk);
calculating(walk, `受講者1　${learner}`);
reviewing(walk);
recording(walk);
progressing(walk);
papers(walk);

walk.step('nothing of the learners and their work lies readable in any file that was left', async () => {
  await walk.program.close();
  assert.deepEqual(filesThatShow(walk.home, [learner, '習子', ...Object.values(cells), '事例からの課題']), []);
});
