import { referenceOf } from '../../vocab/concept-id.ts';
import { field, fieldNames, type RecordContent } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { Term } from '../../vocab/record/record.ts';

/** The last part of a setSpec for a type: the concept’s own name in the archive, or an address elsewhere without what no setSpec may hold (OAI-PMH 2.0, section 2.6). */
export const typeSet = (term: Term): string =>
  `type:${referenceOf('type', term)
    .replace(/^(?:concept\/|https?:\/\/)/, '')
    .replace(/[^\w\-.!~*'()]+/g, '.')}`;

/** The languages in which a record is written: the primary tags of its texts. */
function languagesOf(content: RecordContent): Set<string> {
  const tags = new Set<string>();
  for (const name of fieldNames)
    if (field(name).type === 'text')
      for (const tag in (content[name] ?? {}) as LanguageMap) tags.add(tag.split('-')[0]!.toLowerCase());
  tags.delete('und');
  return tags;
}

/** The sets that a record is in by what it says: of its types, and of the languages that it is written in. */
export const setsOfRecord = (content: RecordContent): string[] => [
  ...new Set((content.type ?? []).map(typeSet)),
  ...[...languagesOf(content)].map((tag) => `language:${tag}`),
];
