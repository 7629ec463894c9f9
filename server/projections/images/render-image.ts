import type { ImageFormat, ImageRequest } from './image-request.ts';
import { type Sharp, sharp } from './load-sharp.ts';
import { paddedSize, type Rect, type Size, scaleFactors } from './tile-grid.ts';

/** Longest that one step may take, in seconds. */
const TIMEOUT = 30;

/**
 * Makes an image from the pyramid: the operations of IIIF Image API 3.0 section 4 in their order. What is
 * turned is written out between scaling and turning, as sharp orders the steps of one pipeline by rules of
 * its own.
 */
export async function renderImage(task: {
  path: string;
  image: Size;
  request: ImageRequest;
}): Promise<Buffer> {
  const { request } = task;
  const { level, rect } = chooseLevel({ image: task.image, region: request.region, size: request.size });
  let picture = sharp(task.path, { page: level, limitInputPixels: false })
    .extract({ left: rect.x, top: rect.y, width: rect.width, height: rect.height })
    .timeout({ seconds: TIMEOUT });
  if (rect.width !== request.size.width || rect.height !== request.size.height) {
    picture = picture.resize({ ...request.size, fit: 'fill' });
  }
  if (request.mirror) picture = picture.flop();
  if (request.rotation !== 0) picture = await turn(picture, request);
  if (request.quality === 'bitonal') picture = picture.threshold(128).toColourspace('b-w');
  if (request.quality === 'gray') picture = picture.grayscale().toColourspace('b-w');
  return encode(picture, request.format).toBuffer();
}

/** Cuts the part that the picture covers out of a tile at the right or lower edge. */
export async function cropTile({ tile, size }: { tile: Buffer; size: Size }): Promise<Buffer> {
  return encode(sharp(tile).extract({ left: 0, top: 0, ...size }), 'jpg').toBuffer();
}

/**
 * The smallest level that needs no enlarging, and the region in its pixels (what lies outside is repeated
 * edge).
 */
export function chooseLevel({ image, region, size }: { image: Size; region: Rect; size: Size }) {
  const factors = scaleFactors(image);
  const level = factors.findLastIndex(
    (factor, index) =>
      index === 0 ||
      (Math.ceil(region.width / factor) >= size.width && Math.ceil(region.height / factor) >= size.height),
  );
  const factor = factors[level]!;
  const padded = paddedSize(image);
  const x = Math.floor(region.x / factor);
  const y = Math.floor(region.y / factor);
  const right = Math.min(Math.ceil((region.x + region.width) / factor), padded.width / factor);
  const bottom = Math.min(Math.ceil((region.y + region.height) / factor), padded.height / factor);
  return { level, rect: { x, y, width: right - x, height: bottom - y } };
}

async function turn(picture: Sharp, request: ImageRequest): Promise<Sharp> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const background = request.format === 'jpg' ? '#ffffff' : { r: 255, g: 255, b: 255, alpha: 0 };
  const turned = sharp(data, { raw, limitInputPixels: false }).rotate(request.rotation, { background });
  return turned.timeout({ seconds: TIMEOUT });
}

function encode(picture: Sharp, format: ImageFormat): Sharp {
  switch (format) {
    case 'jpg':
      // Tables made for the picture would save a twentieth of the bytes and take half as long again as all else.
      return picture.jpeg({ quality: 85, optimiseCoding: false });
    case 'png':
      return picture.png({ compressionLevel: 4 });
    case 'webp':
      return picture.webp({ quality: 85 });
    case 'avif':
      // 60 ms a megapixel; the next effort takes three times as long for files a fiftieth smaller.
      return picture.avif({ quality: 55, effort: 0 });
  }
}
