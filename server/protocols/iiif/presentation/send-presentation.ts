import type { Request, Response } from 'express';
import { sendJsonLd } from '../send-json-ld.ts';
import type { Written } from '../write-json.ts';
import type { PresentationVersion } from './addresses.ts';
import { PRESENTATION_2_CONTEXT, toVersion2 } from './version-2/to-version-2.ts';

export const PRESENTATION_CONTEXT = 'http://iiif.io/api/presentation/3/context.json';

/** Media type of manifests and collections (Presentation API 3.0, section 6.2). */
export const PRESENTATION_TYPE = `application/ld+json;profile="${PRESENTATION_CONTEXT}"`;

/** Whether somebody asks for version 2.1 where both could be had, as section 6.3.1 of version 3.0 has it. */
export function asksForVersion2(request: Request): boolean {
  const accept = request.get('Accept') ?? '';
  return accept.includes(PRESENTATION_2_CONTEXT) && !accept.includes(PRESENTATION_CONTEXT);
}

/** A document of version 3.0 as a version has it. */
export const inVersion = (
  version: PresentationVersion,
  document: Record<string, unknown>,
): Record<string, unknown> => (version === 3 ? document : toVersion2(document));

const contexts = { 2: PRESENTATION_2_CONTEXT, 3: PRESENTATION_CONTEXT };
/** In version 2.1, plain JSON unless JSON-LD is asked for (Presentation API 2.1, section 7.2). */
const types = {
  2: ['application/json', 'application/ld+json'],
  3: [PRESENTATION_TYPE, 'application/json'],
};

/** Answers with a manifest or collection of a version; the route sets the cross-origin headers by `allowCrossOrigin`. */
export function sendPresentation(
  request: Request,
  response: Response,
  document: Record<string, unknown> | Written,
  version: PresentationVersion = 3,
): void {
  sendJsonLd(request, response, { document, context: contexts[version], types: types[version] });
}
