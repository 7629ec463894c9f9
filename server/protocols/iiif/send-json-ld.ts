import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

export interface JsonLdAnswer {
  /** The document; sent as it stands. */
  document: Record<string, unknown>;
  /** The document's context, for the `Link` of plain JSON (JSON-LD 1.1, section 6.1). */
  context: string;
  /** Media types on offer, first the one for who names none. */
  types: string[];
  /** Further values of the `Link` header. */
  links?: string[];
}

/** Answers with a JSON-LD document in the media type asked for, with an ETag: caches ask again each time, since a restriction counts at once. */
export function sendJsonLd(request: Request, response: Response, answer: JsonLdAnswer): void {
  const type = request.accepts(answer.types) || answer.types[0]!;
  const body = JSON.stringify(answer.document);
  const hash = createHash('sha256').update(type).update(body).digest('base64url').slice(0, 22);
  const links = [...(answer.links ?? [])];
  if (type === 'application/json') {
    links.push(`<${answer.context}>;rel="http://www.w3.org/ns/json-ld#context";type="application/ld+json"`);
  }
  response.set({ 'Cache-Control': 'public, no-cache', ETag: `"${hash}"`, Vary: 'Accept' });
  if (links.length > 0) response.set('Link', links.join(', '));
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  // Not by send(), which would add a charset that these types do not have.
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(request.method === 'HEAD' ? undefined : body);
}
