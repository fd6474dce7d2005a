// Uses the installed program as a person would, in the root folder named on the command line: see installed.sh.

import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const [, , machine] = process.argv;
const data = join(machine, 'home/kaigo/.local/share/jp.nintei.desktop');
const pictures = join(machine, 'pictures');
const passphrase = 'sakura no hana ga saita hi';
const display = ':77';
const driver = 'http://127.0.0.1:4444';
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

const environment = ['-i', 'HOME=/home/kaigo', 'USER=kaigo', 'LANG=C.UTF-8', 'PATH=/usr/local/bin:/usr/bin:/bin',
  `DISPLAY=${display}`, 'GDK_BACKEND=x11', 'NO_AT_BRIDGE=1', 'GSETTINGS_BACKEND=memory', 'DBUS_SESSION_BUS_ADDRESS=disabled:'];

/** Starts `command` on the machine as the person who works there. */
function begin(...command) {
  const child = spawn('chroot', ['--userspec=kaigo:kaigo', machine, '/usr/bin/env', ...environment, ...command], { stdio: 'ignore' });
  child.on('error', (cause) => {
    throw cause;
  });
  return child;
}

/** Runs `command` on the machine as root. */
const asRoot = (...command) =>
  execFileSync('chroot', [machine, '/usr/bin/env', '-i', 'HOME=/root', 'LANG=C.UTF-8', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', ...command], { encoding: 'utf8' });

function expect(holds, what) {
  if (!holds) throw new Error(`It does not hold: ${what}`);
  console.log(`ok  ${what}`);
}

/** Asks until `ask` answers something, for at most a minute. */
async function until(what, ask) {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`In a minute, not: ${what}`);
    await pause(50);
  }
}

async function wire(method, path, body) {
  // The driver waits for ever for a program that ended before it had a window. We do not.
  const signal = AbortSignal.timeout(180_000);
  const answer = await fetch(`${driver}${path}`, { method, signal, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${value?.message ?? answer.status}`);
  return value;
}

/** The program with its window open, looked at by the marks that its elements bear. */
class Window {
  #session;
  #driver;

  static async open() {
    const window = new Window();
    window.#driver = begin('tauri-driver');
    await until('the driver answers', () => fetch(`${driver}/status`).then(({ ok }) => ok, () => false));
    const capabilities = { alwaysMatch: { browserName: 'wry', 'tauri:options': { application: '/usr/bin/nintei-desktop' } } };
    const { sessionId } = await wire('POST', '/session', { capabilities });
    window.#session = `/session/${sessionId}`;
    return window;
  }

  find(mark) {
    const query = { using: 'css selector', value: `[data-testid="${mark}"]` };
    return until(`${mark} is shown`, () => wire('POST', `${this.#session}/element`, query).then((found) => found[elementKey], () => null));
  }

  async click(mark) {
    const element = await this.find(mark);
    await wire('POST', `${this.#session}/element/${element}/click`, {});
  }

  async type(mark, text) {
    const element = await this.find(mark);
    await wire('POST', `${this.#session}/element/${element}/value`, { text });
  }

  async text(mark) {
    const element = await this.find(mark);
    return wire('GET', `${this.#session}/element/${element}/text`);
  }

  async count(mark) {
    const query = { using: 'css selector', value: `[data-testid="${mark}"]` };
    return (await wire('POST', `${this.#session}/elements`, query)).length;
  }

  async picture(name) {
    writeFileSync(join(pictures, `${name}.png`), Buffer.from(await wire('GET', `${this.#session}/screenshot`), 'base64'));
  }

  async close() {
    await wire('DELETE', this.#session).catch(() => undefined);
    await until('the program is gone', () => !programs().includes('nintei-desktop'));
    this.#driver.kill();
    await until('the driver is gone', () => this.#driver.exitCode !== null || this.#driver.signalCode !== null);
  }
}

/** Names of the processes that run; the machine has a list of its own. */
function programs() {
  return readdirSync('/proc').filter((id) => /^\d+$/.test(id)).map((id) => {
    try {
      return readFileSync(join(machine, 'proc', id, 'cmdline'), 'utf8').split('\0')[0].split('/').at(-1);
    } catch {
      return '';
    }
  });
}

/** Every file of the person's data with the digest of its content. What the window's engine keeps beside it is none. */
function digests() {
  return readdirSync(data).filter((name) => name.startsWith('nintei.')).sort().map((name) => `${name} ${createHash('sha256').update(readFileSync(join(data, name))).digest('hex')}`).join('\n');
}

mkdirSync(pictures, { recursive: true });
// What a run before left behind, where the folder is used again.
for (const left of ['home/kaigo/.local', 'tmp/.X77-lock', 'tmp/.X11-unix/X77']) rmSync(join(machine, left), { recursive: true, force: true });
const screen = begin('Xvfb', display, '-screen', '0', '1280x800x24', '-nolisten', 'tcp');
await until('the screen is there', () => existsSync(join(machine, 'tmp/.X11-unix/X77')));

const judged = execFileSync('chroot', ['--userspec=kaigo:kaigo', machine, '/usr/bin/env', ...environment, 'nintei', 'judge'], {
  input: '{"id":"a","answers":{"1-1":[2,4],"1-2":[1],"1-3":2}}\n',
  encoding: 'utf8',
});
expect(judged.includes('試算'), 'the command line judges');

let window = await Window.open();
await window.type('passphrase', passphrase);
await window.type('confirmation', passphrase);
await window.picture('1-first-start');
await window.click('create');
await window.click('recovery-done');
await window.click('add-examples');
await window.find('case-row');
const cases = await window.count('case-row');
expect(cases > 0, `the made-up cases are in the list: ${cases}`);
await window.picture('2-list');
await window.click('about');
expect(/\d+\.\d+\.\d+/.test(await window.text('version')), 'the page about the program tells its version');
expect((await window.text('folder')) === '/home/kaigo/.local/share/jp.nintei.desktop', 'the data lies in the home of the person');
await window.picture('3-about');
await window.close();

const before = digests();
expect(before.includes('nintei.db') && before.includes('nintei.key'), 'the data is there');
asRoot('dpkg', '-i', '/root/later.deb');
expect(asRoot('dpkg-query', '-W', '-f=${Version}', 'nintei').includes('later'), 'the later version is installed');
expect(digests() === before, 'laying the later version over it left every byte of the data as it was');

window = await Window.open();
await window.type('passphrase', passphrase);
await window.click('unlock');
await window.find('case-row');
expect((await window.count('case-row')) === cases, 'the later version opens the data with the same passphrase and shows the same cases');
await window.picture('4-after-upgrade');
await window.close();

const last = digests();
asRoot('dpkg', '--purge', 'nintei');
expect(!existsSync(join(machine, 'usr/bin/nintei-desktop')) && !existsSync(join(machine, 'usr/lib/nintei')), 'purging takes every file of the package away');
expect(digests() === last, 'purging left every byte of the data as it was');
screen.kill();
