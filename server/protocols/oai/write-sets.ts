import { dcElement, oaiDcEnd, oaiDcStart } from '../../../vocab/crosswalks/xml/dublin-core-xml.ts';
import { escapeText } from '../../../vocab/crosswalks/xml/escape-xml.ts';
import { type LanguageMap, textFor } from '../../../vocab/record/language-map.ts';
import type { OaiSettings } from './oai-settings.ts';
import { setsInUse } from './sets-in-use.ts';

type NamedSet = { spec: string; name: LanguageMap; description?: LanguageMap };

const parents: NamedSet[] = [
  { spec: 'partner', name: { en: ['Partners'] } },
  { spec: 'collection', name: { en: ['Collections'] } },
];
/** Named only where there is a set below them. */
const parentsInUse: NamedSet[] = [
  { spec: 'type', name: { en: ['Types'] } },
  { spec: 'language', name: { en: ['Languages of description'] } },
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
 * ListSets (OAI-PMH 2.0, section 4.6): partners, collections, types and languages of which the public list has a record, never
 * others.
 */
export function writeSets(settings: OaiSettings): string {
  const { list, archive } = settings;
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
  const inUse = setsInUse(settings);
  const above = parentsInUse.filter(({ spec }) => inUse.some((set) => set.spec.startsWith(`${spec}:`)));
  return `<ListSets>\n${[...parents, ...above, ...partners, ...collections, ...inUse].map(writeSet).join('')}</ListSets>\n`;
}
