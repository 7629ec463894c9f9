import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Ask } from './route.ts';

/** Answers with a CSV file (RFC 4180) for those who asked alone, in parts as they come. */
export async function sendCsv({ res }: Ask, name: string, parts: AsyncIterable<string>): Promise<'sent'> {
  res.attachment(name).type('text/csv; charset=utf-8').set('Cache-Control', 'private, no-store');
  await pipeline(Readable.from(parts), res);
  return 'sent';
}
