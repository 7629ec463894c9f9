import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import express from 'express';
import sharp from 'sharp';
import { readChoices } from '../../server/pages/item/item-page.ts';
import { renderItemPage } from '../../server/pages/item/render-item-page.ts';
import { sendPage } from '../../server/pages/layout/send-page.ts';
import { pagesRouter } from '../../server/pages/pages-router.ts';
import type { PagesPorts } from '../../server/pages/ports.ts';
import { readerOf } from '../../server/pages/reader/reader.ts';
import { renderErrorPage } from '../../server/pages/render-error-page.ts';
import { makePyramid } from '../../server/projections/images/make-pyramid.ts';
import { createImageReader } from '../../server/projections/images/read-image.ts';
import { imageRouter } from '../../server/protocols/iiif/image/image-router.ts';
import { samplePorts } from '../pages/sample-ports.ts';
import { sampleArchive, sampleImages, sampleView } from '../pages/sample-views.ts';
import type { Site } from './site-suite.ts';

const width = 3000;
const height = 2000;

/** A picture with something to see at every depth: rings in three colours. */
async function drawPicture(file: string): Promise<void> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const ring = Math.floor(Math.hypot(x - width / 2, y - height / 2) / 12) % 3;
      pixels[at + ring] = 180;
    }
  await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(file);
}

function itemRoutes(app: express.Express, ports: PagesPorts): void {
  app.get('/item/:id', (request, response) => {
    const reader = readerOf(request, ports);
    const item = sampleArchive.item(request.params.id);
    if (!item)
      return void sendPage(response, { reader, status: 404, html: renderErrorPage({ reader, status: 404 }) });
    const view = sampleView(item);
    const images = sampleImages(view);
    const html = renderItemPage({ view, images, archive: sampleArchive, reader, ...readChoices(reader) });
    sendPage(response, { reader, html });
  });
  app.use((request, response) => {
    const reader = readerOf(request, ports);
    sendPage(response, { reader, status: 404, html: renderErrorPage({ reader, status: 404 }) });
  });
}

/** The pages over the sample items, with one real picture behind every image, on a free port. */
export async function openSampleSite(): Promise<Site & { close(): Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tessera-pages-'));
  const source = path.join(folder, 'rings.png');
  const pyramid = path.join(folder, 'rings.tif');
  await drawPicture(source);
  await makePyramid({ source, target: pyramid });

  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ports = samplePorts(`${baseUrl}/`);
  const images = {
    find: async (id: string) => ({
      id,
      pyramid: id === 'print1c' ? undefined : pyramid,
      width,
      height,
      etag: id,
    }),
  };
  app.use('/iiif/image/3', imageRouter({ images, reader: createImageReader(), baseUrl, version: 3 }));
  app.use(pagesRouter(ports));
  itemRoutes(app, ports);
  return {
    baseUrl,
    word: 'cloth',
    pictured: 'kente1',
    shared: 'kente1',
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
