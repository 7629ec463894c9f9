import type { Actor } from '../../../curation/decide.ts';
import type { ApiParts } from '../parts.ts';
import type { NotThere } from './sent-files.ts';
import type { Upload, UploadFields } from './upload.ts';

/** Begins a deposit of files that somebody sent one by one, the source first; nothing is begun and none taken where one of them cannot be. */
export async function beginSent(
  { uploads, sent }: Pick<ApiParts, 'uploads' | 'sent'>,
  { ids, fields, actor }: { ids: readonly string[]; fields: UploadFields; actor: Actor },
): Promise<{ upload: Upload } | NotThere> {
  const { id, folder } = uploads.prepare();
  const taken = await sent.take(ids, { owner: actor.id, folder });
  if ('fault' in taken) {
    await uploads.drop(id);
    return taken;
  }
  const source = taken.files[0]!;
  return { upload: uploads.begin({ id, fields, file: source.path, bytes: source.bytes, actor }) };
}
