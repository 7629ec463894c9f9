import { type Request, type Response, Router } from 'express';
import type { ImageSource } from '../../../projections/images/image-source.ts';
import type { ImageReader } from '../../../projections/images/read-image.ts';
import { viewerFor } from '../../session/who-asks.ts';
import { allowCrossOrigin } from '../allow-cross-origin.ts';
import { sendTextError } from '../send-text-error.ts';
import { IMAGE_PROFILES } from './build-info.ts';
import { DEFAULT_LIMITS, type ImageLimits, type ImageVersion, imageServiceUrl } from './image-version.ts';
import { parseRequest } from './parse-request.ts';
import { sendImage, sendUnavailable } from './send-image.ts';
import { sendInfo } from './send-info.ts';
import { splitPath } from './split-path.ts';
import { writeCanonical } from './write-canonical.ts';

export interface ImageService {
  images: ImageSource;
  reader: ImageReader;
  /** Public address of the site, without a slash at its end. */
  baseUrl: string;
  version: ImageVersion;
  limits?: ImageLimits;
  /**
   * Answers two requests of version 3 as the official validators (1.0.5 and ng, tests `size_noup` and `size_up`) want them, and not as section 4.2 says: 400 to `!w,h`
   * whose box is larger than the region both ways, where the text gives the region at its own size; and `^max` not enlarged.
   */
  followValidators?: boolean;
}

/**
 * The image service of one version, level 2 (IIIF Image API 3.0 or 2.1), to be mounted at
 * `IMAGE_PATHS[version]`. 303 from the base address, 400 for what cannot be parsed or is past the limits,
 * 404 for what is unknown or not public, 503 with `Retry-After` while a pyramid is being made or too many
 * wait.
 */
export function imageRouter(service: ImageService): Router {
  const router = Router();
  router.use(allowCrossOrigin);
  router.use((request, response) => answer(service, request, response));
  return router;
}

async function answer(service: ImageService, request: Request, response: Response): Promise<void> {
  const { version, limits = DEFAULT_LIMITS } = service;
  const address = splitPath(request.path);
  if (address.state === 'malformed') {
    sendTextError(response, { status: 400, message: 'The address has a % that stands for no character.' });
    return;
  }
  const image =
    address.state === 'unknown' ? undefined : await service.images.find(address.id, viewerFor(response));
  if (address.state === 'unknown' || !image) {
    sendTextError(response, { status: 404, message: 'There is no such image.' });
    return;
  }
  const url = imageServiceUrl({ baseUrl: service.baseUrl, version, id: address.rawId });
  if (address.state === 'base') {
    response.status(303).set('Location', `${url}/info.json`).end();
    return;
  }
  const { pyramid } = image;
  if (pyramid === undefined) {
    sendUnavailable(response, 'missing');
    return;
  }
  if (address.state === 'info') {
    sendInfo(request, response, { url, version, image, limits, baseUrl: service.baseUrl });
    return;
  }
  const { followValidators = false } = service;
  const parsed = parseRequest({ segments: address.segments, version, image, limits, followValidators });
  if (parsed.state === 'bad') {
    sendTextError(response, { status: 400, message: parsed.message });
    return;
  }
  const canonical = writeCanonical({ request: parsed.value, version, image, limits, followValidators });
  const id = encodeURIComponent(image.id);
  const canonicalUrl = `${imageServiceUrl({ baseUrl: service.baseUrl, version, id })}/${canonical}`;
  const link = `<${IMAGE_PROFILES[version]}>;rel="profile", <${canonicalUrl}>;rel="canonical"`;
  await sendImage(request, response, {
    reader: service.reader,
    image: { ...image, pyramid },
    request: parsed.value,
    link,
  });
}
