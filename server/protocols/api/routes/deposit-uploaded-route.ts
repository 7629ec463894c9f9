import { beginSent } from '../deposits/begin-sent.ts';
import type { UploadFields } from '../deposits/upload.ts';
import type { ApiParts } from '../parts.ts';
import { conflict, invalid, missing } from '../refusals.ts';
import type { Route } from '../route.ts';
import { collectionId, flag, list, object, oneOf, partnerId, text } from '../schemas/build-schema.ts';
import { begun, depositorOf, started, textLanguage } from './begin-deposit.ts';

type Body = Omit<UploadFields, 'complete' | 'overwriteEdits' | 'mode'> &
  Partial<Pick<UploadFields, 'complete' | 'overwriteEdits' | 'mode'>> & { uploads: string[] };

/** A deposit of files that were sent one by one to `/api/uploads`, on a line that may break. */
export function depositUploadedRoute(parts: ApiParts): Route {
  return {
    id: 'deposits.uploaded',
    method: 'post',
    path: '/deposits/uploaded',
    tag: 'Deposits',
    summary: 'Make a deposit of files that were sent piece by piece to /api/uploads',
    description:
      'Files are sent to `/api/uploads` by the tus protocol (1.0.0, https://tus.io), which goes on where a line broke; `Upload-Metadata` names each (`filename`). They belong to whoever sent them, and wait three days. The first of `uploads` is the source, pictures follow it. All of them must have come whole.',
    who: 'signed-in',
    body: object(
      {
        uploads: list(text(32, { pattern: '^[0-9a-f]{32}$' }), {
          minItems: 1,
          maxItems: 2000,
          description: 'The last part of the address of each file.',
        }),
        partner: partnerId,
        collection: collectionId,
        mapping: text(200),
        language: textLanguage,
        mode: { ...oneOf(['commit', 'preview']), default: 'preview' },
        complete: { ...flag, default: false },
        overwriteEdits: { ...flag, default: false },
      },
      ['uploads', 'partner', 'collection'],
    ),
    answers: begun,
    problems: [403, 404, 409],
    handle: async (ask) => {
      const {
        uploads: ids,
        mode = 'preview',
        complete = false,
        overwriteEdits = false,
        ...rest
      } = ask.body as Body;
      const depositor = depositorOf(parts, ask, rest);
      if ('problem' in depositor) return depositor;
      const { actor } = depositor;
      const fields: UploadFields = { ...rest, mode, complete, overwriteEdits };
      const begin = await beginSent(parts, { ids, fields, actor });
      if ('fault' in begin) {
        const { why, reason, remedy } = begin.fault;
        return why === 'unknown'
          ? missing('such file of yours')
          : why === 'unfinished'
            ? conflict(reason, remedy)
            : invalid(reason, remedy);
      }
      return started(parts, begin.upload);
    },
  };
}
