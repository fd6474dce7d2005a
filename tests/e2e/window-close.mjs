// The cross of a window, without a desktop that draws one: the message that a window manager sends to the window.

import { connect } from 'node:net';

const opcodes = { attributes: 3, tree: 15, atom: 16, property: 20, send: 25 };
const clientMessage = 33;
const viewable = 2;

/** A conversation with the screen, one question at a time. */
class Screen {
  #socket;
  #received = Buffer.alloc(0);
  #wake = () => undefined;

  constructor(display) {
    this.#socket = connect(`/tmp/.X11-unix/X${display.replace(':', '')}`);
    this.#socket.on('data', (part) => {
      this.#received = Buffer.concat([this.#received, part]);
      this.#wake();
    });
  }

  /** Greets the screen; answers with its root window. */
  async greet() {
    const greeting = Buffer.alloc(12);
    greeting.write('l', 0, 'latin1');
    greeting.writeUInt16LE(11, 2);
    this.#socket.write(greeting);
    const head = await this.#take(8);
    if (head[0] !== 1) throw new Error('The screen does not answer.');
    const rest = await this.#take(head.readUInt16LE(6) * 4);
    const vendor = Math.ceil(rest.readUInt16LE(16) / 4) * 4;
    return rest.readUInt32LE(32 + vendor + rest[21] * 8);
  }

  /** Sends a request: its code, the byte beside it, and what follows, in words of four bytes. */
  tell(opcode, beside, body) {
    const head = Buffer.alloc(4);
    head[0] = opcode;
    head[1] = beside;
    head.writeUInt16LE(1 + body.length / 4, 2);
    this.#socket.write(Buffer.concat([head, body]));
  }

  async ask(opcode, beside, body) {
    this.tell(opcode, beside, body);
    const head = await this.#take(32);
    if (head[0] !== 1) throw new Error(`The screen refuses request ${opcode}: ${head[1]}`);
    return Buffer.concat([head, await this.#take(head.readUInt32LE(4) * 4)]);
  }

  end() {
    this.#socket.end();
  }

  async #take(bytes) {
    while (this.#received.length < bytes) await new Promise((wake) => (this.#wake = wake));
    const taken = this.#received.subarray(0, bytes);
    this.#received = this.#received.subarray(bytes);
    return taken;
  }
}

function words(...numbers) {
  const body = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, at) => body.writeUInt32LE(number, at * 4));
  return body;
}

/** Asks the program's window on a screen to close, as the cross in its corner does. */
export async function closeWindow(display) {
  const screen = new Screen(display);
  try {
    const root = await screen.greet();
    const atom = async (name) => {
      const length = Buffer.alloc(4);
      length.writeUInt16LE(name.length, 0);
      const text = Buffer.alloc(Math.ceil(name.length / 4) * 4);
      text.write(name, 'latin1');
      return (await screen.ask(opcodes.atom, 0, Buffer.concat([length, text]))).readUInt32LE(8);
    };
    const [protocols, remove] = [await atom('WM_PROTOCOLS'), await atom('WM_DELETE_WINDOW')];
    const tree = await screen.ask(opcodes.tree, 0, words(root));
    let asked = 0;
    for (let at = 0; at < tree.readUInt16LE(16); at += 1) {
      const window = tree.readUInt32LE(32 + at * 4);
      if ((await screen.ask(opcodes.attributes, 0, words(window)))[26] !== viewable) continue;
      const property = await screen.ask(opcodes.property, 0, words(window, protocols, 0, 0, 32));
      const offered = Array.from({ length: property.readUInt32LE(16) }, (_, one) => property.readUInt32LE(32 + one * 4));
      if (!offered.includes(remove)) continue;
      const event = Buffer.concat([Buffer.from([clientMessage, 32, 0, 0]), words(window, protocols, remove, 0, 0, 0, 0)]);
      screen.tell(opcodes.send, 0, Buffer.concat([words(window, 0), event]));
      asked += 1;
    }
    // An answer to the next question says that the message was taken.
    await screen.ask(opcodes.tree, 0, words(root));
    if (asked === 0) throw new Error('There is no window to close.');
  } finally {
    screen.end();
  }
}
