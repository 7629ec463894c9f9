import { levelSize, type Size, scaleFactors } from '../../../projections/images/tile-grid.ts';
import { describeServices } from '../auth/describe-services.ts';
import { IMAGE_PROFILES } from '../image/build-info.ts';
import { DEFAULT_LIMITS, type ImageLimits, imageServiceUrl } from '../image/image-version.ts';
import { fitSize } from '../image/limit-size.ts';

export interface PictureQuestion {
  baseUrl: string;
  imageId: string;
  /** Size of the whole picture in pixels. */
  width: number;
  height: number;
  limits?: ImageLimits;
  /** Not everyone may see it: the image service says how to find out who may. */
  restricted?: boolean;
}

/** The picture as a canvas shows it: as large as the image service gives it out, with the service itself. */
export function writeImage(picture: PictureQuestion): Record<string, unknown> {
  const { width, height, limits = DEFAULT_LIMITS } = picture;
  const size = fitSize({ region: { width, height }, box: { width, height }, limits });
  return describe(picture, { size, name: 'max' });
}

/** The whole picture as a file to keep, as large as the image service gives it out (section 3.3.2, rendering). */
export function writeDownload({ baseUrl, imageId }: PictureQuestion): Record<string, unknown> {
  const id = `${imageServiceUrl({ baseUrl, version: 3, id: encodeURIComponent(imageId) })}/full/max/0/default.jpg`;
  return { id, type: 'Image', label: { none: ['JPEG'] }, format: 'image/jpeg' };
}

/**
 * The smallest level of the picture, 257 to 512 pixels long unless the picture is smaller: a tile that is
 * kept.
 */
export function writeThumbnail(picture: PictureQuestion): Record<string, unknown> {
  const size = levelSize({ image: picture, factor: scaleFactors(picture).at(-1)! });
  return describe(picture, { size, name: `${size.width},${size.height}` });
}

function describe({ baseUrl, imageId, restricted }: PictureQuestion, image: { size: Size; name: string }) {
  const id = encodeURIComponent(imageId);
  const service3 = imageServiceUrl({ baseUrl, version: 3, id });
  const service = restricted && [describeServices({ baseUrl, imageId })];
  const service2 = imageServiceUrl({ baseUrl, version: 2, id });
  return {
    id: `${service3}/full/${image.name}/0/default.jpg`,
    type: 'Image',
    format: 'image/jpeg',
    ...image.size,
    service: [
      { id: service3, type: 'ImageService3', profile: 'level2', ...(service && { service }) },
      { '@id': service2, '@type': 'ImageService2', profile: IMAGE_PROFILES[2] },
    ],
  };
}
