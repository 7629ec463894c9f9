import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A poor line to a server on this machine: it can be cut after so many more bytes, as often as wanted, and tells how many went up. */
export async function openLine(to: number) {
  let left = Number.POSITIVE_INFINITY;
  let sent = 0;
  let cuts = 0;
  const sockets = new Set<Socket>();
  const line = createServer((client) => {
    const server = connect(to, '127.0.0.1');
    for (const one of [client, server]) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        client.destroy();
        server.destroy();
      });
    }
    client.on('data', (bytes) => {
      sent += bytes.length;
      left -= bytes.length;
      if (left > 0) return void server.write(bytes);
      left = Number.POSITIVE_INFINITY;
      cuts += 1;
      for (const one of sockets) one.destroy();
    });
    server.pipe(client);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  return {
    port: (line.address() as AddressInfo).port,
    cutAfter: (bytes: number): void => {
      left = bytes;
    },
    sent: () => sent,
    cuts: () => cuts,
    async close(): Promise<void> {
      for (const one of sockets) one.destroy();
      await new Promise((resolve) => line.close(resolve));
    },
  };
}
