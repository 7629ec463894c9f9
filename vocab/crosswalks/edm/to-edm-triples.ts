import type { RecordContent } from '../../fields.ts';
import type { LanguageMap } from '../../record/language-map.ts';
import { ns } from '../../terms/namespaces.ts';
import {
  type DescribedRecord,
  formerAddresses,
  itemAddress,
  picturesOf,
  recordAddress,
} from '../described-record.ts';
import { literal } from '../linked-art/to-triples.ts';
import { collectEntities, type Entity, entityClasses } from './collect-entities.ts';
import { edmRights } from './edm-rights.ts';
import { edmType } from './edm-type.ts';
import { sayObject } from './say-object.ts';
import { providerOf } from './to-edm.ts';

/** The namespaces of EDM’s triples, by the prefixes that Europeana uses. */
export const edmSpaces: Readonly<Record<string, string>> = {
  edm: ns.edm,
  ore: 'http://www.openarchives.org/ore/terms/',
  dc: ns.dc,
  dcterms: ns.dcterms,
  skos: ns.skos,
  rdf: ns.rdf,
  owl: ns.owl,
  svcs: 'http://rdfs.org/sioc/services#',
  rdaGr2: 'http://rdvocab.info/ElementsGr2/',
};
const expand = (name: string): string => {
  const colon = name.indexOf(':');
  return `<${edmSpaces[name.slice(0, colon)]}${name.slice(colon + 1)}>`;
};

/**
 * An item in EDM as N-Triples, as Europeana itself keeps what several say of one thing: one provided object; for each record a proxy, which
 * holds what that partner says, and an aggregation, which says whose it is (EDM Primer, section 6).
 */
export function toEdmTriples(
  records: readonly { content: RecordContent; described: DescribedRecord }[],
): string {
  const lines = new Set<string>();
  const link = (subject: string, property: string, address: string) =>
    lines.add(`<${subject}> ${expand(property)} <${address}> .\n`);
  const text = (subject: string, property: string, words: string, tag = 'und') =>
    lines.add(`<${subject}> ${expand(property)} ${literal(words)}${tag === 'und' ? '' : `@${tag}`} .\n`);
  const texts = (subject: string, property: string, map: LanguageMap = {}) => {
    for (const tag in map) for (const one of map[tag]!) text(subject, property, one, tag);
  };
  const typed = (subject: string, name: string) =>
    lines.add(`<${subject}> <${ns.rdf}type> ${expand(name)} .\n`);

  function sayEntity(address: string, { kind, label, dates, role, begin, end, edtf }: Entity): void {
    typed(address, entityClasses[kind]);
    for (const tag in label) {
      const [first, ...others] = label[tag]!;
      if (first !== undefined) text(address, 'skos:prefLabel', first, tag);
      for (const one of others) text(address, 'skos:altLabel', one, tag);
    }
    if (dates !== undefined) text(address, 'dc:date', dates);
    texts(address, 'rdaGr2:professionOrOccupation', role);
    if (begin !== undefined) text(address, 'edm:begin', begin);
    if (end !== undefined) text(address, 'edm:end', end);
    if (edtf !== undefined) text(address, 'skos:notation', edtf);
  }

  for (const { content, described } of records) {
    const { base, provider, collection } = described;
    const address = recordAddress(described);
    const item = itemAddress(described);
    const [proxy, aggregation] = [`${address}#proxy`, `${address}#aggregation`];
    const context = collectEntities(base, address);
    typed(item, 'edm:ProvidedCHO');
    for (const former of formerAddresses(described)) link(item, 'owl:sameAs', former);
    if (described.ark !== undefined) text(item, 'dc:identifier', described.ark);
    typed(proxy, 'ore:Proxy');
    link(proxy, 'ore:proxyFor', item);
    link(proxy, 'ore:proxyIn', aggregation);
    const say = {
      text: (property: string, words: string, tag?: string) => text(proxy, property, words, tag),
      link: (property: string, to: string) => link(proxy, property, to),
    };
    sayObject(content, say, { context, base });
    for (const place of content.location ?? [])
      link(proxy, 'edm:currentLocation', context.place('location', place));
    texts(proxy, 'dcterms:isPartOf', collection.name);
    text(proxy, 'edm:type', edmType(content));
    typed(aggregation, 'ore:Aggregation');
    link(aggregation, 'edm:aggregatedCHO', item);
    link(aggregation, 'edm:dataProvider', providerOf(described, context));
    text(aggregation, 'edm:provider', provider);
    link(aggregation, 'edm:isShownAt', address);
    const pictures = picturesOf(content, described);
    pictures.forEach((picture, index) => {
      link(aggregation, index === 0 ? 'edm:isShownBy' : 'edm:hasView', picture.address);
      typed(picture.address, 'edm:WebResource');
      link(picture.address, 'edm:rights', edmRights(picture.rights));
      texts(picture.address, 'dc:description', picture.media.alt);
      if (picture.service !== undefined) link(picture.address, 'svcs:has_service', picture.service);
    });
    link(aggregation, 'edm:rights', edmRights(pictures[0]?.rights ?? content.mediaRights?.[0]));
    for (const [one, entity] of context.all) sayEntity(one, entity);
  }
  return [...lines].join('');
}
