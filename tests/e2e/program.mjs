// The built program, in a home of its own, driven through tauri-driver as a person would use it.

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Builder, Capabilities } from 'selenium-webdriver';
import { end, freePort, start, until } from './children.mjs';
import { family, holdsFiles } from './processes.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? `${root}target`;
const built = `${target}/debug`;

/** The program with a window. */
export const windowProgram = `${built}/nintei-desktop`;
/** The same, optimised, for measuring. */
export const release = `${target}/release/nintei-desktop`;
/** The program without one. */
export const commandLine = `${built}/nintei`;

/** A tool of the tests, built as an example of its crate. */
export const builtExample = (name) => `${built}/examples/${name}`;

/** The environment of a person who has just sat down at a new computer: everything lies under `home`. */
export function environmentIn(home, display) {
  const places = {
    HOME: home,
    XDG_DATA_HOME: `${home}/data`,
    XDG_CONFIG_HOME: `${home}/config`,
    XDG_CACHE_HOME: `${home}/cache`,
    XDG_RUNTIME_DIR: `${home}/run`,
    TMPDIR: `${home}/tmp`,
  };
  for (const place of Object.values(places)) mkdirSync(place, { recursive: true, mode: 0o700 });
  return {
    PATH: `${process.env.CARGO_HOME ?? `${process.env.HOME}/.cargo`}/bin:${process.env.PATH}`,
    LANG: 'C.UTF-8',
    USER: 'chosain',
    DISPLAY: display,
    GDK_BACKEND: 'x11',
    // No desktop runs on the test's screen, so there is nobody to tell about accessibility or settings.
    NO_AT_BRIDGE: '1',
    GSETTINGS_BACKEND: 'memory',
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    ...places,
  };
}

/** A run of the program, from its start to its end. */
export class RunningProgram {
  #driver;
  #session;
  #application;

  constructor(application) {
    this.#application = application;
  }

  /** Starts the program, or the file `starter` that starts it, and waits for its window. */
  static async start(environment, application = windowProgram, starter = application) {
    const running = new RunningProgram(application);
    const [port, native] = [await freePort(), await freePort()];
    running.#driver = start('tauri-driver', ['--port', port, '--native-port', native].map(String), environment);
    const address = `http://127.0.0.1:${port}`;
    await until('tauri-driver answers', () => {
      if (running.#driver.exitCode !== null) throw new Error(`tauri-driver ended: ${running.#driver.said}`);
      return fetch(`${address}/status`).then(
        (answer) => answer.ok,
        () => false,
      );
    });
    const capabilities = new Capabilities();
    capabilities.set('browserName', 'wry');
    capabilities.set('tauri:options', { application: starter });
    // WebKit's driver waits for ever for a program that ended before it had a window. We do not.
    const guard = setTimeout(() => running.#driver.kill(), 60_000);
    try {
      running.#session = await new Builder().usingServer(address).withCapabilities(capabilities).build();
    } catch (cause) {
      await end(running.#driver);
      throw new Error(`The program did not open its window: ${cause}\n${running.#driver.said}`, { cause });
    } finally {
      clearTimeout(guard);
    }
    return running;
  }

  /** The WebDriver session. */
  get session() {
    return this.#session;
  }

  /** What the program and its driver have written to the console. */
  get said() {
    return this.#driver.said;
  }

  /** The program's own process, where it runs. */
  #own() {
    return family(this.#driver.pid).find((one) => one.program === this.#application);
  }

  /** The program's own process and those of WebKit under it. */
  processes() {
    const own = this.#own();
    if (!own) throw new Error('The program does not run.');
    return family(own.id);
  }

  /** Waits until the program has ended by itself. */
  ended() {
    return until('the program ends', () => !this.#own());
  }

  /** Takes the program's life as a power cut would: it cannot do anything more. */
  async kill() {
    const [own] = this.processes();
    process.kill(own.id, 'SIGKILL');
    await until('the program is gone', () => !holdsFiles(own.id));
    await end(this.#driver);
  }

  /** Closes the window. The driver stays until the program is gone, for it may still have to be told to go. */
  async close() {
    const own = this.#own();
    await this.#session.quit().catch(() => undefined);
    await until('the program is gone', () => !own || !holdsFiles(own.id));
    await end(this.#driver);
  }
}
