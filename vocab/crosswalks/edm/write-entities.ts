import { attribute, eachText, element, firstTexts } from '../xml/write-xml.ts';
import { type Entity, entityClasses } from './collect-entities.ts';

/** A thing’s names: the first of each language, and the others. */
function names({ label }: Entity): string {
  let others = '';
  for (const tag in label)
    if (label[tag]!.length > 1) others += eachText('skos:altLabel', { [tag]: label[tag]!.slice(1) });
  return firstTexts('skos:prefLabel', label) + others;
}

/** An entity in the order of EDM’s schema (`AgentType`, `PlaceType`, `TimeSpanType`, `skos:Concept`). */
export function writeEntity(address: string, entity: Entity): string {
  const { kind, dates, role, begin, end, edtf } = entity;
  const name = entityClasses[kind];
  const known = names(entity) || (edtf === undefined ? '' : element('skos:prefLabel', edtf));
  const more = [
    dates === undefined ? '' : element('dc:date', dates),
    firstTexts('rdaGr2:professionOrOccupation', role),
    begin === undefined ? '' : element('edm:begin', begin),
    end === undefined ? '' : element('edm:end', end),
    edtf === undefined ? '' : element('skos:notation', edtf),
  ].join('');
  return `<${name}${attribute('rdf:about', address)}>${known}${more}</${name}>`;
}
