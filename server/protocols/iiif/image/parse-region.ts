import type { Rect, Size } from '../../../projections/images/tile-grid.ts';
import { parseDecimal, parsePixels } from './parse-number.ts';
import { bad, ok, type Parsed } from './parsed.ts';

/**
 * The region in pixels of the whole picture, cut off at its edges (Image API 3.0 and 2.1, section 4.1;
 * `square` is optional in 2.1).
 */
export function parseRegion({ text, image }: { text: string; image: Size }): Parsed<Rect> {
  if (text === 'full') return ok({ x: 0, y: 0, width: image.width, height: image.height });
  if (text === 'square') return ok(centreSquare(image));
  const rect = text.startsWith('pct:') ? parsePercent(text.slice(4), image) : parseRect(text);
  if (!rect) {
    return bad(`The region "${text}" is none of full, square, x,y,w,h in whole pixels and pct:x,y,w,h.`);
  }
  return cut({ text, rect, image });
}

function parseRect(text: string): Rect | undefined {
  const [x, y, width, height, ...rest] = text.split(',').map(parsePixels);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
  return rest.length === 0 ? { x, y, width, height } : undefined;
}

function parsePercent(text: string, image: Size): Rect | undefined {
  const [x, y, width, height, ...rest] = text.split(',').map(parseDecimal);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
  if (rest.length > 0) return undefined;
  return {
    x: Math.round((image.width * x) / 100),
    y: Math.round((image.height * y) / 100),
    width: Math.round((image.width * width) / 100),
    height: Math.round((image.height * height) / 100),
  };
}

function cut({ text, rect, image }: { text: string; rect: Rect; image: Size }): Parsed<Rect> {
  const width = Math.min(rect.width, image.width - rect.x);
  const height = Math.min(rect.height, image.height - rect.y);
  if (rect.width === 0 || rect.height === 0)
    return bad(`The region "${text}" is less than a pixel wide or high.`);
  if (width <= 0 || height <= 0) {
    return bad(`The region "${text}" lies outside the picture of ${image.width} x ${image.height} pixels.`);
  }
  return ok({ x: rect.x, y: rect.y, width, height });
}

function centreSquare({ width, height }: Size): Rect {
  const side = Math.min(width, height);
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), width: side, height: side };
}
