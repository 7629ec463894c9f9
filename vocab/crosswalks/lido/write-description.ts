import { absolute } from '../../concept-id.ts';
import type { RecordContent } from '../../fields.ts';
import type { LanguageMap } from '../../record/language-map.ts';
import type { Agent, Dimension, Identifier, Relation, Term } from '../../record/record.ts';
import { languageIri } from '../../terms/languages.ts';
import { fieldsAt, valuesAt } from '../fields-at.ts';
import { around, attribute, eachText, element, firstTexts, inLanguage } from '../xml/write-xml.ts';
import { appellation, concept, fixedConcept, identifier, legalBody, place, typed } from './write-parts.ts';

const at = fieldsAt('lido');
const valuesOf = valuesAt('lido');
const crm = 'http://www.cidoc-crm.org/cidoc-crm/';

/** What kind of thing a record is about, in the terms of CIDOC CRM. */
export const writeCategory = ({ nature }: RecordContent): string =>
  around(
    'lido:category',
    nature?.includes('intangible')
      ? fixedConcept(`${crm}E89_Propositional_Object`, 'Intangible heritage')
      : fixedConcept(`${crm}E22_Human-Made_Object`, 'Human-made object'),
  );

export function writeClassification(content: RecordContent, base: string): string {
  const types = valuesOf<Term>(content, 'workType')
    .map(({ value }) => around('lido:objectWorkType', concept(base, value)))
    .join('');
  const languages = valuesOf<string>(content, 'classification')
    .map(({ value: tag }) => {
      const address = languageIri(tag);
      const id = address === undefined ? '' : identifier('conceptID', address);
      return around('lido:classification', id + element('lido:term', tag), typed('language'));
    })
    .join('');
  // One type is demanded; where nobody names one, the archive knows that it keeps an item.
  const known =
    types || around('lido:objectWorkType', fixedConcept('http://vocab.getty.edu/aat/300404024', 'item'));
  return around(
    'lido:objectClassificationWrap',
    around('lido:objectWorkTypeWrap', known) + around('lido:classificationWrap', languages),
  );
}

function writeTitles(content: RecordContent): string {
  const sets = (place: 'title' | 'alternativeTitle', attributes: string) =>
    at(place)
      .map((name) => around('lido:titleSet', appellation((content[name] ?? {}) as LanguageMap), attributes))
      .join('');
  return around('lido:titleWrap', sets('title', '') + sets('alternativeTitle', typed('alternative')));
}

function writeRepository(content: RecordContent, base: string): string {
  const [location, ...elsewhere] = valuesOf<Term>(content, 'location').map(({ value }) =>
    around('lido:repositoryLocation', place(base, value)),
  );
  const numbers = valuesOf<Identifier>(content, 'identifier')
    .map(({ value: { kind, value } }) =>
      element('lido:workID', value, typed(kind === 'accession' ? 'inventory number' : kind)),
    )
    .join('');
  const [owner, ...others] = valuesOf<Agent>(content, 'owner').map(({ value: { id, label } }) =>
    around('lido:repositoryName', legalBody(id === undefined ? undefined : absolute(base, id), label)),
  );
  const current = around('lido:repositorySet', (owner ?? '') + numbers + (location ?? ''), typed('current'));
  const further = [...others, ...elsewhere]
    .map((one) => around('lido:repositorySet', one, typed('current')))
    .join('');
  return around('lido:repositoryWrap', current + further);
}

function writeMeasurements(content: RecordContent): string {
  const shown = at('displayMeasurement')
    .map((name) => eachText('lido:displayObjectMeasurements', content[name] as LanguageMap | undefined))
    .join('');
  const measured = valuesOf<Dimension>(content, 'measurement');
  const sets = measured.map(({ value: { kind, value, unit, part } }) =>
    around(
      'lido:objectMeasurementsSet',
      around(
        'lido:objectMeasurements',
        around(
          'lido:measurementsSet',
          element('lido:measurementType', kind, inLanguage('en')) +
            element('lido:measurementUnit', unit) +
            element('lido:measurementValue', String(value)),
        ) + firstTexts('lido:extentMeasurements', part),
      ),
    ),
  );
  return around('lido:objectMeasurementsWrap', sets.join('') + around('lido:objectMeasurementsSet', shown));
}

/** Names, inscriptions, keeper, descriptions and measures, in the order of `objectIdentificationWrap`. */
export function writeIdentification(content: RecordContent, base: string): string {
  const inscriptions = at('inscription')
    .map((name) => eachText('lido:inscriptionTranscription', content[name] as LanguageMap | undefined))
    .join('');
  const descriptions = at('description')
    .map((name) =>
      around(
        'lido:objectDescriptionSet',
        eachText('lido:descriptiveNoteValue', content[name] as LanguageMap | undefined),
        name === 'description' ? '' : typed(name),
      ),
    )
    .join('');
  return around(
    'lido:objectIdentificationWrap',
    writeTitles(content) +
      around('lido:inscriptionsWrap', around('lido:inscriptions', inscriptions)) +
      writeRepository(content, base) +
      around('lido:objectDescriptionWrap', descriptions) +
      writeMeasurements(content),
  );
}

/** What a thing shows or is about, and to what it is related. */
export function writeRelations(content: RecordContent, base: string): string {
  const subjects = valuesOf<Term>(content, 'subject')
    .map(({ name, value }) =>
      around(
        'lido:subjectSet',
        firstTexts('lido:displaySubject', value.label) +
          around('lido:subject', around('lido:subjectConcept', concept(base, value)), typed(name)),
      ),
    )
    .join('');
  const related = valuesOf<Relation>(content, 'related')
    .map(({ value: { target, label } }) =>
      around(
        'lido:relatedWorkSet',
        eachText('lido:displayRelatedWork', label) +
          around(
            'lido:relatedWork',
            around(
              'lido:object',
              element(
                'lido:objectWebResource',
                absolute(base, target),
                attribute('lido:formatResource', 'text/html'),
              ),
            ),
          ),
      ),
    )
    .join('');
  return around(
    'lido:objectRelationWrap',
    around('lido:subjectWrap', subjects) + around('lido:relatedWorksWrap', related),
  );
}
