import type { Request, Response } from 'express';
import { type ImageRequest, MEDIA_TYPES } from '../../../projections/images/image-request.ts';
import type { ImageFile } from '../../../projections/images/image-source.ts';
import type { ImageReader } from '../../../projections/images/read-image.ts';
import { sendTextError } from '../send-text-error.ts';

/** Seconds after which an image that cannot be had yet is worth asking for again. */
export const RETRY_SECONDS = { making: 10, busy: 1 };

export interface ImageAnswer {
  reader: ImageReader;
  image: ImageFile & { pyramid: string };
  request: ImageRequest;
  /** The finished `Link` header. */
  link: string;
}

/** Answers with the image; work is given up when the client leaves first. */
export async function sendImage(request: Request, response: Response, answer: ImageAnswer): Promise<void> {
  const { image } = answer;
  response.setHeader('Cache-Control', 'public, max-age=300');
  response.setHeader('ETag', `"${image.etag}"`);
  response.setHeader('Link', answer.link);
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  response.setHeader('Content-Type', MEDIA_TYPES[answer.request.format]);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const outcome = await answer.reader.read({
    pyramid: image.pyramid,
    image,
    request: answer.request,
    signal: gone.signal,
  });
  if (outcome.state === 'done') {
    response.setHeader('Content-Length', outcome.bytes.length);
    response.end(outcome.bytes);
  } else if (outcome.state !== 'cancelled') {
    sendUnavailable(response, outcome.state);
  }
}

/** 503 with the time after which to ask again. */
export function sendUnavailable(response: Response, state: 'busy' | 'missing'): void {
  for (const name of ['ETag', 'Link']) response.removeHeader(name);
  sendTextError(
    response,
    state === 'busy'
      ? { status: 503, message: 'The server is busy; ask again in a moment.', retryAfter: RETRY_SECONDS.busy }
      : { status: 503, message: 'The image is being prepared.', retryAfter: RETRY_SECONDS.making },
  );
}
