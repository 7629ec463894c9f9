import type { ImageRequest } from '../../../projections/images/image-request.ts';
import type { Size } from '../../../projections/images/tile-grid.ts';
import type { ImageLimits, ImageVersion } from './image-version.ts';
import { fitSize } from './limit-size.ts';
import { sizeByWidth } from './parse-size.ts';

export interface CanonicalQuestion {
  request: ImageRequest;
  version: ImageVersion;
  image: Size;
  limits: ImageLimits;
  /** As in `SizeQuestion`: `^max` then names no enlarged size. */
  followValidators?: boolean;
}

/** The one canonical form of a request, from the region on (Image API 3.0 and 2.1, section 4.7). */
export function writeCanonical(question: CanonicalQuestion): string {
  const { request, image } = question;
  const { x, y, width, height } = request.region;
  const region = width === image.width && height === image.height ? 'full' : `${x},${y},${width},${height}`;
  const size = question.version === 3 ? writeSize3(question) : writeSize2(question);
  const rotation = `${request.mirror ? '!' : ''}${request.rotation}`;
  const quality = request.quality === 'color' ? 'default' : request.quality;
  return `${region}/${size}/${rotation}/${quality}.${request.format}`;
}

function writeSize3({ request: { region, size }, limits, followValidators }: CanonicalQuestion): string {
  if (isSame(size, fitSize({ region, box: region, limits }))) return 'max';
  const enlarged = size.width > region.width || size.height > region.height;
  if (!enlarged) return `${size.width},${size.height}`;
  const largest = fitSize({ region, box: { width: limits.maxWidth, height: limits.maxHeight }, limits });
  return isSame(size, largest) && !followValidators ? '^max' : `^${size.width},${size.height}`;
}

function writeSize2({ request: { region, size }, image }: CanonicalQuestion): string {
  if (isSame(size, region)) return 'full';
  const byWidth = sizeByWidth({ image, region, width: size.width });
  return isSame(size, byWidth) ? `${size.width},` : `${size.width},${size.height}`;
}

function isSame(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}
