/** Width and height of every tile, in pixels of its own level. */
export const TILE_SIZE = 512;

export interface Size {
  width: number;
  height: number;
}

/** A rectangle in pixels of the whole picture. */
export interface Rect extends Size {
  x: number;
  y: number;
}

/** One cell of the grid: `width` and `height` are what the picture covers of it, in pixels of the level. */
export interface Tile extends Size {
  level: number;
  column: number;
  row: number;
}

/** How many times smaller each level is than the picture: 1, 2, 4, ... until one tile holds the whole. */
export function scaleFactors(image: Size): number[] {
  const factors = [1];
  let factor = 1;
  while (Math.max(image.width, image.height) > TILE_SIZE * factor) {
    factor *= 2;
    factors.push(factor);
  }
  return factors;
}

/** Size of a level in pixels, rounded up, since IIIF counts the last, partly covered column and row. */
export function levelSize({ image, factor }: { image: Size; factor: number }): Size {
  return { width: Math.ceil(image.width / factor), height: Math.ceil(image.height / factor) };
}

/**
 * Size to which the picture is extended, by repeating its last column and row, before its pyramid is written.
 * Whole tiles at the full level cost nothing (the file would hold black there), and an even size at every
 * level keeps black out of the last pixels, where JPEG's halved colour would mix it in. Up to 16,384 pixels
 * the tile size alone brings this about; past that the unit grows with the number of levels.
 */
export function paddedSize(image: Size): Size {
  const unit = Math.max(TILE_SIZE, 2 * scaleFactors(image).at(-1)!);
  const pad = (length: number) => Math.ceil(length / unit) * unit;
  return { width: pad(image.width), height: pad(image.height) };
}

/** The tile of the grid that this region at this size is, if it is exactly one. */
export function findTile({
  image,
  region,
  size,
}: {
  image: Size;
  region: Rect;
  size: Size;
}): Tile | undefined {
  for (const [level, factor] of scaleFactors(image).entries()) {
    const side = TILE_SIZE * factor;
    if (
      region.x % side === 0 &&
      region.y % side === 0 &&
      region.width === Math.min(side, image.width - region.x) &&
      region.height === Math.min(side, image.height - region.y) &&
      size.width === Math.ceil(region.width / factor) &&
      size.height === Math.ceil(region.height / factor)
    ) {
      return { level, column: region.x / side, row: region.y / side, ...size };
    }
  }
  return undefined;
}
