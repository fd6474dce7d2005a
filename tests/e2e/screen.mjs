// A conversation with the test's screen in the protocol of X11: what a window manager and a keyboard say to it.

import { connect } from 'node:net';

const opcodes = { attributes: 3, tree: 15, atom: 16, property: 20, send: 25, focus: 42, focused: 43, extension: 98, keyboard: 101 };
const clientMessage = 33;
const viewable = 2;
/** In the extension XTEST: a key as if somebody pressed it. */
const fakeInput = { opcode: 2, press: 2, release: 3 };
/** Where the focus goes when the window that has it is gone: to the window under the pointer, as without anybody's doing. */
const pointerRoot = 1;

/** Keys besides those with letters, as the screen numbers them. */
export const keys = { return: 0xff0d, escape: 0xff1b, shift: 0xffe1, control: 0xffe3 };

function words(...numbers) {
  const body = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, at) => body.writeUInt32LE(number, at * 4));
  return body;
}

function named(name) {
  const body = Buffer.alloc(4 + Math.ceil(name.length / 4) * 4);
  body.writeUInt16LE(name.length, 0);
  body.write(name, 4, 'latin1');
  return body;
}

/** A conversation, one question at a time. */
export class Screen {
  #socket;
  #received = Buffer.alloc(0);
  #wake = () => undefined;
  #root;
  #keycodes;

  constructor(display) {
    this.#socket = connect(`/tmp/.X11-unix/X${display.replace(':', '')}`);
    this.#socket.on('data', (part) => {
      this.#received = Buffer.concat([this.#received, part]);
      this.#wake();
    });
  }

  /** Does `work` with the screen of that name, and takes leave. */
  static async with(display, work) {
    const screen = new Screen(display);
    try {
      await screen.#greet();
      return await work(screen);
    } finally {
      screen.#socket.end();
    }
  }

  async #greet() {
    const greeting = Buffer.alloc(12);
    greeting.write('l', 0, 'latin1');
    greeting.writeUInt16LE(11, 2);
    this.#socket.write(greeting);
    const head = await this.#take(8);
    if (head[0] !== 1) throw new Error('The screen does not answer.');
    const rest = await this.#take(head.readUInt16LE(6) * 4);
    const vendor = Math.ceil(rest.readUInt16LE(16) / 4) * 4;
    this.#root = rest.readUInt32LE(32 + vendor + rest[21] * 8);
    this.#keycodes = { first: rest[26], count: rest[27] - rest[26] + 1 };
  }

  /** Sends a request: its code, the byte beside it, and what follows, in words of four bytes. */
  #tell(opcode, beside, body) {
    const head = Buffer.alloc(4);
    head[0] = opcode;
    head[1] = beside;
    head.writeUInt16LE(1 + body.length / 4, 2);
    this.#socket.write(Buffer.concat([head, body]));
  }

  async #ask(opcode, beside, body) {
    this.#tell(opcode, beside, body);
    let head = await this.#take(32);
    // What the screen tells everybody by the way, such as that the keyboard is another one now.
    while (head[0] > 1) head = await this.#take(32);
    if (head[0] === 0) throw new Error(`The screen refuses request ${head[10]}: ${head[1]}`);
    return Buffer.concat([head, await this.#take(head.readUInt32LE(4) * 4)]);
  }

  async #take(bytes) {
    while (this.#received.length < bytes) await new Promise((wake) => (this.#wake = wake));
    const taken = this.#received.subarray(0, bytes);
    this.#received = this.#received.subarray(bytes);
    return taken;
  }

  async #atom(name) {
    return (await this.#ask(opcodes.atom, 0, named(name))).readUInt32LE(8);
  }

  /** The windows of programs that are seen now and whose property `property` names `value`. */
  async windows(property, value) {
    const [kind, wanted] = [await this.#atom(property), await this.#atom(value)];
    const tree = await this.#ask(opcodes.tree, 0, words(this.#root));
    const found = [];
    for (let at = 0; at < tree.readUInt16LE(16); at += 1) {
      const window = tree.readUInt32LE(32 + at * 4);
      const told = await this.#asked(window, kind);
      if (told?.includes(wanted)) found.push(window);
    }
    return found;
  }

  /** What a window that is seen says of itself; nothing of one that went while we looked. */
  async #asked(window, kind) {
    try {
      if ((await this.#ask(opcodes.attributes, 0, words(window)))[26] !== viewable) return null;
      const property = await this.#ask(opcodes.property, 0, words(window, kind, 0, 0, 32));
      return Array.from({ length: property.readUInt32LE(16) }, (_, one) => property.readUInt32LE(32 + one * 4));
    } catch {
      return null;
    }
  }

  /** Sends a window the message of a window manager. */
  async send(window, protocol, message) {
    const [one, other] = [await this.#atom(protocol), await this.#atom(message)];
    const event = Buffer.concat([Buffer.from([clientMessage, 32, 0, 0]), words(window, one, other, 0, 0, 0, 0)]);
    this.#tell(opcodes.send, 0, Buffer.concat([words(window, 0), event]));
    await this.#heard();
  }

  /** Gives the keyboard to a window. */
  async focus(window) {
    this.#tell(opcodes.focus, pointerRoot, words(window, 0));
    const focused = (await this.#ask(opcodes.focused, 0, words())).readUInt32LE(8);
    if (focused !== window) throw new Error('The window does not take the keyboard.');
  }

  /** Presses keys one after the other, whoever has the keyboard; of a list, each while those before it are held. */
  async press(...strokes) {
    const [, test] = (await this.#ask(opcodes.extension, 0, named('XTEST'))).subarray(8, 10);
    const codes = await this.#keyboard();
    const act = (action, code) => {
      const body = Buffer.alloc(32);
      body[0] = action;
      body[1] = code;
      this.#tell(test, fakeInput.opcode, body);
    };
    for (const stroke of strokes) {
      const held = [stroke].flat().flatMap((symbol) => {
        const known = codes.get(symbol);
        if (!known) throw new Error(`The keyboard of the screen has no ${String.fromCodePoint(symbol)}`);
        return known.shifted ? [codes.get(keys.shift).code, known.code] : [known.code];
      });
      for (const code of held) act(fakeInput.press, code);
      for (const code of held.toReversed()) act(fakeInput.release, code);
    }
    await this.#heard();
  }

  /** Where each symbol lies on the keyboard. */
  async #keyboard() {
    const { first, count } = this.#keycodes;
    const told = await this.#ask(opcodes.keyboard, 0, Buffer.from([first, count, 0, 0]));
    const each = told[1];
    const codes = new Map();
    for (const shifted of [false, true]) {
      for (let at = 0; at < count; at += 1) {
        const symbol = told.readUInt32LE(32 + (at * each + Number(shifted)) * 4);
        if (!codes.has(symbol)) codes.set(symbol, { code: first + at, shifted });
      }
    }
    return codes;
  }

  /** An answer to the next question says that what was told before was taken. */
  async #heard() {
    await this.#ask(opcodes.tree, 0, words(this.#root));
  }
}
