import type { RecordContent } from '../../fields.ts';
import type { Credit, DateValue, ProvenanceEvent, Term } from '../../record/record.ts';
import { fieldsAt, valuesAt } from '../fields-at.ts';
import { around, eachText } from '../xml/write-xml.ts';
import { actor, concept, dateSet, fixedConcept, place, typed } from './write-parts.ts';

const at = fieldsAt('lido');
const valuesOf = valuesAt('lido');

/** An event is described in the order of `eventComplexType`. */
const eventSet = (inner: string): string => around('lido:eventSet', around('lido:event', inner));
const eventType = (word: string, address?: string): string =>
  around('lido:eventType', fixedConcept(address, word));

function actors(content: RecordContent, base: string, place: 'maker' | 'performance'): string {
  let xml = '';
  for (const { value } of valuesOf<Credit>(content, place)) {
    const role = value.role ? around('lido:roleActor', concept(base, value.role)) : '';
    xml += around('lido:eventActor', around('lido:actorInRole', actor(base, value.agent) + role));
  }
  return xml;
}

const concepts = (
  content: RecordContent,
  base: string,
  given: { at: 'culture' | 'period'; name: string },
): string =>
  valuesOf<Term>(content, given.at)
    .map(({ value }) => around(given.name, concept(base, value)))
    .join('');

function materials(content: RecordContent, base: string): string {
  const used = (['material', 'technique'] as const)
    .flatMap((kind) =>
      valuesOf<Term>(content, kind).map(({ value }) =>
        around('lido:termMaterialsTech', concept(base, value), typed(kind)),
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
  const [first, ...others] = valuesOf<DateValue>(content, 'made').map(({ value }) =>
    around('lido:eventDate', dateSet(value)),
  );
  const places = valuesOf<Term>(content, 'madeAt')
    .map(({ value }) => around('lido:eventPlace', around('lido:place', place(base, value))))
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
  for (const { value } of valuesOf<ProvenanceEvent>(content, 'provenance')) {
    const { text, edtf } = value;
    xml += eventSet(
      eventType('Provenance') +
        (edtf === undefined ? '' : around('lido:eventDate', dateSet({ edtf }))) +
        around('lido:eventDescriptionSet', eachText('lido:descriptiveNoteValue', text)),
    );
  }
  return xml;
}

/** What happened to a thing: that it was made, performed, and went from hand to hand. */
export function writeEvents(content: RecordContent, base: string): string {
  const performers = actors(content, base, 'performance');
  const performed = performers === '' ? '' : eventSet(eventType('Performance') + performers);
  return around('lido:eventWrap', making(content, base) + performed + provenance(content));
}
