import type { DateParts, Join, Mapping, TermRule } from './mapping.ts';
import { relators } from './relators.ts';

const titleAt = (at: string): Join => ({
  join: [
    { join: [{ join: [`${at}/nonSort`, `${at}/title`], with: ' ' }, `${at}/subTitle`], with: ': ' },
    `${at}/partNumber`,
    `${at}/partName`,
  ],
  with: '. ',
});
const title = titleAt('.');
const relatedTitle = titleAt('./titleInfo');

const personal: Join = {
  join: ['./namePart[@type=family]', './namePart[@type=given]', './namePart[@type=termsOfAddress]'],
  with: ', ',
};
const whole: Join = { join: ['./namePart[!@type=date]'], with: ', ' };
const performers =
  'prf|performer|sng|singer|mus|musician|itr|instrumentalist|act|actor|dnc|dancer|cnd|conductor|voc|vocalist|nrt|narrator|stl|storyteller|spk|speaker';

const name = (condition: string) =>
  ({
    from: `/mods/name${condition}`,
    label: [
      {
        join: ['./namePart[@type=family]', './namePart[@type=given]', './namePart[@type=termsOfAddress]'],
        with: ', ',
      },
      whole,
      './displayForm',
    ],
    id: ['{./@valueURI}', '{./nameIdentifier[.^=http]}', '{./@xlink:href}'],
    dates: './namePart[@type=date]',
    kind: [
      { is: 'person', when: './@type[.=personal]' },
      { is: 'group', when: './@type[.=corporate|conference|family]' },
    ],
    role: {
      from: ['./role/roleTerm[@type=text]', './role/roleTerm[!@type=code]', './role/roleTerm'],
      id: '{./@valueURI}',
      lookup: relators,
    } satisfies TermRule,
    plainRole: ['creator'],
  }) as const;

/** A date of one kind within `originInfo`: one value, or a start and an end; encoded, or in words. */
const dated = (element: string): DateParts => ({
  value: [`./${element}[!@point][@encoding]`, `./${element}[!@point]`],
  earliest: `./${element}[@point=start]`,
  latest: `./${element}[@point=end]`,
  display: [`./${element}[!@point][!@encoding]`, './displayDate'],
  approximate: `./${element}[@qualifier=approximate|inferred]`,
  uncertain: `./${element}[@qualifier=questionable]`,
});
const kindsOfDate = ['dateCreated', 'dateIssued', 'copyrightDate', 'dateOther', 'dateCaptured', 'dateValid'];

const heading: Join = { join: ['./*'], with: ' -- ' };

/** Notes about who had a thing (https://www.loc.gov/standards/mods/mods-notes.html). */
const ofHistory = 'ownership|provenance|acquisition|custodial history|immediate source of acquisition';

/**
 * MODS 3 (https://www.loc.gov/standards/mods/), alone or in a `modsCollection`. The date is that of creation where there is one, else of issue. Subjects stay whole,
 * as they are catalogued: “Women -- Societies and clubs” is one.
 */
export const mods: Mapping = {
  name: 'mods',
  formats: ['mods'],
  recognises: ['mods'],
  id: [
    '/mods/recordInfo/recordIdentifier',
    '/oai:header/oai:identifier',
    '/mods/identifier[@type=local|iid|pid|fedora|accession|uuid][!@invalid]',
    '/mods/identifier[!@invalid]',
    '/mods/@ID',
    '/mods/location/url',
  ],
  fields: {
    title: { from: ['/mods/titleInfo[!@type]', '/mods/titleInfo'], label: title },
    alternativeTitle: { from: '/mods/titleInfo[@type]', label: title },
    identifier: [
      { from: '/mods/identifier[@type=accession|accession number|inventory][!@invalid]', kind: 'accession' },
      { from: '/mods/identifier[@type=local|iid|pid|fedora][!@invalid]', kind: 'local' },
      { from: '/mods/recordInfo/recordIdentifier', kind: 'local' },
      { from: '/mods/location/shelfLocator|holdingSimple', kind: 'local' },
      { from: '/mods/location/holdingSimple/copyInformation/shelfLocator', kind: 'local' },
      {
        from: '/mods/identifier[!@type=accession|accession number|inventory|local|iid|pid|fedora][!@invalid]',
        kind: 'other',
      },
    ],
    type: [{ from: '/mods/typeOfResource' }, { from: '/mods/genre', id: '{./@valueURI}' }],
    creator: [
      name(`[!role/roleTerm=${performers}]`),
      { from: '/mods/originInfo/publisher', as: { label: { en: ['publisher'] } } },
      { from: '/mods/originInfo/agent', label: [personal, whole], as: { label: { en: ['publisher'] } } },
    ],
    performer: name(`[role/roleTerm=${performers}]`),
    date: kindsOfDate.map((kind, at) => ({
      // Each kind counts where none before it is there.
      from: `/mods${kindsOfDate
        .slice(0, at)
        .map((before) => `[!originInfo/${before}]`)
        .join('')}/originInfo[${kind}]`,
      parts: dated(kind),
    })),
    place: {
      from: '/mods/originInfo/place',
      label: ['./placeTerm[@type=text]', './placeTerm[!@type=code]'],
      id: ['{./placeTerm[!@type=code]/@valueURI}'],
    },
    technique: { from: '/mods/physicalDescription/form[@type=technique]', id: '{./@valueURI}' },
    material: { from: '/mods/physicalDescription/form[@type=material]', id: '{./@valueURI}' },
    medium: { from: '/mods/physicalDescription/form[!@type=material|technique]' },
    extent: { from: '/mods/physicalDescription/extent' },
    description: [
      { from: '/mods/abstract' },
      { from: '/mods/tableOfContents' },
      { from: `/mods/note[!@type=${ofHistory}]` },
      { from: '/mods/physicalDescription/note' },
      { from: '/mods/originInfo/edition', within: 'Edition: {}' },
      { from: '/mods[originInfo/dateCreated]/originInfo/dateIssued', within: 'Issued: {}' },
      { from: '/mods/subject/cartographics/scale|coordinates|projection' },
      {
        from: '/mods/part',
        label: {
          join: [
            './detail/title',
            './detail/caption',
            './detail/number',
            './extent/list',
            './date',
            './text',
          ],
          with: ', ',
        },
      },
      {
        from: '/mods/relatedItem[!location/url][!@xlink:href][!identifier^=http]',
        label: [relatedTitle, './identifier', './note'],
        within: 'Related: {}',
      },
      { from: '/mods/location/holdingSimple/copyInformation/note' },
    ],
    subject: [
      {
        from: '/mods/subject[!name][!titleInfo][!hierarchicalGeographic][!geographicCode][!cartographics]',
        label: heading,
        id: ['{./@valueURI}', '{./topic/@valueURI}', '{./geographic/@valueURI}', '{./genre/@valueURI}'],
      },
      {
        from: '/mods/subject[name]',
        label: {
          join: [
            {
              join: [
                './name/namePart[@type=family]',
                './name/namePart[@type=given]',
                './name/namePart[!@type]',
                './name/namePart[@type=termsOfAddress]',
                './name/namePart[@type=date]',
              ],
              with: ', ',
            },
            './topic',
            './geographic',
            './temporal',
            './genre',
          ],
          with: ' -- ',
        },
        id: ['{./@valueURI}', '{./name/@valueURI}'],
      },
      {
        from: '/mods/subject[titleInfo]',
        label: {
          join: ['./titleInfo/nonSort', './titleInfo/title', './titleInfo/subTitle', './topic'],
          with: ' ',
        },
        id: ['{./@valueURI}', '{./titleInfo/@valueURI}'],
      },
      {
        from: '/mods/subject/hierarchicalGeographic',
        label: { join: ['./*'], with: ' -- ' },
        id: '{./@valueURI}',
      },
      { from: '/mods/subject[geographicCode]', label: heading, id: '{./@valueURI}', nothing: [] },
    ],
    provenance: { from: `/mods/note[@type=${ofHistory}]` },
    owner: {
      from: '/mods/location/physicalLocation[!@type=code|oclcorg|marcorg][!@authority=marcorg|oclcorg]',
      id: ['{./@valueURI}', '{./@xlink:href}'],
    },
    location: { from: '/mods/location/holdingSimple/copyInformation/subLocation' },
    creditLine: [
      { from: '/mods/accessCondition' },
      { from: '/mods/recordInfo/recordContentSource', within: 'Record: {}' },
    ],
    language: {
      from: ['/mods/language/languageTerm[@type=code]', '/mods/language/languageTerm'],
      named: true,
    },
    rights: [
      { from: '/mods/accessCondition/@xlink:href', only: 'rights' },
      { from: '/mods/accessCondition', only: 'rights' },
    ],
    relation: {
      from: '/mods/relatedItem[location/url or @xlink:href or identifier^=http]',
      target: ['./@xlink:href[.^=http]', './location/url[.^=http]', './identifier[.^=http]'],
      called: relatedTitle,
    },
    source: { from: '/mods/location/url[!@access=raw object|preview]', only: 'addresses' },
    media: {
      from: '/mods/location/url[@access=raw object]',
      url: '.',
      alt: './@displayLabel',
      rights: [],
    },
  },
  ignores: {
    '/mods/extension': 'what a source adds for itself',
    '/mods/relatedItem': 'what is said of other items beyond their names and addresses',
    '/mods/recordInfo': 'how the record was made',
    '/mods/classification': 'the shelf class of a library, of which the subjects speak in words',
    '/mods/targetAudience': 'whom a text is written for',
    '/mods/originInfo/issuance|frequency|dateModified': 'how a serial comes out',
    '/mods/originInfo/place/placeTerm[@type=code]': 'the code of a place that is named',
    '/mods/language/languageTerm[@type=text]': 'the name of the language whose code was read',
    '/mods/language/scriptTerm': 'the script, which the language tells',
    '/mods/name/role/roleTerm[@type=code]': 'the code of the role that is written out',
    '/mods/name/affiliation|description|displayForm|etal|alternativeName|nameIdentifier':
      'what is said of a person beyond the name',
    '/mods/physicalDescription/digitalOrigin|internetMediaType|reformattingQuality':
      'how the digital copy was made',
    '/mods/location/physicalLocation': 'codes of institutions',
    '/mods/location/url[@access=preview]': 'a small picture of what is there in full',
  },
};
