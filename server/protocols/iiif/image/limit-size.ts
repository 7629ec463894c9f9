import type { Size } from '../../../projections/images/tile-grid.ts';
import type { ImageLimits } from './image-version.ts';

/** Whether the server's limits allow an image of this size. */
export function isWithinLimits({ size, limits }: { size: Size; limits: ImageLimits }): boolean {
  return (
    size.width <= limits.maxWidth &&
    size.height <= limits.maxHeight &&
    size.width * size.height <= limits.maxArea
  );
}

/**
 * The largest size of a region's proportions that fits a box and the limits, rounded so that it stays
 * inside both. A side may come out as 0 when the proportions are extreme.
 */
export function fitSize({ region, box, limits }: { region: Size; box: Size; limits: ImageLimits }): Size {
  const width = Math.min(box.width, limits.maxWidth);
  const height = Math.min(box.height, limits.maxHeight);
  const area = Math.sqrt(limits.maxArea / (region.width * region.height));
  const scale = Math.min(width / region.width, height / region.height, area);
  const inside = (round: (length: number) => number) => ({
    width: Math.min(round(region.width * scale), width),
    height: Math.min(round(region.height * scale), height),
  });
  const nearest = inside(Math.round);
  // Rounding both sides up may pass the area by a hair.
  return nearest.width * nearest.height > limits.maxArea ? inside(Math.floor) : nearest;
}
