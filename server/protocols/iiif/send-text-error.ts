import type { Response } from 'express';

export interface TextError {
  status: number;
  message: string;
  /** Seconds after which to try again. */
  retryAfter?: number;
}

/** An error as the IIIF Image API wants it, in plain text for people to read (section 7.3). */
export function sendTextError(response: Response, { status, message, retryAfter }: TextError): void {
  response.status(status).set({ 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' });
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
  response.end(`${message}\n`);
}
