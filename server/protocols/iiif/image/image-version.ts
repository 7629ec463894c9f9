/** Version of the IIIF Image API: 3 stands for 3.0, 2 for 2.1. */
export type ImageVersion = 2 | 3;

/** Where each version is mounted; the addresses are a contract. */
export const IMAGE_PATHS: Record<ImageVersion, string> = { 2: '/iiif/image/2', 3: '/iiif/image/3' };

/** Limits on the images that are served, in pixels; published in info.json. */
export interface ImageLimits {
  maxWidth: number;
  maxHeight: number;
  maxArea: number;
}

/** The longest side that a WebP file can have, and an area that one core writes in a second or two. */
export const DEFAULT_LIMITS: ImageLimits = { maxWidth: 16_383, maxHeight: 16_383, maxArea: 50_000_000 };

/** Address of an image service, `id` being encoded as in the request. */
export function imageServiceUrl(service: { baseUrl: string; version: ImageVersion; id: string }): string {
  return `${service.baseUrl}${IMAGE_PATHS[service.version]}/${service.id}`;
}
