import type { Response } from 'express';
import type { Reader } from '../reader/reader.ts';

/**
 * Everything comes from here, nothing runs or styles from within a page (https://www.w3.org/TR/CSP3/). `data:` pictures are small shapes in
 * the style sheet. Scripts reach the image service (`connect-src`) and nothing else.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** Sends a page: its language, what it varies by, and the security policy. Express adds the ETag, so an unchanged page answers 304. */
export function sendPage(
  response: Response,
  page: { reader: Reader; html: string; status?: number; headers?: Record<string, string> },
): void {
  response
    .status(page.status ?? 200)
    .vary('Accept')
    .vary('Accept-Language')
    .set({
      'Content-Language': page.reader.language,
      'Content-Security-Policy': contentSecurityPolicy,
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
      ...page.headers,
    })
    .type('html')
    .send(page.html);
}
