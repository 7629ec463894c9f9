import type { Label, Mapping, Naming, TermRule } from './mapping.ts';

const described = '/lido/descriptiveMetadata';
const identified = `${described}/objectIdentificationWrap`;
const administered = '/lido/administrativeMetadata';
const resource = `${administered}/resourceWrap/resourceSet`;
const event = `${described}/eventWrap/eventSet/event`;
const related = `${described}/objectRelationWrap/relatedWorksWrap/relatedWorkSet/relatedWork`;
const subject = `${described}/objectRelationWrap/subjectWrap/subjectSet`;

/** Events in which a thing comes to be: by LIDO's terminology, the AAT, or the word that a museum writes. */
const making = [
  'eventType/conceptID$=lido00007|lido00012|/production|/creation|/beginning_of_existence|/300404387|/300054713',
  `eventType/term=production|creation|creating|making|manufacture|made|painting|printing|photographing|herstellung|hergestellt|angefertigt|gemalt|gezeichnet|gedruckt|geprägt|verfasst|aufgenommen|fotografiert|geschaffen|entwurf und ausführung|produktion|entstehung|erschaffung|schöpfung|fertigung|geistige schöpfung|création|fabrication|réalisation|exécution|producción|creación|elaboración|fabricación|produzione|creazione|realizzazione|esecuzione|vervaardiging|productie|producție|producere|execuție|executare|creație|creare|realizare|confecționare|făurire|изготовление|создание|производство|إنتاج|صنع|تولید|ساخت|制作|製作|制造|製造|创作|創作`,
].join(' or ');
const made = `${event}[${making}]`;

const preferred = '[!@pref=alternate|alternative|abweichend]';
const concept = {
  label: [`./term${preferred}`, './term'],
  id: [
    '{./conceptID[.^=http]}',
    'http://vocab.getty.edu/aat/{./conceptID[@source*=aat][.^=300]}',
    'https://d-nb.info/gnd/{./conceptID[@source*=gnd]}',
    'http://www.wikidata.org/entity/{./conceptID[.^=Q][@source*=wikidata]}',
  ],
} satisfies Naming;
const term = (from: string): TermRule => ({ from, ...concept });

/** How deep places are nested: a hamlet in a commune, a county, a region, a country, a continent. */
const levelsOfPlace = [0, 1, 2, 3, 4, 5, 6, 7];

/** A place by its name and those that it is part of, or as it is worded. */
const place = (at: string): Label => [
  {
    join: levelsOfPlace.map(
      (levels) => `${at}${'/partOfPlace'.repeat(levels)}/namePlaceSet[1]/appellationValue${preferred}`,
    ),
    with: ', ',
  },
  './displayPlace',
];
const placeId = (at: string): string[] => [
  `{${at}/placeID[.^=http]}`,
  `http://vocab.getty.edu/tgn/{${at}/placeID[@source*=tgn]}`,
  `https://d-nb.info/gnd/{${at}/placeID[@source*=gnd]}`,
  `https://sws.geonames.org/{${at}/placeID[@source*=geonames]}`,
];
const named = (at: string): Label => [
  {
    join: [
      `${at}/nameActorSet/appellationValue[@label=firstname|forename|vorname|prénom]`,
      `${at}/nameActorSet/appellationValue[@label=lastname|surname|nachname|nom]`,
    ],
    with: ' ',
  },
  `${at}/nameActorSet[1]/appellationValue${preferred}`,
];
const actorId = (at: string): string[] => [
  `{${at}/actorID[.^=http]}`,
  `https://d-nb.info/gnd/{${at}/actorID[@source*=gnd]}`,
  `http://vocab.getty.edu/ulan/{${at}/actorID[@source*=ulan]}`,
  `http://viaf.org/viaf/{${at}/actorID[@source*=viaf]}`,
];
const materials = [
  `${made}/eventMaterialsTech`,
  `${identified}/objectMaterialsTechWrap/objectMaterialsTechSet`,
];
const materialTerms = (condition: string): TermRule[] =>
  materials.map((at) => term(`${at}/materialsTech/termMaterialsTech[${condition}]`));
const technical = '@type*=techni|lido00131';

/** What was said of a thing's history in one event that did not make it. */
const told: Label = {
  join: [
    `./eventType/term${preferred}`,
    './eventName/appellationValue',
    `./eventMethod/term${preferred}`,
    './eventActor/displayActorInRole',
    './eventActor[!displayActorInRole]/actorInRole/actor/nameActorSet[1]/appellationValue',
    './eventActor[!displayActorInRole]/actorInRole/roleActor/term',
    './eventDate/displayDate',
    './eventPlace/displayPlace',
    ...levelsOfPlace.map(
      (levels) =>
        `./eventPlace[!displayPlace]/place${'/partOfPlace'.repeat(levels)}/namePlaceSet[1]/appellationValue`,
    ),
    './periodName/term',
    './culture/term',
    './eventMaterialsTech/displayMaterialsTech',
    './eventDescriptionSet/descriptiveNoteValue',
  ],
  with: '; ',
};

/**
 * LIDO 1.0 and 1.1 (http://www.lido-schema.org), as museums write it. Events that make the thing give its creator, date, place, material; all others are its
 * provenance. Three scopes of rights stay apart: the object (`rightsWorkWrap`), its pictures (`rightsResource`), the record (`recordRights`).
 */
export const lido: Mapping = {
  name: 'lido',
  formats: ['lido'],
  recognises: ['lido'],
  id: ['/lido/lidoRecID', `${administered}/recordWrap/recordID`],
  fields: {
    title: {
      from: [
        `${identified}/titleWrap/titleSet[!@type*=alternat|other|former|translat]/appellationValue${preferred}`,
        `${identified}/titleWrap/titleSet/appellationValue`,
      ],
    },
    alternativeTitle: [
      { from: `${identified}/titleWrap/titleSet[@type*=alternat|other|former|translat]/appellationValue` },
      {
        from: `${identified}/titleWrap/titleSet[!@type*=alternat|other|former|translat]/appellationValue[@pref=alternate|alternative|abweichend]`,
      },
    ],
    identifier: [
      { from: `${identified}/repositoryWrap/repositorySet[!@type*=former]/workID`, kind: 'accession' },
      { from: '/lido/lidoRecID', kind: 'local' },
      { from: '/lido/objectPublishedID', kind: 'other' },
      { from: `${administered}/recordWrap/recordID`, kind: 'local' },
    ],
    type: [
      term(`${described}/objectClassificationWrap/objectWorkTypeWrap/objectWorkType`),
      term(
        `${described}/objectClassificationWrap/classificationWrap/classification[!@type*=period|style|epoch|époque|stil|iconogr|subject|sujet|thema|material|techni|collection|sammlung|restriction|culture|kultur|europeana|language]`,
      ),
    ],
    creator: [
      {
        from: `${made}/eventActor[actorInRole/actor/nameActorSet/appellationValue]/actorInRole`,
        label: named('./actor'),
        id: actorId('./actor'),
        dates: {
          join: ['./actor/vitalDatesActor/earliestDate', './actor/vitalDatesActor/latestDate'],
          with: '–',
        },
        kind: [
          { is: 'person', when: './actor[@type*=person]' },
          {
            is: 'group',
            when: './actor[@type*=corporat|group|körperschaft|koerperschaft|collectivité|family|familie]',
          },
        ],
        role: term('./roleActor'),
      },
      {
        from: `${made}/eventActor[!actorInRole/actor/nameActorSet/appellationValue]`,
        label: './displayActorInRole',
        roled: true,
      },
    ],
    date: {
      from: `${made}/eventDate`,
      parts: { earliest: './date/earliestDate', latest: './date/latestDate', display: './displayDate' },
    },
    place: { from: `${made}/eventPlace`, label: place('./place'), id: placeId('./place') },
    period: [
      term(`${made}/periodName`),
      term(
        `${described}/objectClassificationWrap/classificationWrap/classification[@type*=period|style|epoch|époque|stil]`,
      ),
    ],
    culture: [
      term(`${made}/culture`),
      term(`${described}/objectClassificationWrap/classificationWrap/classification[@type*=culture|kultur]`),
    ],
    material: [
      ...materialTerms(`!${technical}`),
      term(`${described}/objectClassificationWrap/classificationWrap/classification[@type*=material]`),
    ],
    technique: [
      ...materialTerms(technical),
      term(`${described}/objectClassificationWrap/classificationWrap/classification[@type*=techni]`),
    ],
    medium: materials.map((at) => ({ from: `${at}/displayMaterialsTech` })),
    dimension: [
      {
        from: `${identified}/objectMeasurementsWrap/objectMeasurementsSet/objectMeasurements/measurementsSet`,
        measured: { kind: './measurementType', value: './measurementValue', unit: './measurementUnit' },
      },
      {
        from: `${identified}/objectMeasurementsWrap/objectMeasurementsSet[!objectMeasurements/measurementsSet]/displayObjectMeasurements`,
        worded: true,
        order: ['height', 'width', 'depth'],
        whole: [],
      },
    ],
    extent: [
      { from: `${identified}/objectMeasurementsWrap/objectMeasurementsSet/displayObjectMeasurements` },
      {
        from: `${identified}/objectMeasurementsWrap/objectMeasurementsSet[!displayObjectMeasurements]/objectMeasurements/measurementsSet`,
        label: {
          join: [
            './measurementType',
            './measurementType/term',
            './measurementValue',
            './measurementUnit',
            './measurementUnit/term',
          ],
          with: ' ',
        },
      },
      {
        from: [
          `${identified}/objectMeasurementsWrap/objectMeasurementsSet/objectMeasurements/extentMeasurements`,
          `${identified}/objectMeasurementsWrap/objectMeasurementsSet/objectMeasurements/extentMeasurements/term`,
        ],
      },
    ],
    description: [
      { from: `${identified}/objectDescriptionWrap/objectDescriptionSet/descriptiveNoteValue` },
      {
        from: `${identified}/objectDescriptionWrap/objectDescriptionSet/sourceDescriptiveNote`,
        within: 'Source: {}',
      },
      { from: `${identified}/displayStateEditionWrap/displayState|displayEdition|sourceStateEdition` },
      { from: `${made}/eventDescriptionSet/descriptiveNoteValue` },
      { from: `${made}/eventName/appellationValue` },
      { from: `${made}/eventActor/actorInRole/attributionQualifierActor`, within: 'Attribution: {}' },
      {
        from: `${described}/objectClassificationWrap/classificationWrap/classification[@type*=collection|sammlung]/term`,
        within: 'Part of: {}',
      },
      {
        from: `${related}[object/objectNote]/object`,
        label: { join: ['./objectNote'], with: ', ' },
        within: 'Related: {}',
      },
    ],
    inscription: [
      { from: `${identified}/inscriptionsWrap/inscriptions/inscriptionTranscription` },
      { from: `${identified}/inscriptionsWrap/inscriptions/inscriptionDescription/descriptiveNoteValue` },
      { from: `${identified}/inscriptionsWrap/inscriptions/displayInscription` },
    ],
    subject: [
      term(`${subject}/subject/subjectConcept`),
      {
        from: `${subject}/subject/subjectActor`,
        label: [`./actor/nameActorSet[1]/appellationValue${preferred}`, './displayActor'],
        id: actorId('./actor'),
      },
      { from: `${subject}/subject/subjectPlace`, label: place('./place'), id: placeId('./place') },
      {
        from: `${subject}/subject/subjectObject`,
        label: ['./object/objectNote', './displayObject'],
        id: '{./object/objectID[.^=http]}',
      },
      {
        from: `${subject}/subject/subjectEvent`,
        label: ['./event/eventName/appellationValue', './displayEvent', './event/eventType/term'],
        id: '{./event/eventID[.^=http]}',
      },
      { from: `${subject}[!subject]`, label: './displaySubject' },
      term(
        `${described}/objectClassificationWrap/classificationWrap/classification[@type*=iconogr|subject|sujet|thema]`,
      ),
    ],
    provenance: [
      {
        from: `${event}[${making
          .split(' or ')
          .map((test) => `!${test}`)
          .join('][')}]`,
        label: told,
        date: { earliest: './eventDate/date/earliestDate', latest: './eventDate/date/latestDate' },
      },
      { from: `${described}/eventWrap/eventSet[!event]/displayEvent` },
      {
        from: `${identified}/repositoryWrap/repositorySet[@type*=former]`,
        label: {
          join: [
            './repositoryName/legalBodyName/appellationValue',
            './repositoryLocation/namePlaceSet/appellationValue',
            './workID',
          ],
          with: ', ',
        },
      },
    ],
    owner: {
      from: `${identified}/repositoryWrap/repositorySet[!@type*=former]/repositoryName`,
      label: `./legalBodyName/appellationValue${preferred}`,
      id: ['{./legalBodyID[.^=http]}', 'https://d-nb.info/gnd/{./legalBodyID[@source*=gnd]}'],
      kind: { is: 'group', when: '.' },
    },
    location: {
      from: `${identified}/repositoryWrap/repositorySet[!@type*=former]/repositoryLocation`,
      label: place('.'),
      id: placeId('.'),
    },
    creditLine: [
      { from: `${administered}/rightsWorkWrap/rightsWorkSet/creditLine` },
      {
        from: `${administered}/rightsWorkWrap/rightsWorkSet`,
        label: {
          join: [
            `./rightsType/term${preferred}`,
            './rightsHolder/legalBodyName/appellationValue',
            './rightsDate/displayDate',
          ],
          with: ', ',
        },
      },
      {
        from: `${resource}/rightsResource`,
        label: {
          join: [
            `./rightsType/term${preferred}`,
            './rightsHolder/legalBodyName/appellationValue',
            './creditLine',
          ],
          with: ', ',
        },
        within: 'Image: {}',
      },
      {
        from: `${administered}/recordWrap/recordSource/legalBodyName/appellationValue`,
        within: 'Record: {}',
      },
      {
        from: `${administered}/recordWrap/recordRights`,
        label: { join: ['./rightsHolder/legalBodyName/appellationValue', './creditLine'], with: ', ' },
        within: 'Record: {}',
      },
    ],
    rights: {
      from: `${administered}/rightsWorkWrap/rightsWorkSet/rightsType/conceptID|term`,
      only: 'rights',
    },
    mediaRights: { from: `${resource}/rightsResource/rightsType/conceptID|term`, only: 'rights' },
    metadataRights: {
      from: `${administered}/recordWrap/recordRights/rightsType/conceptID|term`,
      only: 'rights',
    },
    relation: [
      {
        from: `${related}[!object/objectNote]`,
        target: ['./object/objectWebResource[.^=http]', './object/objectID[.^=http]', './object/objectID'],
        called: './displayObject',
      },
      {
        from: `${related}[object/objectNote][object/objectWebResource^=http]`,
        target: './object/objectWebResource[.^=http]',
        called: { join: ['./object/objectNote'], with: ', ' },
      },
    ],
    source: [{ from: `${administered}/recordWrap/recordInfoSet/recordInfoLink`, only: 'addresses' }],
    media: {
      from: resource,
      url: [
        './resourceRepresentation[@type*=master|provided|full|large|lido00464]/linkResource',
        './resourceRepresentation[!@type*=thumb|preview|lido00451]/linkResource',
        './resourceRepresentation/linkResource',
      ],
      alt: './resourceDescription',
      rights: ['./rightsResource/rightsType/conceptID', './rightsResource/rightsType/term'],
    },
  },
  ignores: {
    '/lido/category': 'says of all objects that they are objects',
    [`${described}/eventWrap/eventSet[event]/displayEvent`]: 'repeats the event that is told apart',
    [`${event}/eventType`]: 'the kind of an event that made the object, of which other fields speak',
    [`${described}/objectClassificationWrap/classificationWrap/classification[@type*=europeana|language|restriction]`]:
      'classes for a portal or a program',
    [`${event}/eventActor[actorInRole]/displayActorInRole`]: 'repeats name and role',
    [`${event}/eventPlace/displayPlace`]: 'repeats the place that is named',
    [`${made}/eventMethod|eventID`]: 'how an object was made, beside its technique',
    '//nameActorSet': 'other names of a person',
    '//nationalityActor|genderActor|vitalDatesActor': 'what is said of a person, not of the object',
    [`${related}/object/objectWebResource`]: 'what is no address',
    [`${described}/objectRelationWrap/relatedWorksWrap/relatedWorkSet/relatedWorkRelType`]:
      'the kind of a relation',
    [`${described}/objectRelationWrap/subjectWrap/subjectSet/displaySubject`]:
      'repeats the subjects that are indexed',
    [`${administered}/recordWrap/recordType|recordInfoSet`]: 'how and when the record was made',
    [`${administered}/recordWrap/recordRights/rightsType`]: 'the name of the licence of the record',
    [`${resource}[!resourceRepresentation/linkResource]`]: 'pictures without an address',
    [`${resource}/resourceRepresentation`]: 'the same picture in other sizes, and its measures',
    [`${resource}/resourceType|resourcePerspective|resourceDateTaken|resourceSource|rightsResource`]:
      'what is said of a picture beyond its words and rights',
    '//conceptID|actorID|placeID|objectID|resourceID|eventID|legalBodyID':
      'identifiers without an address, which mean nothing outside their database',
    '//legalBodyWeblink': 'the website of an institution',
    '//gml': 'geometries',
  },
};
