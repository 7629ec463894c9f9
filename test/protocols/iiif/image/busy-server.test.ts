import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createImageReader } from '../../../../server/projections/images/read-image.ts';
import { drawPicture, savePicture } from '../../../projections/images/draw-picture.ts';
import { type ServedImages, serveImages } from './serve-images.ts';

let served: ServedImages;
const reader = createImageReader({ concurrent: 1, waiting: 1 });
const server = createServer();

before(async () => {
  served = await serveImages({ reader });
  const picture = drawPicture({ width: 2400, height: 2400 }).png();
  await served.add({ id: 'large', source: await savePicture({ picture, folder: served.folder }) });
  server.on('request', served.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
after(async () => {
  server.close();
  server.closeAllConnections();
  await reader.close();
  await served.close();
});

/** Asks for an image that takes long to make, a different one for each number. */
function ask(degrees: number) {
  const { port } = server.address() as AddressInfo;
  const sent = get(`http://127.0.0.1:${port}/iiif/image/3/large/full/max/${degrees}/default.png`);
  const answer = new Promise<IncomingMessage | undefined>((resolve) => {
    sent.on('response', (response) => resolve(response.resume()));
    sent.on('error', () => resolve(undefined));
  });
  return { sent, answer };
}

test('past what may wait the answer is 503, and a client that leaves gives up its place', async () => {
  const first = ask(1);
  await wait(30);
  const second = ask(2);
  await wait(30);
  const refused = await ask(3).answer;
  assert.equal(refused?.statusCode, 503);
  assert.equal(refused.headers['retry-after'], '1');
  second.sent.destroy();
  await wait(30);
  const third = ask(4);
  assert.equal((await first.answer)?.statusCode, 200);
  assert.equal((await third.answer)?.statusCode, 200);
});
