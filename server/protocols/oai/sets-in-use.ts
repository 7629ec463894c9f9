import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import { thePublic } from '../../curation/view.ts';
import { setsOfRecord, typeSet } from '../../publish/sets-of-record.ts';
import type { OaiSettings } from './oai-settings.ts';

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/**
 * The sets by type and by language that public records are in, each with a name: a language’s in English, a type’s as a record calls it. A set is named only after
 * a record that may be seen at this moment.
 */
export function setsInUse({
  list,
  archive,
  view,
}: Pick<OaiSettings, 'list' | 'archive' | 'view'>): { spec: string; name: LanguageMap }[] {
  const names = new Map<string, LanguageMap>();
  const examples = list.setsInUse().filter(({ sets }) => sets.length);
  const items = new Map(
    archive.items([...new Set(examples.map(({ item }) => item))]).map((one) => [one.id, one]),
  );
  for (const { item, record } of examples) {
    const known = items.get(item);
    const content = known && view(known, thePublic)?.records.find(({ name }) => name === record)?.content;
    if (!content) continue;
    for (const term of content.type ?? []) names.set(typeSet(term), term.label);
    for (const spec of setsOfRecord(content))
      if (spec.startsWith('language:')) names.set(spec, { en: [nameOf(spec.slice('language:'.length))] });
  }
  return [...names].map(([spec, name]) => ({ spec, name })).sort((a, b) => (a.spec < b.spec ? -1 : 1));
}

function nameOf(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
