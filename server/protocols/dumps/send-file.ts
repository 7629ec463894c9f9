import { pipeline, Readable } from 'node:stream';
import type { NextFunction, Request, Response } from 'express';
import type { DumpFile } from '../../projections/dumps/dump-manifest.ts';
import type { BagEntry } from '../../projections/dumps/write-bag.ts';
import { tarSize, writeTar } from '../../projections/dumps/write-tar.ts';
import { packedType } from './describe-dumps.ts';

/** A file may come to hold what is no longer public: caches ask each time, which an entity tag makes cheap. */
const cache = 'public, no-cache';

/** Sends a file of a dump, or a part of it (RFC 9110, section 14), with its digest (RFC 9530). */
export function sendDumpFile(
  res: Response,
  next: NextFunction,
  { folder, file }: { folder: string; file: DumpFile },
) {
  res.set({
    'Content-Type': packedType(file.compression),
    'Cache-Control': cache,
    ETag: `"${file.sha256}"`,
    'Repr-Digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
  });
  res.sendFile(
    file.path,
    { root: folder, cacheControl: false, lastModified: false, dotfiles: 'deny' },
    (error) => {
      // Whoever goes away, or a dump that is exchanged in that moment, is no fault of ours.
      if (error && !res.headersSent) next(error);
    },
  );
}

/** Sends a bag as one tar file, put together while it is sent. */
export function sendBag(
  req: Request,
  res: Response,
  { name, entries, made }: { name: string; entries: readonly BagEntry[]; made: string },
): void {
  res.set({
    'Content-Type': 'application/x-tar',
    'Content-Length': String(tarSize(entries)),
    'Content-Disposition': `attachment; filename="${name}.tar"`,
    'Cache-Control': cache,
  });
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  // What breaks off is seen by its length.
  pipeline(Readable.from(writeTar(entries, made)), res, () => {});
}
