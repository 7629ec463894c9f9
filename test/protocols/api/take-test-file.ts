import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { readDrafts } from '../../../ingest/ingest.ts';
import type { Archive } from '../../../server/archive/open-archive.ts';
import { commitDeposit } from '../../../server/deposit/commit-deposit.ts';
import { inspectImage } from '../../../server/projections/images/inspect-image.ts';
import type { TakeFile } from '../../../server/protocols/api/deposits/upload.ts';

/** Takes a file as the server's wiring does. */
export const takeTestFile =
  (archive: Archive, baseUrl: string): TakeFile =>
  ({ file, mapping, language, rows, onProgress, ...deposit }) =>
    commitDeposit(archive, {
      ...deposit,
      rows: rows ?? readDrafts({ file: createReadStream(file), name: basename(file), mapping, language }),
      file,
      mapping: mapping ?? '',
      baseUrl,
      inspect: async (path) => {
        const seen = await inspectImage(path);
        return seen.state === 'image' ? { ok: true, ...seen } : { ok: false, ...seen.problem };
      },
      onProgress: (summary, counts) => onProgress({ bytes: 0, rows: summary.rows, counts }),
    });
