import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { type Sharp, sharp } from '../../../server/projections/images/load-sharp.ts';

/** Colour of the drawn picture at a point: smooth, without symmetry, different in all three channels. */
export function colourAt({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  const across = x / Math.max(1, width - 1);
  const down = y / Math.max(1, height - 1);
  const wave = 30 * Math.sin(x / 37) * Math.cos(y / 53);
  return [200 - 150 * across + wave, 60 + 150 * down + wave, 90 + 100 * across * down + wave];
}

/** A drawn picture, from pixels and not from a file, to be saved in whatever format a test is about. */
export function drawPicture({ width, height }: { width: number; height: number }): Sharp {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (const [channel, value] of colourAt({ x, y, width, height }).entries()) {
        data[(y * width + x) * 3 + channel] = Math.round(value);
      }
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** Saves a picture under a new name in a folder and tells where. */
export async function savePicture({ picture, folder }: { picture: Sharp; folder: string }): Promise<string> {
  const file = path.join(folder, randomUUID());
  await picture.toFile(file);
  return file;
}

/** The red, green and blue of every pixel. */
export async function decodePixels(image: Buffer | string) {
  const { data, info } = await sharp(image)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Mean and largest difference of two equally large images, in steps of 0 to 255. */
export function compareBytes(one: Uint8Array, other: Uint8Array): { mean: number; largest: number } {
  let sum = 0;
  let largest = 0;
  for (const [index, value] of one.entries()) {
    const difference = Math.abs(value - other[index]!);
    sum += difference;
    largest = Math.max(largest, difference);
  }
  return { mean: sum / one.length, largest };
}
