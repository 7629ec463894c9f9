import type { FieldName, RecordContent } from '../../fields.ts';
import type { Credit, DateValue, ProvenanceEvent, Term } from '../../record/record.ts';
import { fieldsAt } from '../fields-at.ts';
import { around, eachText } from '../xml/write-xml.ts';
import { actor, concept, dateSet, fixedConcept, place, typed } from './write-parts.ts';

const at = fieldsAt('lido');
const terms = (content: RecordContent, name: FieldName): readonly Term[] => (content[name] ?? []) as Term[];

/** An event is described in the order of `eventComplexType`. */
const eventSet = (inner: string): string => around('lido:eventSet', around('lido:event', inner));
const eventType = (word: string, address?: string): string =>
  around('lido:eventType', fixedConcept(address, word));

function actors(content: RecordContent, base: string, place: 'maker' | 'performance'): string {
  let xml = '';
  for (const name of at(place))
    for (const { agent, role } of (content[name] ?? []) as Credit[])
      xml += around(
        'lido:eventActor',
        around(
          'lido:actorInRole',
          actor(base, agent) + (role ? around('lido:roleActor', concept(base, role)) : ''),
        ),
      );
  return xml;
}

const concepts = (
  content: RecordContent,
  base: string,
  given: { at: 'culture' | 'period'; name: string },
): string =>
  at(given.at)
    .flatMap((name) => terms(content, name).map((term) => around(given.name, concept(base, term))))
    .join('');

function materials(content: RecordContent, base: string): string {
  const used = (['material', 'technique'] as const)
    .flatMap((kind) =>
      at(kind).flatMap((name) =>
        terms(content, name).map((term) =>
          around('lido:termMaterialsTech', concept(base, term), typed(kind)),
        ),
      ),
    )
    .join('');
  const shown = at('displayMaterials')
    .map((name) => eachText('lido:displayMaterialsTech', content[name] as never))
    .join('');
  return around('lido:eventMaterialsTech', shown + around('lido:materialsTech', used));
}

/** The making: production of a thing, creation of a song or a practice. An event has one date; further ones are events of the same kind. */
function making(content: RecordContent, base: string): string {
  const type = content.nature?.includes('intangible')
    ? eventType('Creation', 'http://terminology.lido-schema.org/lido00012')
    : eventType('Production', 'http://terminology.lido-schema.org/lido00007');
  const dates = at('made').flatMap((name) => (content[name] ?? []) as DateValue[]);
  const [first, ...others] = dates.map((date) => around('lido:eventDate', dateSet(date)));
  const places = at('madeAt')
    .flatMap((name) =>
      terms(content, name).map((term) => around('lido:eventPlace', around('lido:place', place(base, term)))),
    )
    .join('');
  const inner = [
    actors(content, base, 'maker'),
    concepts(content, base, { at: 'culture', name: 'lido:culture' }),
    first ?? '',
    concepts(content, base, { at: 'period', name: 'lido:periodName' }),
    places,
    materials(content, base),
  ].join('');
  const further = others.map((date) => eventSet(type + date)).join('');
  return inner === '' ? '' : eventSet(type + inner) + further;
}

function provenance(content: RecordContent): string {
  let xml = '';
  for (const name of at('provenance'))
    for (const { text, edtf } of (content[name] ?? []) as ProvenanceEvent[])
      xml += eventSet(
        eventType('Provenance') +
          (edtf === undefined ? '' : around('lido:eventDate', dateSet({ edtf }))) +
          around('lido:eventDescriptionSet', eachText('lido:descriptiveNoteValue', text)),
      );
  return xml;
}

/** What happened to a thing: that it was made, performed, and went from hand to hand. */
export function writeEvents(content: RecordContent, base: string): string {
  const performers = actors(content, base, 'performance');
  const performed = performers === '' ? '' : eventSet(eventType('Performance') + performers);
  return around('lido:eventWrap', making(content, base) + performed + provenance(content));
}
