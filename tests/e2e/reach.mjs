// An address that counts who comes, and the page's attempt to reach it.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Lets the page, then the test itself, call an address of this computer, and answers which of the two arrived. */
export async function whoReachesAnAddress(session) {
  let arrivals = 0;
  const server = createServer((connection) => {
    arrivals += 1;
    connection.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await session.executeAsyncScript(
    (address, done) => fetch(address, { mode: 'no-cors' }).then(() => done(), () => done()),
    `http://127.0.0.1:${port}/`,
  );
  const page = arrivals > 0;
  await Promise.all([once(server, 'connection'), once(connect(port, '127.0.0.1').resume(), 'close')]);
  const test = arrivals > (page ? 1 : 0);
  server.close();
  return { page, test };
}
