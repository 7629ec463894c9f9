import { type FieldName, fieldNames } from '../../../vocab/fields.ts';
import { type DimensionKind, dimensionKinds, type Unit, units } from '../../../vocab/record/record.ts';
import { fieldOfLabel } from '../../readers/iiif/metadata-fields.ts';
import { languageTag } from '../../readers/xml/language-tag.ts';
import { kindOfMeasure } from '../measure-words.ts';
import { nameLanguage } from '../name-language.ts';
import { fieldOfStems } from './field-of-stems.ts';
import { fieldOfWords, ofOtherThings } from './heading-words.ts';

/** What a heading names: a field, the key of a row, one measurement, or the first or last year of the date. `sure`: from 0 to 1. */
export type Named = {
  is: FieldName | 'id' | 'item' | 'measure' | 'firstYear' | 'lastYear';
  kind?: DimensionKind;
  unit?: Unit;
  language?: string;
  sure: number;
  reason: string;
};

/** Longer ones are texts that stand where headings should. */
const longest = 200;

const own = new Map(fieldNames.map((name) => [name.toLowerCase(), name]));

/** Headings that no label of a manifest has, in lower case and in words. */
const more: [RegExp, Named['is']][] = [
  [
    /^(?:id|object ?id|record ?id|item ?id|uuid|guid|key|system (?:id|number)|objekt ?id|datensatz ?id|identifiant|identificador|identificatore|المعرف|kitambulisho|id объекта|資料id|管理id)$/,
    'id',
  ],
  [
    /^(?:object (?:no|nr|num|number)|acc(?:ession)? ?(?:no|nr|num|number|#)?|inv(?:entory)? ?(?:no|nr|num|number)?|inventar ?(?:nr|nummer)|n(?:o|º|°|umero|úmero) (?:d'|de )?inventa(?:ire|rio)|nr inventar|الرقم|رقم|رقم (?:القطعة|الجرد)|受入番号|整理番号|館蔵番号)\.?$/,
    'identifier',
  ],
  [
    /^(?:date ?(?:begin|start|from|earliest)|begin ?date|start ?(?:date|year)|from ?(?:date|year)|earliest ?(?:date|year)|year ?(?:from|start|begin)|von|jahr von|datum von|date début|desde|year ?min)$/,
    'firstYear',
  ],
  [
    /^(?:date ?(?:end|to|until|latest)|end ?(?:date|year)|to ?(?:date|year)|latest ?(?:date|year)|year ?(?:to|end)|bis|jahr bis|datum bis|date fin|hasta|year ?max)$/,
    'lastYear',
  ],
  [/^(?:dated|date text|display date|object date|datierung text|vyear|datare|製作年|制作時期)$/, 'date'],
  [
    /^(?:object ?name|objektbezeichnung|classification|classifications?|klassifikation|désignation|denominación|denumire|品目|器物类型)$/,
    'type',
  ],
  [/^(?:credit ?line|credits?|danksagung|erwerb|acquisition|mode d'acquisition)$/, 'creditLine'],
  [/^(?:exhibitions?|history|herkunftsgeschichte|historique)$/, 'provenance'],
  [
    /^(?:image|images|picture|photo|foto|bild|bilder|media|thumbnail|thumbnail ?url|image ?(?:url|file|link|path)|file ?name|datei|fichier image|imagen|画像|サムネイル|图片|صورة|picha)$/,
    'media',
  ],
  [/^(?:manifest|iiif(?: manifest)?|related|see also|verwandt|voir aussi|関連資料)$/, 'relation'],
  [/^(?:licen[cs]e|rights|rights ?uri)$/, 'rights'],
  [/^(?:owner|institution|repository|museum|besitzer|propriétaire|所蔵館)$/, 'owner'],
  [/^(?:location|room|standort|depot|emplacement|ubicación|配架場所)$/, 'location'],
  [/^(?:label|name|object ?title|werktitel|bezeichnung)$/, 'title'],
  [/^(?:edition|quantity|stückzahl)$/, 'extent'],
  [/^(?:performer|performed by|interpret|interprète|演者)$/, 'performer'],
  [/^(?:material|materials|materialien|matériaux|材料)$/, 'material'],
  [/^(?:technique|techniques|technik|技術)$/, 'technique'],
  [/^(?:item|item ?(?:url|uri|address))$/, 'item'],
];

/** How a line of a manifest’s metadata is called as a field of a record. */
const ofLabel: Record<string, Named['is'] | undefined> = {
  accession: 'identifier',
  collection: undefined,
  other: undefined,
};

const inWords = (heading: string): string =>
  heading
    .normalize('NFC')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/[’'`´]/g, ' ')
    .replace(/[_.\-/:,]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** Whether a heading says that its column counts, dates or marks something other than the thing: a person’s birth, an acquisition. */
export const speaksOfOtherThings = (heading: string): boolean => ofOtherThings.test(inWords(heading));

const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Brackets behind a heading hold units and remarks as well as languages. */
function languageInBrackets(text: string): string | undefined {
  if (/^(?:mm|cm|dm|km|kg|mg|in|ft|sec|min|hr|pcs|no|id|url|uri|max|all|old|new)\.?$/i.test(text))
    return undefined;
  const tag = nameLanguage(text.replace(/語$|语$/, '') === '英' ? 'en' : text);
  return tag !== undefined && english.of(tag) !== undefined ? tag : undefined;
}

/** A language that stands with a heading: `Title@ja`, `title_en`, `Titel (deutsch)`, `Title [fr]`. */
function takeLanguage(heading: string): { rest: string; language?: string } {
  const match =
    /^(.+?)(?:@([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)|[ _.-]([a-z]{2})|\s*[([（]([^)\]）]{2,20})[)\]）])$/u.exec(
      heading.trim(),
    );
  if (!match) return { rest: heading };
  const [, rest, at, short, named] = match;
  const tag = languageTag(at ?? short ?? '') ?? (named === undefined ? undefined : languageInBrackets(named));
  // “Object no” is no Norwegian object.
  if (tag === undefined || (short !== undefined && /^(?:no|id|to|is|it|de|in|of|nr)$/.test(short)))
    return { rest: heading };
  return { rest: rest!, language: tag };
}

function takeUnit(heading: string): { rest: string; unit?: Unit } {
  const match = /^(.+?)[ _]*[([（]?\b(mm|cm|m|in|kg|g)\b[)\]）]?$/i.exec(heading.trim());
  const unit = units.find((known) => known === match?.[2]?.toLowerCase());
  return match && unit !== undefined ? { rest: match[1]!, unit } : { rest: heading };
}

/** What a heading names, by its words in any of the languages known; undefined where they say nothing. */
export function fieldOfHeading(given: string): Named | undefined {
  if (given.length > longest) return undefined;
  // Flat exports number what comes several times: `objectTitle[1]`.
  const { rest: heading, language } = takeLanguage(given.replace(/\[\d+\]$/, ''));
  const said = language === undefined ? {} : { language };
  const exact = own.get(heading.replace(/[\s_-]/g, '').toLowerCase());
  if (exact !== undefined && !/^dimensions?$/i.test(heading))
    return { is: exact, ...said, sure: 0.95, reason: `“${heading}” is the archive’s own name for it` };
  const measured = takeUnit(inWords(heading).replace(/（/g, '(').replace(/）/g, ')'));
  const kind =
    dimensionKinds.find((known) => known === measured.rest) ??
    (measured.rest.length > 1 || measured.unit ? kindOfMeasure(measured.rest) : undefined);
  if (kind !== undefined)
    return {
      is: 'measure',
      kind,
      ...(measured.unit && { unit: measured.unit }),
      sure: 0.9,
      reason: `“${heading}” names a measurement`,
    };
  const words = inWords(heading);
  const plain = inWords(takeUnit(heading).rest.replace(/[([（][^)\]）]*[)\]）]\s*$/u, ''));
  const bare = plain.replace(/^(?:object|objekt|objet|objeto|work|item|artwork|record) (?=\S)/, '');
  const usual = fieldOfWords(words) ?? fieldOfWords(plain) ?? fieldOfWords(bare);
  if (usual !== undefined)
    return {
      is: usual,
      ...said,
      ...(measured.unit && { unit: measured.unit }),
      sure: 0.9,
      reason: `“${heading}” is a usual heading for it`,
    };
  if (ofOtherThings.test(words)) return undefined;
  const known = more.find(([form]) => form.test(words));
  if (known) return { is: known[1], ...said, sure: 0.85, reason: `“${heading}” is a usual heading for it` };
  const label = fieldOfLabel([words, heading]);
  const is = label in ofLabel ? ofLabel[label] : (label as Named['is']);
  if (is !== undefined) return { is, ...said, sure: 0.85, reason: `“${heading}” is a usual word for it` };
  const stem = fieldOfStems(words);
  if (stem !== undefined) return { is: stem, ...said, sure: 0.6, reason: `“${heading}” holds a word for it` };
  // The last word tells what the others are about: “Artist Nationality” is no artist, “Autry Object URL” is an address.
  const last = words.split(' ').at(-1)!;
  const tail = last === words ? 'other' : fieldOfLabel([last]);
  const about = tail in ofLabel ? ofLabel[tail] : (tail as Named['is']);
  return about === undefined
    ? undefined
    : { is: about, ...said, sure: 0.5, reason: `“${heading}” ends with a word for it` };
}
