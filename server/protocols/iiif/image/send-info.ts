import type { Request, Response } from 'express';
import { sendJsonLd } from '../send-json-ld.ts';
import { buildInfo, IMAGE_CONTEXTS, IMAGE_PROFILES, type InfoQuestion } from './build-info.ts';
import type { ImageVersion } from './image-version.ts';

/** First the type for who names none: JSON-LD in version 3 (section 5.1), plain JSON in 2.1 (section 5). */
const TYPES: Record<ImageVersion, string[]> = {
  2: ['application/json', 'application/ld+json'],
  3: [`application/ld+json;profile="${IMAGE_CONTEXTS[3]}"`, 'application/json'],
};

/** Answers with info.json in the media type asked for. */
export function sendInfo(request: Request, response: Response, question: InfoQuestion): void {
  const { version } = question;
  sendJsonLd(request, response, {
    document: buildInfo(question),
    context: IMAGE_CONTEXTS[version],
    types: TYPES[version],
    links: [`<${IMAGE_PROFILES[version]}>;rel="profile"`],
  });
}
