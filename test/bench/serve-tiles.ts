import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createImageReader } from '../../server/projections/images/read-image.ts';
import { imageRouter } from '../../server/protocols/iiif/image/image-router.ts';
import { IMAGE_PATHS } from '../../server/protocols/iiif/image/image-version.ts';

/*
 * The image service alone in a process of its own, so that the client's work is not counted with the server's.
 * Arguments: path of the pyramid, width and height of its picture. Writes its port and serves until it is ended.
 */
const [pyramid, width, height] = process.argv.slice(2);
const file = { id: 'picture', pyramid, width: Number(width), height: Number(height), etag: 'picture' };
const images = { find: async (id: string) => (id === file.id ? file : undefined) };
const app = express();
const baseUrl = 'http://archive.example';
app.use(IMAGE_PATHS[3], imageRouter({ images, reader: createImageReader(), baseUrl, version: 3 }));
const server = createServer(app).listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
