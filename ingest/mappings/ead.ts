import type { Label, Mapping, TermRule } from './mapping.ts';

/** What a level is called (EAD3, `archdesc/@level`): words of the standard, which all languages of finding aids use. */
const levels = {
  class: 'class',
  collection: 'collection',
  file: 'file',
  fonds: 'fonds',
  item: 'item',
  otherlevel: '',
  recordgrp: 'record group',
  series: 'series',
  subfonds: 'subfonds',
  subgrp: 'subgroup',
  subseries: 'subseries',
};

/** A name in parts (EAD3), or as one text (EAD 2002). Life dates have a place of their own. */
const named: Label = [{ join: ['./part[!@localtype=existDates|d|dates]'], with: ', ' }, './name', '.'];
/** A subject in parts is one heading. */
const heading: Label = [{ join: ['./part'], with: ' -- ' }, '.'];
const identifier = ['{./@identifier}', '{./@authfilenumber}'];
const people = 'persname|corpname|famname|name';

const agent = {
  label: named,
  id: identifier,
  dates: './part[@localtype=existDates|d|dates]',
  role: { from: './@relator' } satisfies TermRule,
} as const;
const term = (from: string, label: Label = heading): TermRule => ({ from, label, id: identifier });

/** One side of a structured date, by its standard form where it has one. */
const structured = (side: string): string[] =>
  ['/daterange', '/dateset/daterange'].flatMap((at) => [
    `./unitdatestructured${at}/${side}/@standarddate`,
    `./unitdatestructured${at}/${side}`,
  ]);

/** Kinds of text that a finding aid has, and what the archive's description calls them. */
const notes: Record<string, string> = {
  bioghist: 'Biography or history: {}',
  arrangement: 'Arrangement: {}',
  fileplan: 'File plan: {}',
  odd: '{}',
  note: '{}',
  phystech: 'Physical condition: {}',
  appraisal: 'Appraisal: {}',
  accruals: 'Accruals: {}',
  processinfo: 'Processing: {}',
  relatedmaterial: 'Related material: {}',
  separatedmaterial: 'Separated material: {}',
  altformavail: 'Other forms: {}',
  originalsloc: 'Originals: {}',
  otherfindaid: 'Other finding aids: {}',
  bibliography: 'Bibliography: {}',
  index: 'Index: {}',
  prefercite: 'Cite as: {}',
  legalstatus: 'Legal status: {}',
};

/**
 * EAD 2002 and EAD3 (https://www.loc.gov/ead/): a record for each unit of description, from the whole to the file, related to the one that it is a part of. Of
 * what is said of the whole only the repository is taken for its parts too (ISAD(G) 2.4 lets it be said once): who gathered a fonds did not write each letter in it.
 */
export const ead: Mapping = {
  name: 'ead',
  formats: ['ead'],
  recognises: ['ead'],
  id: '/ead/@row-id',
  fields: {
    title: {
      from: [
        '/ead/did/unittitle',
        // A unit without a title is called what tells it from its neighbours.
        '/ead/did/unitdate',
        '/ead/did/unitdatestructured/datesingle',
        '/ead/head',
        '/ead/did/abstract',
        '/ead/did/unitid',
        '/ead/eadheader/filedesc/titlestmt/titleproper',
        '/ead/control/filedesc/titlestmt/titleproper',
      ],
    },
    identifier: [
      { from: '/ead/did/unitid', kind: 'local' },
      { from: '/ead/eadheader/eadid', kind: 'other' },
      { from: '/ead/control/recordid', kind: 'other' },
    ],
    type: [
      { from: '/ead/@level', lookup: levels, language: 'en', nothing: ['otherlevel'] },
      { from: '/ead/@otherlevel' },
      term('/ead/controlaccess/genreform'),
      term('/ead/did/physdesc/genreform'),
      term('/ead/did/unittitle/genreform'),
    ],
    creator: [
      { from: `/ead/did/origination/${people}`, ...agent },
      { from: `/ead/did/origination[!persname][!corpname][!famname][!name]` },
      ...people
        .split('|')
        .map((name) => ({ from: `/ead/controlaccess/${name}[@encodinganalog^=7]`, ...agent })),
    ],
    date: [
      {
        from: '/ead/did[unitdatestructured]',
        parts: {
          value: ['./unitdatestructured/datesingle/@standarddate', './unitdatestructured/datesingle'],
          earliest: structured('fromdate'),
          latest: structured('todate'),
          display: [
            './unitdate',
            {
              join: ['./unitdatestructured/daterange/fromdate', './unitdatestructured/daterange/todate'],
              with: '–',
            },
            './unitdatestructured/datesingle',
          ],
        },
      },
      {
        from: '/ead/did[!unitdatestructured]/unitdate',
        parts: { value: ['./@normal', '.'], display: '.', approximate: './@certainty[.*=circa|approx|ca.]' },
      },
      {
        from: '/ead/did[!unitdatestructured][!unitdate]/unittitle/unitdate',
        parts: { value: ['./@normal', '.'], display: '.' },
      },
    ],
    material: [term('/ead/did/physdescstructured/physfacet[@localtype=material]', '.')],
    technique: [term('/ead/did/physdescstructured/physfacet[@localtype=technique]', '.')],
    medium: [
      { from: '/ead/did/physdescstructured/physfacet[!@localtype=material|technique]' },
      { from: '/ead/did/physdescset/physdescstructured/physfacet' },
      { from: '/ead/did/materialspec' },
    ],
    extent: [
      { from: '/ead/did/physdesc' },
      {
        from: '/ead/did/physdescset/physdescstructured',
        label: { join: ['./quantity', './unittype'], with: ' ' },
      },
      { from: '/ead/did/physdescstructured', label: { join: ['./quantity', './unittype'], with: ' ' } },
      { from: '/ead/did/physdescstructured/dimensions' },
      { from: '/ead/did/physdescset/physdescstructured/dimensions' },
      { from: '/ead/did/physdescstructured/descriptivenote' },
    ],
    description: [
      { from: '/ead/did/abstract' },
      { from: '/ead/scopecontent' },
      ...Object.entries(notes).map(([name, within]) => ({ from: `/ead/${name}`, within })),
      { from: '/ead/did/didnote|note' },
      { from: '/ead/did/langmaterial/descriptivenote' },
      { from: '/ead/dsc/p' },
      { from: '/ead/controlaccess/p' },
      { from: '/ead/p|blockquote|list|chronlist|address|table' },
      { from: '/ead/relations/relation/relationentry', within: 'Related: {}' },
      { from: '/ead/relations/relation/descriptivenote' },
    ],
    subject: [
      term('/ead/controlaccess/subject'),
      term('/ead/controlaccess/geogname'),
      term('/ead/controlaccess/function'),
      term('/ead/controlaccess/occupation'),
      term('/ead/controlaccess/title'),
      ...people.split('|').map((name) => ({
        ...term(`/ead/controlaccess/${name}[!@encodinganalog^=7]`),
        label: [{ join: ['./part'], with: ', ' }, '.'] as Label,
      })),
    ],
    provenance: [
      { from: '/ead/custodhist', label: '.' },
      { from: '/ead/acqinfo', label: '.' },
    ],
    owner: {
      // A part in another's keeping says so itself.
      from: [
        '/ead/did/repository/corpname|name',
        '/ead/did/repository',
        '/ead/inherited/repository/corpname|name',
        '/ead/inherited/repository',
      ],
      label: named,
      id: identifier,
      kind: { is: 'group', when: '.' },
    },
    location: [
      { from: '/ead/did/physloc' },
      {
        from: '/ead/did',
        label: {
          join: [{ each: './container', join: ['./@localtype', './@type', '.'], with: ' ' }],
          with: ', ',
        },
      },
    ],
    creditLine: [{ from: '/ead/userestrict' }, { from: '/ead/accessrestrict', within: 'Access: {}' }],
    language: [
      {
        from: [
          '/ead/did/langmaterial/language/@langcode',
          '/ead/did/langmaterial/languageset/language/@langcode',
          '/ead/did/langmaterial/language',
        ],
        named: true,
      },
    ],
    rights: [
      { from: '/ead/userestrict', only: 'rights' },
      { from: '/ead/userestrict/@href', only: 'rights' },
    ],
    metadataRights: [
      { from: '/ead/control/rightsdeclaration/citation/@href', only: 'rights' },
      { from: '/ead/inherited/rightsdeclaration/citation/@href', only: 'rights' },
    ],
    relation: { from: '/ead/@parent' },
    source: [
      { from: '/ead/control/representation/@href', only: 'addresses' },
      { from: '/ead/eadheader/eadid/@url', only: 'addresses' },
    ],
    media: [
      {
        from: '/ead/did/dao',
        url: ['./@href', './@xlink:href'],
        alt: ['./descriptivenote', './daodesc/p', './@linktitle', './@title', './@xlink:title'],
      },
      {
        from: '/ead/did/daoset/dao|daogrp',
        url: ['./@href', './daoloc/@href', './daoloc/@xlink:href'],
        alt: ['./descriptivenote', './@linktitle'],
      },
      {
        from: '/ead/dao',
        url: ['./@href', './@xlink:href'],
        alt: ['./daodesc/p', './@title', './@xlink:title'],
      },
    ],
  },
  ignores: {
    '/ead/control': 'how the finding aid was made',
    '/ead/eadheader': 'how the finding aid was made',
    '/ead/frontmatter': 'a title page, which repeats the header',
    '/ead/inherited': 'what the whole says for its parts',
    '//head': 'headings over texts',
    '/ead/did/langmaterial': 'the language in words, whose code was read',
    '/ead/relations/relation/objectxmlwrap': 'XML of another kind',
    '/ead/did/origination': 'words around a name',
    '/ead/did/repository': 'the address of an institution',
    '/ead/thead': 'headings of columns',
  },
};
