import { type LanguageMap, textFor } from '../../../vocab/record/language-map.ts';
import { escapeText } from './escape-xml.ts';
import { dcElement, oaiDcEnd, oaiDcStart } from './oai-dc.ts';
import type { OaiSettings } from './oai-settings.ts';

type NamedSet = { spec: string; name: LanguageMap; description?: LanguageMap };

const parents: NamedSet[] = [
  { spec: 'partner', name: { en: ['Partners'] } },
  { spec: 'collection', name: { en: ['Collections'] } },
];

const inLanguages = (element: string, map: LanguageMap = {}): string =>
  Object.entries(map)
    .flatMap(([tag, texts]) => texts.map((text) => dcElement(element, text, tag === 'und' ? undefined : tag)))
    .join('');

/**
 * A set's name has one language in OAI-PMH; its description says the name in all, and what the collection is.
 */
function writeSet({ spec, name, description }: NamedSet): string {
  const words = inLanguages('title', name) + inLanguages('description', description);
  return [
    `<set><setSpec>${escapeText(spec)}</setSpec><setName>${escapeText(textFor(name, 'en'))}</setName>`,
    `<setDescription>${oaiDcStart}${words}${oaiDcEnd}</setDescription></set>\n`,
  ].join('');
}

/**
 * ListSets (OAI-PMH 2.0, section 4.6): partners and collections of which the public list has a record, never
 * others.
 */
export function writeSets({ list, archive }: OaiSettings): string {
  const partners = archive
    .partners()
    .filter(({ id }) => list.records({ partner: id, limit: 1 }).length)
    .map(({ id, name }) => ({ spec: `partner:${id}`, name }));
  const collections = archive
    .collections()
    .filter(({ id }) => list.records({ collection: id, limit: 1 }).length)
    .map(({ id, name, description }) => ({
      spec: `collection:${id}`,
      name,
      ...(description && { description }),
    }));
  return `<ListSets>\n${[...parents, ...partners, ...collections].map(writeSet).join('')}</ListSets>\n`;
}
