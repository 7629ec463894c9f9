import { actAs } from '../act-as.ts';
import type { UploadFields } from '../deposits/upload.ts';
import type { ApiParts } from '../parts.ts';
import { conflict, forbidden, invalid, missing } from '../refusals.ts';
import type { Route } from '../route.ts';
import { collectionId, flag, list, object, oneOf, partnerId, ref, text } from '../schemas/build-schema.ts';
import { showUpload } from './show-deposit.ts';

type Body = Omit<UploadFields, 'complete' | 'overwriteEdits' | 'mode'> &
  Partial<Pick<UploadFields, 'complete' | 'overwriteEdits' | 'mode'>> & { uploads: string[] };

/** A deposit of files that were sent one by one to `/api/uploads`, on a line that may break. */
export function depositUploadedRoute(parts: ApiParts): Route {
  const { archive, uploads, sent, baseUrl } = parts;
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
        language: text(50, { pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$' }),
        mode: { ...oneOf(['commit', 'preview']), default: 'preview' },
        complete: { ...flag, default: false },
        overwriteEdits: { ...flag, default: false },
      },
      ['uploads', 'partner', 'collection'],
    ),
    answers: {
      202: {
        description: 'It is being done.',
        schema: ref('Deposit'),
        headers: { Location: 'Where it is followed.' },
      },
    },
    problems: [403, 404, 409],
    handle: async (ask) => {
      const {
        uploads: ids,
        mode = 'preview',
        complete = false,
        overwriteEdits = false,
        ...rest
      } = ask.body as Body;
      const { partner, collection } = rest;
      const acting = actAs(ask, partner, 'deposit');
      if ('problem' in acting) return acting;
      const target = archive.reader.collection(collection);
      if (!target) return missing(`collection ${collection}`);
      if (!target.partners.includes(partner))
        return forbidden(`${partner} is no partner of ${collection}.`, 'Ask its partners to be taken in.');
      const { id, folder } = uploads.prepare();
      const taken = await sent.take(ids, { owner: acting.actor.id, folder });
      if ('fault' in taken) {
        await uploads.drop(id);
        const { why, reason, remedy } = taken.fault;
        return why === 'unknown'
          ? missing('such file of yours')
          : why === 'unfinished'
            ? conflict(reason, remedy)
            : invalid(reason, remedy);
      }
      const source = taken.files[0]!;
      const fields: UploadFields = { ...rest, mode, complete, overwriteEdits };
      const upload = uploads.begin({
        id,
        fields,
        file: source.path,
        bytes: source.bytes,
        actor: acting.actor,
      });
      return {
        status: 202,
        body: showUpload(parts, upload),
        headers: { Location: `${baseUrl}api/deposits/${id}` },
      };
    },
  };
}
