import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** One browser's only way to the server, for a test to cut: an HTTP proxy that knows CONNECT and nothing
 * else. A browser that its driver takes offline keeps the sockets it has; here they are torn down, and
 * new ones are refused until the way is mended. The page's address stays the server's own. */
export interface Tunnel {
  /** For a browser context's `proxy`. */
  address: string;
  /** What came from the server so far: all that a phone would pay for, encryption included. */
  received_bytes(): number;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openTunnel(): Promise<Tunnel> {
  const ends = new Set<Duplex>();
  let isCut = false;
  let received = 0;
  const server = createServer((_, response) => response.writeHead(405).end());
  const tear = (): void => {
    for (const end of ends) end.destroy();
  };
  const keep = (end: Duplex): void => {
    ends.add(end);
    end.on('error', () => end.destroy());
    end.on('close', () => ends.delete(end));
  };
  server.on('connect', (request: IncomingMessage, near: Duplex, head: Buffer) => {
    keep(near);
    if (isCut) {
      near.destroy();
      return;
    }
    const far = reach(request.url ?? '');
    keep(far);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    far.on('data', (piece: Buffer) => (received += piece.length));
    far.on('connect', () => {
      near.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.write(head);
      near.pipe(far).pipe(near);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server's address is never a path.
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    received_bytes: () => received,
    cut: () => {
      isCut = true;
      tear();
    },
    mend: () => (isCut = false),
    close: () =>
      new Promise((resolve) => {
        tear();
        server.close(() => resolve());
      }),
  };
}

/** "localhost:8443", without the time that the kernel would wait to fill a packet. */
function reach(target: string): Socket {
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(target) ?? [];
  return connect({ host, port: Number(port), noDelay: true });
}
