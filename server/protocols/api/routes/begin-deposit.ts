import type { Actor } from '../../../curation/decide.ts';
import { actAs } from '../act-as.ts';
import type { Upload } from '../deposits/upload.ts';
import type { ApiParts } from '../parts.ts';
import { forbidden, missing } from '../refusals.ts';
import type { Ask, Route } from '../route.ts';
import { ref, text } from '../schemas/build-schema.ts';
import { showUpload } from './show-deposit.ts';

/** The form of a language tag (BCP 47), as far as a deposit's texts need it. */
const languageForm = '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$';
export const isTextLanguage = (tag: string): boolean => new RegExp(languageForm).test(tag);
export const textLanguage = text(50, {
  pattern: languageForm,
  description: 'The language (BCP 47) of texts, where neither the source nor the mapping tells.',
});

/** What operations answer that put work on a deposit in line. */
export const begun: Route['answers'] = {
  202: {
    description: 'It is being done.',
    schema: ref('Deposit'),
    headers: { Location: 'Where it is followed.' },
  },
};

export const started = (parts: Pick<ApiParts, 'archive' | 'baseUrl'>, upload: Upload) => ({
  status: 202,
  body: showUpload(parts, upload),
  headers: { Location: `${parts.baseUrl}api/deposits/${upload.id}` },
});

/** Who deposits for a partner in one of its collections; or why nobody does. */
export function depositorOf(
  { archive }: Pick<ApiParts, 'archive'>,
  ask: Ask,
  { partner, collection }: { partner: string; collection: string },
): { actor: Actor } | ReturnType<typeof missing> {
  const acting = actAs(ask, partner, 'deposit');
  if ('problem' in acting) return acting;
  const target = archive.reader.collection(collection);
  if (!target) return missing(`collection ${collection}`);
  if (!target.partners.includes(partner))
    return forbidden(`${partner} is no partner of ${collection}.`, 'Ask its partners to be taken in.');
  return acting;
}
