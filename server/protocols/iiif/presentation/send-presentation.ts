import type { Request, Response } from 'express';
import { sendJsonLd } from '../send-json-ld.ts';

export const PRESENTATION_CONTEXT = 'http://iiif.io/api/presentation/3/context.json';

/** Media type of manifests and collections (Presentation API 3.0, section 6.2). */
export const PRESENTATION_TYPE = `application/ld+json;profile="${PRESENTATION_CONTEXT}"`;

/** Answers with a manifest or collection; the route sets the cross-origin headers by `allowCrossOrigin`. */
export function sendPresentation(
  request: Request,
  response: Response,
  document: Record<string, unknown>,
): void {
  const types = [PRESENTATION_TYPE, 'application/json'];
  sendJsonLd(request, response, { document, context: PRESENTATION_CONTEXT, types });
}
