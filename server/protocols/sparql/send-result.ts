import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { sendProblem } from '../../http/problem-details.ts';
import type { SparqlResult } from '../../projections/quads/quad-store.ts';
import { describeFailure } from './describe-failure.ts';

/** Tells of a result that a limit has cut; CSV and TSV have no other place to say so. */
export const TRUNCATED = 'Tessera-Truncated';
/** Tells of the limits that every query has: milliseconds, rows, bytes. */
export const LIMITS = 'Tessera-Limits';

/** Answers with a result, or with the problem that there is none (SPARQL 1.1 Protocol, 2.1.6; RFC 9457). */
export function sendResult({ res, result, tag }: { res: Response; result: SparqlResult; tag: string }): void {
  if (result.kind === 'aborted') {
    res.destroy();
    return;
  }
  if (result.kind !== 'ok') {
    sendProblem(res, describeFailure(result));
    return;
  }
  res.setHeader('Content-Type', contentType(result.mediaType));
  res.setHeader('Server-Timing', `query;dur=${result.milliseconds.toFixed(1)}`);
  if (result.truncatedAt !== null) res.setHeader(TRUNCATED, `rows; limit=${result.truncatedAt}`);
  if (result.repeatable) res.setHeader('ETag', tag);
  res.setHeader('Cache-Control', result.repeatable ? 'public, no-cache' : 'no-store');
  const { buffer, byteOffset, byteLength } = result.body;
  // Said here, for HEAD has no body that it could be taken from.
  res.setHeader('Content-Length', byteLength);
  res.status(200).end(Buffer.from(buffer, byteOffset, byteLength));
}

/** Text formats name their charset; CSV says that it has a header line (RFC 4180, 3). */
function contentType(mediaType: string): string {
  if (mediaType === 'text/csv') return 'text/csv; charset=utf-8; header=present';
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}

/** A strong tag over all that the answer depends on. */
export function tagOf(parts: unknown[]): string {
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)}"`;
}

/** Whether the client has this very answer (RFC 9110, 13.1.2). */
export function hasCurrent({ req, tag }: { req: Request; tag: string }): boolean {
  const given = req.headers['if-none-match'];
  return given?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag) ?? false;
}
