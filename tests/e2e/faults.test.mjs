// Disks that are full or take nothing, and a second start, in the window. The walk runs in name spaces of its own, in
// which it may mount a small disk without any rights outside; where the system grants none, this says so.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const own = ['--user', '--map-root-user', '--mount'];
const granted = spawnSync('unshare', [...own, 'true']).status === 0;

test(
  'a full disk, a second start and a folder that takes nothing, in the window',
  { skip: granted ? false : `this system grants no name spaces (unshare ${own.join(' ')})` },
  async () => {
    const walk = fileURLToPath(new URL('faults/walk.mjs', import.meta.url));
    // Not as a part of this test's own run, whose report goes to the one above it.
    const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
    const disk = mkdtempSync(join(tmpdir(), 'nintei-disk-'));
    const child = spawn('unshare', [...own, process.execPath, '--test', '--test-reporter=spec', walk], {
      env: { ...environment, NINTEI_TEST_DISK: disk },
      stdio: 'inherit',
    });
    const code = await new Promise((settle) => child.once('exit', settle));
    // What was mounted there went with the name spaces.
    rmSync(disk, { recursive: true });
    assert.equal(code, 0, 'a step of the walk failed; it is told above');
  },
);
