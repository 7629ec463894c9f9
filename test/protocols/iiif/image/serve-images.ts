import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express, { type Express } from 'express';
import type { ImageFile, ImageSource } from '../../../../server/projections/images/image-source.ts';
import { makePyramid } from '../../../../server/projections/images/make-pyramid.ts';
import { createImageReader } from '../../../../server/projections/images/read-image.ts';
import { type ImageService, imageRouter } from '../../../../server/protocols/iiif/image/image-router.ts';
import { IMAGE_PATHS } from '../../../../server/protocols/iiif/image/image-version.ts';

export interface ServedImages {
  app: Express;
  /** What `find` gives; tests add to it and take away. */
  files: Map<string, ImageFile>;
  /** Makes the pyramid of a source file and serves it under an id. */
  add(picture: { id: string; source: string }): Promise<ImageFile>;
  folder: string;
  close(): Promise<void>;
}

/** Both image services over pyramids in a temporary folder, as the server mounts them. */
export async function serveImages(settings: Partial<ImageService> = {}): Promise<ServedImages> {
  const folder = await mkdtemp(path.join(tmpdir(), 'iiif-'));
  const reader = createImageReader();
  const files = new Map<string, ImageFile>();
  const images: ImageSource = { find: async (id) => files.get(id) };
  const app = express();
  const baseUrl = 'http://archive.example';
  for (const version of [2, 3] as const) {
    app.use(IMAGE_PATHS[version], imageRouter({ images, reader, baseUrl, ...settings, version }));
  }
  return {
    app,
    files,
    folder,
    async add({ id, source }) {
      const pyramid = path.join(folder, `${encodeURIComponent(id)}.tif`);
      const outcome = await makePyramid({ source, target: pyramid });
      if (outcome.state === 'refused') throw new Error(outcome.problem.message);
      const file = { id, pyramid, width: outcome.width, height: outcome.height, etag: `tag-${id}` };
      files.set(id, file);
      return file;
    },
    async close() {
      await reader.close();
      await rm(folder, { recursive: true });
    },
  };
}
