import type { Rect, Size } from './tile-grid.ts';

export type ImageFormat = 'jpg' | 'png' | 'webp' | 'avif';
export type ImageQuality = 'color' | 'gray' | 'bitonal';

/**
 * What to make of a picture, its geometry worked out: cut `region`, scale it to `size`, mirror it, turn it,
 * reduce its colours, write it. The region lies wholly inside the picture.
 */
export interface ImageRequest {
  region: Rect;
  size: Size;
  mirror: boolean;
  /** Degrees clockwise, from 0 to less than 360. */
  rotation: number;
  quality: ImageQuality;
  format: ImageFormat;
}

export const MEDIA_TYPES: Record<ImageFormat, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
};
