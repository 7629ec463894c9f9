import { absolute } from '../../concept-id.ts';
import { edtfBounds } from '../../edtf.ts';
import type { LanguageMap } from '../../record/language-map.ts';
import type { Agent, DateValue, Term } from '../../record/record.ts';
import { around, attribute, eachText, element, firstTexts } from '../xml/write-xml.ts';

/** Types of identifiers, from LIDO’s own terminology. */
const uri = attribute('lido:type', 'http://terminology.lido-schema.org/identifier_type/uri');
export const localId = attribute(
  'lido:type',
  'http://terminology.lido-schema.org/identifier_type/local_identifier',
);

export const identifier = (name: string, value: string): string => element(`lido:${name}`, value, uri);
export const typed = (type: string): string => attribute('lido:type', type);

/** The address of a term or agent, and its names: an identifier always has the words beside it (LIDO 1.1, `conceptComplexType`). */
export const concept = (base: string, term: Term): string =>
  (term.id === undefined ? '' : identifier('conceptID', absolute(base, term.id))) +
  eachText('lido:term', term.label);

/** A concept by an address and an English word. */
export const fixedConcept = (address: string | undefined, word: string): string =>
  (address === undefined ? '' : identifier('conceptID', address)) + eachText('lido:term', { en: [word] });

export const appellation = (map: LanguageMap): string => eachText('lido:appellationValue', map);

const firstNames = (map: LanguageMap): string => firstTexts('lido:appellationValue', map);

export function actor(base: string, agent: Agent): string {
  const id = agent.id === undefined ? '' : identifier('actorID', absolute(base, agent.id));
  const dates =
    agent.dates === undefined
      ? ''
      : around(
          'lido:vitalDatesActor',
          element('lido:earliestDate', agent.dates, attribute('lido:label', 'dates')),
        );
  return around(
    'lido:actor',
    id + around('lido:nameActorSet', appellation(agent.label)) + dates,
    typed(agent.kind === 'group' ? 'corporation' : 'person'),
  );
}

/** An institution by name; the same type serves owners and the sources of records. */
export const legalBody = (address: string | undefined, name: LanguageMap): string =>
  (address === undefined ? '' : identifier('legalBodyID', address)) +
  around('lido:legalBodyName', appellation(name));

export const place = (base: string, term: Term): string =>
  (term.id === undefined ? '' : identifier('placeID', absolute(base, term.id))) +
  around('lido:namePlaceSet', firstNames(term.label));

const day = (moment: string | null): string | undefined => moment?.slice(0, moment.indexOf('T'));

/** A date to read and a date to reckon with; where the source says no more than EDTF, that is what is shown. */
export function dateSet({ edtf, display }: DateValue): string {
  const bounds = edtf === undefined ? undefined : edtfBounds(edtf);
  const [earliest, latest] = [day(bounds?.begin ?? null), day(bounds?.end ?? null)];
  const shown =
    eachText('lido:displayDate', display) || (edtf === undefined ? '' : element('lido:displayDate', edtf));
  const encoded = attribute('lido:source', edtf === undefined ? '' : `EDTF ${edtf}`);
  const span =
    (earliest === undefined ? '' : element('lido:earliestDate', earliest, encoded)) +
    (latest === undefined ? '' : element('lido:latestDate', latest, encoded));
  return shown + around('lido:date', span);
}

/** A licence or statement by its address. */
export const rightsType = (address: string): string =>
  around('lido:rightsType', identifier('conceptID', address) + element('lido:term', address));
