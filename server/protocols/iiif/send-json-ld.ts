import type { Request, Response } from 'express';
import { type Written, writeJson } from './write-json.ts';

export interface JsonLdAnswer {
  /** The document, sent as it stands; or what it was written as. */
  document: Record<string, unknown> | Written;
  /** The document's context, for the `Link` of plain JSON (JSON-LD 1.1, section 6.1). */
  context: string;
  /** Media types on offer, first the one for who names none. */
  types: string[];
  /** Further values of the `Link` header. */
  links?: string[];
}

const isWritten = (document: Record<string, unknown> | Written): document is Written =>
  Buffer.isBuffer(document.body);

/** Answers with a JSON-LD document in the media type asked for, with an ETag: caches ask again each time, since a restriction counts at once. */
export function sendJsonLd(request: Request, response: Response, answer: JsonLdAnswer): void {
  const { document, types } = answer;
  const type = request.accepts(types) || types[0]!;
  const written = isWritten(document) ? document : writeJson(document);
  const gzipped = request.acceptsEncodings('gzip', 'identity') === 'gzip' ? written.gzipped : undefined;
  const links = [...(answer.links ?? [])];
  if (type === 'application/json') {
    links.push(`<${answer.context}>;rel="http://www.w3.org/ns/json-ld#context";type="application/ld+json"`);
  }
  const form = `${types.indexOf(type)}${gzipped ? 'z' : ''}`;
  response.set({ 'Cache-Control': 'public, no-cache', ETag: `"${written.hash}-${form}"` }).vary('Accept');
  if (written.gzipped) response.vary('Accept-Encoding');
  if (links.length > 0) response.set('Link', links.join(', '));
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  // Not by send(), which would add a charset that these types do not have.
  response.setHeader('Content-Type', type);
  const send = (body: Buffer) => {
    response.setHeader('Content-Length', body.length);
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (!gzipped) send(written.body);
  else
    gzipped().then(
      (body) => {
        response.setHeader('Content-Encoding', 'gzip');
        send(body);
      },
      // Compressing fails where memory does; the answer is whole without it.
      () => send(written.body),
    );
}
