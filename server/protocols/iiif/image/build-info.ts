import type { ImageFile } from '../../../projections/images/image-source.ts';
import { levelSize, scaleFactors, TILE_SIZE } from '../../../projections/images/tile-grid.ts';
import { AUTH_CONTEXT, describeServices } from '../auth/describe-services.ts';
import type { ImageLimits, ImageVersion } from './image-version.ts';
import { isWithinLimits } from './limit-size.ts';

export const IMAGE_CONTEXTS: Record<ImageVersion, string> = {
  2: 'http://iiif.io/api/image/2/context.json',
  3: 'http://iiif.io/api/image/3/context.json',
};

export const IMAGE_PROFILES: Record<ImageVersion, string> = {
  2: 'http://iiif.io/api/image/2/level2.json',
  3: 'http://iiif.io/api/image/3/level2.json',
};

export interface InfoQuestion {
  /** Address of the service, encoded as in the request: clients compare it with what they asked for. */
  url: string;
  version: ImageVersion;
  image: ImageFile;
  limits: ImageLimits;
  /** Public address of the site, without a slash at its end. */
  baseUrl: string;
}

/** The image information document, info.json (Image API 3.0 and 2.1, section 5). */
export function buildInfo(question: InfoQuestion): Record<string, unknown> {
  const { image, limits } = question;
  const factors = scaleFactors(image);
  const geometry = {
    protocol: 'http://iiif.io/api/image',
    width: image.width,
    height: image.height,
    sizes: factors
      .toReversed()
      .map((factor) => levelSize({ image, factor }))
      .filter((size) => isWithinLimits({ size, limits })),
    tiles: [{ width: TILE_SIZE, height: TILE_SIZE, scaleFactors: factors }],
  };
  return question.version === 3 ? buildInfo3(question, geometry) : buildInfo2(question, geometry);
}

/** The probe service of a picture that not everyone may see (Authorization Flow 2.0, section 2.1). */
const probeOf = ({ image, baseUrl }: InfoQuestion) => describeServices({ baseUrl, imageId: image.id });

function buildInfo3(question: InfoQuestion, geometry: object): Record<string, unknown> {
  const { url, image, limits } = question;
  return {
    '@context': image.restricted ? [AUTH_CONTEXT, IMAGE_CONTEXTS[3]] : IMAGE_CONTEXTS[3],
    id: url,
    type: 'ImageService3',
    profile: 'level2',
    ...geometry,
    ...limits,
    ...(image.rights && { rights: image.rights }),
    ...(image.restricted && { service: [probeOf(question)] }),
    // Only what level 2 lacks (section 5.7).
    extraFormats: ['webp', 'avif'],
    extraQualities: ['bitonal'],
    extraFeatures: [
      'canonicalLinkHeader',
      'mirroring',
      'profileLinkHeader',
      'rotationArbitrary',
      'sizeUpscaling',
    ],
  };
}

function buildInfo2(question: InfoQuestion, geometry: object): Record<string, unknown> {
  const { url, image, limits } = question;
  return {
    '@context': IMAGE_CONTEXTS[2],
    '@id': url,
    profile: [
      IMAGE_PROFILES[2],
      {
        formats: ['webp', 'avif'],
        ...limits,
        supports: [
          'canonicalLinkHeader',
          'mirroring',
          'profileLinkHeader',
          'regionSquare',
          'rotationArbitrary',
        ],
      },
    ],
    ...geometry,
    ...(image.rights && { license: image.rights }),
    ...(image.attribution && { attribution: image.attribution }),
    ...(image.restricted && { service: [{ '@context': AUTH_CONTEXT, ...probeOf(question) }] }),
  };
}
