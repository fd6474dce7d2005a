// Nothing that was entered lies readable anywhere: after a session in which every kind of field was filled, after the
// crash of every process of the program, every file is searched that lies where a program may write.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './children.mjs';
import { given, passphrases, words } from './leak/entered.mjs';
import { session } from './leak/session.mjs';
import { files, inShiftJis, shown, writtenSince } from './plaintext.mjs';
import { holdsFiles } from './processes.mjs';
import { Walk } from './walk.mjs';

/** Where else on this computer a program might leave something, whatever its environment says. */
const elsewhere = ['/tmp', '/var/tmp', '/dev/shm', '/run', '/var/log', '/var/crash', '/var/lib/systemd/coredump'];
const ofTheAccount = ['.cache', '.config', '.local'].map((name) => join(homedir(), name));

const begun = Date.now() - 1000;
const asked = join(mkdtempSync(join(tmpdir(), 'nintei-asked-')), 'asked');
const backups = join(asked, '..', 'backups');
const walk = new Walk('leak');

/** Everything that shows a word, but for what the person asked to be written. */
function leaks() {
  const searched = new Set([
    ...files(walk.home),
    ...files(backups),
    ...[...elsewhere, ...ofTheAccount].flatMap((folder) => writtenSince(folder, begun)),
  ]);
  const paths = [...searched].filter((path) => !path.startsWith(`${asked}/`));
  return [...shown(paths, words)].map(([path, found]) => `${path}: ${found.join(' ')}`);
}

// As an account that wants core dumps, so that it is seen what the program itself forbids. Where the system forbids them
// to everybody, there is nothing left to see.
spawnSync('prlimit', ['--pid', String(process.pid), '--core=unlimited:unlimited'], { stdio: 'ignore' });

session(walk, asked, backups);

walk.step('what was entered is found where the person asked for it, in every encoding, so that the search can find', () => {
  const found = shown(files(asked), words);
  for (const name of ['record.csv', 'applications.csv']) assert.ok(found.has(join(asked, name)), name);
  const planted = join(walk.home, 'tmp', 'planted');
  const [word] = words;
  assert.ok(inShiftJis(word), 'there is Shift_JIS for it');
  const escaped = [...word].map((unit) => `\\u${unit.charCodeAt(0).toString(16)}`).join('');
  for (const content of [word, Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16(), inShiftJis(word), encodeURIComponent(word), escaped]) {
    writeFileSync(planted, content);
    assert.deepEqual([...shown(files(walk.home), words).keys()], [planted]);
    rmSync(planted);
  }
});

walk.step('while the program runs, nothing of it lies readable in any file', () => {
  assert.ok(given() > 60, `${given()} texts were entered`);
  assert.deepEqual(leaks(), []);
});

walk.step('when every process of the program crashes, none leaves a picture of its memory', async () => {
  const control = mkdtempSync(join(tmpdir(), 'nintei-core-'));
  execFileSync('sh', ['-c', 'sh -c \'kill -ABRT $$\'; true'], { cwd: control, stdio: 'ignore' });
  const dumps = files(control).length > 0;
  rmSync(control, { recursive: true });
  const processes = walk.program.processes();
  assert.ok(processes.length > 1, 'the page runs in a process of its own');
  for (const { id } of processes) {
    const [, soft, hard] = /Max core file size\s+(\S+)\s+(\S+)/u.exec(readFileSync(`/proc/${id}/limits`, 'utf8'));
    assert.deepEqual([soft, hard], ['0', '0'], `the limit of process ${id}`);
  }
  for (const { id } of processes.toReversed()) {
    try {
      process.kill(id, 'SIGABRT');
    } catch {
      // It went with another one.
    }
  }
  await until('every process is gone', () => processes.every(({ id }) => !holdsFiles(id)));
  const beside = readdirSync(process.cwd()).filter((name) => name.startsWith('core'));
  const cores = [...beside, ...writtenSince(walk.home, begun), ...writtenSince(tmpdir(), begun)].filter((path) => /(^|\/)core(\.\d+)?$/u.test(path));
  assert.deepEqual(cores, [], dumps ? 'a crashing shell leaves one here' : 'this system leaves none of anybody');
});

walk.step('nor does anything of it stand in what the program said, or in any file after the crash', () => {
  const said = join(walk.home, 'said');
  writeFileSync(said, walk.program.said);
  assert.deepEqual(leaks(), []);
});

walk.step('started anew and closed as usual, it still shows nothing, and no list of files last used was begun', async () => {
  await walk.program.close();
  await walk.open();
  await walk.page.type('user-number', '1');
  await walk.page.type('passphrase', passphrases[0]);
  await walk.page.click('unlock');
  await walk.page.at('new-case');
  await walk.program.close();
  assert.deepEqual(leaks(), []);
  const lists = files(walk.home).filter((path) => path.endsWith('recently-used.xbel'));
  assert.deepEqual(lists.filter((path) => /nintei|asked/u.test(readFileSync(path, 'utf8'))), []);
  rmSync(join(asked, '..'), { recursive: true });
  assert.equal(existsSync(asked), false);
});
