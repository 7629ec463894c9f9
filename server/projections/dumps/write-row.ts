import { cellOf } from '../../../ingest/problems-csv.ts';
import { absolute } from '../../../vocab/concept-id.ts';
import { type FieldName, field, fieldNames } from '../../../vocab/fields.ts';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import type {
  Credit,
  DateValue,
  Dimension,
  Identifier,
  Media,
  ProvenanceEvent,
  Relation,
  Term,
} from '../../../vocab/record/record.ts';
import { dimensionKinds } from '../../../vocab/record/record.ts';
import { imagesOf } from '../../curation/images-of.ts';
import type { RecordView } from '../../curation/view.ts';
import { itemIri, pictureIri, recordIri } from '../graphs/addresses.ts';

/** Cells by their heading; a heading is `title@ar` where the text has a language. */
export type TemplateRow = Map<string, string>;

/** Fields whose column has another name than the field, and columns that say where the row comes from. */
const heads: Partial<Record<FieldName, string>> = { relation: 'related' };
export const leadingColumns = ['id', 'item', 'record', 'partner', 'collection'] as const;

const headOf = (name: FieldName, language: string): string => {
  const head = heads[name] ?? name;
  return language === 'und' ? head : `${head}@${language}`;
};
/** Cells of several values; places pair those of several languages, and nothing need be said of the last ones that are empty. */
const joined = (texts: readonly string[]): string =>
  texts.slice(0, texts.findLastIndex((text) => text !== '') + 1).join('|');
const escapeBar = (text: string): string => text.replaceAll('|', '\\|');

/** Values by language, in their order, an empty one where a value has no text in that language: so that places pair them. */
function byLanguage(maps: readonly (LanguageMap | undefined)[]): [language: string, texts: string[]][] {
  const languages = new Set(maps.flatMap((map) => Object.keys(map ?? {})));
  return [...languages].map((tag) => [tag, maps.map((map) => map?.[tag]?.[0] ?? '')]);
}

/** Labels of terms; an identifier stands behind the first label of its term, as `silk <http://…>`. */
function namedCells(values: readonly { term: Term; role?: string | undefined }[], base: string) {
  const told = new Set<Term>();
  return byLanguage(values.map(({ term }) => term.label)).map(([tag, texts]) => {
    const cells = texts.map((text, at) => {
      const { term, role } = values[at]!;
      if (text === '') return '';
      const id = term.id === undefined || told.has(term) ? '' : ` <${absolute(base, term.id)}>`;
      told.add(term);
      return escapeBar(`${text}${role === undefined ? '' : ` (${role})`}${id}`);
    });
    return [tag, joined(cells)] as const;
  });
}

/** A record as a row of the template: what `ingest` reads again, as far as the template has a place for it. */
export function templateRow(record: RecordView, base: string): TemplateRow {
  const row: TemplateRow = new Map([
    ['id', record.sourceId],
    ['item', itemIri(base, record.item)],
    ['record', recordIri(base, record)],
    ['partner', record.partner],
    ['collection', record.collection],
  ]);
  const set = (head: string, text: string) => {
    if (text !== '') row.set(head, text);
  };
  const images = new Map(imagesOf(record).map(({ file, id }) => [file, id]));
  for (const name of fieldNames) {
    const values = record.content[name];
    if (values === undefined) continue;
    if (!Array.isArray(values)) {
      // Running text is one text a language; only other titles are split.
      const joint = name === 'alternativeTitle' ? '|' : '\n\n';
      const write = name === 'alternativeTitle' ? escapeBar : (text: string) => text;
      for (const [tag, texts] of Object.entries(values as LanguageMap))
        set(headOf(name, tag), texts.map(write).join(joint));
      continue;
    }
    writeValues(name, values, { set, base, images, sourceId: record.sourceId });
  }
  return row;
}

type Into = {
  set: (head: string, text: string) => void;
  base: string;
  images: ReadonlyMap<string, string>;
  sourceId: string;
};

function writeValues(name: FieldName, values: readonly unknown[], into: Into): void {
  const { set, base } = into;
  switch (field(name).type) {
    case 'term':
    case 'agent':
      for (const [tag, text] of namedCells(
        (values as Term[]).map((term) => ({ term })),
        base,
      ))
        set(headOf(name, tag), text);
      return;
    case 'credit': {
      const named = (values as Credit[]).map(({ agent, role }) => ({
        term: agent,
        role: role && Object.values(role.label)[0]?.[0],
      }));
      for (const [tag, text] of namedCells(named, base)) set(headOf(name, tag), text);
      return;
    }
    case 'date': {
      const dates = values as DateValue[];
      set(headOf(name, 'und'), joined(dates.map(({ edtf = '' }) => edtf)));
      for (const [tag, texts] of byLanguage(dates.map(({ display }) => display)))
        set(`dateText${tag === 'und' ? '' : `@${tag}`}`, joined(texts.map(escapeBar)));
      return;
    }
    case 'dimension':
      for (const kind of dimensionKinds)
        set(
          kind,
          (values as Dimension[])
            .filter((one) => one.kind === kind)
            .map(({ value, unit }) => `${value} ${unit}`)
            .join('|'),
        );
      return;
    case 'event':
      for (const [tag, texts] of byLanguage((values as ProvenanceEvent[]).map(({ text }) => text))) {
        const dated = texts.map((text, at) => {
          const { edtf } = (values as ProvenanceEvent[])[at]!;
          return text === '' ? '' : escapeBar(edtf === undefined ? text : `${edtf}: ${text}`);
        });
        set(headOf(name, tag), joined(dated));
      }
      return;
    case 'identifier':
      set(
        headOf(name, 'und'),
        (values as Identifier[])
          .filter(({ value }) => value !== into.sourceId)
          .map(({ value }) => escapeBar(value))
          .join('|'),
      );
      return;
    case 'relation':
      set(headOf(name, 'und'), (values as Relation[]).map(({ target }) => absolute(base, target)).join('|'));
      return;
    case 'media':
      writeMedia(values as Media[], into);
      return;
    default:
      set(headOf(name, 'und'), (values as string[]).map(escapeBar).join('|'));
  }
}

function writeMedia(media: readonly Media[], { set, base, images }: Into): void {
  const address = ({ file, url }: Media): string => {
    const id = file === undefined ? undefined : images.get(file);
    return id === undefined ? (url ?? '') : pictureIri(base, id);
  };
  set('media', joined(media.map((one) => escapeBar(address(one)))));
  for (const [head, of] of [
    ['mediaAlt', 'alt'],
    ['transcription', 'transcription'],
  ] as const)
    for (const [tag, texts] of byLanguage(media.map((one) => one[of])))
      set(tag === 'und' ? head : `${head}@${tag}`, joined(texts.map(escapeBar)));
}

/** Headings in an order: where the row comes from, then as the fields come, the languages of each by name. */
export function orderHeadings(headings: Iterable<string>): string[] {
  const places = fieldNames.flatMap((name): string[] =>
    name === 'dimension'
      ? [...dimensionKinds]
      : name === 'date'
        ? ['date', 'dateText']
        : name === 'media'
          ? ['media', 'mediaAlt', 'transcription']
          : [heads[name] ?? name],
  );
  const order = [...leadingColumns, ...places];
  const place = (heading: string) => order.indexOf(heading.split('@')[0] as (typeof order)[number]);
  const all = new Set([...leadingColumns, ...headings]);
  return [...all].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** A cell that no spreadsheet takes for a formula, quoted where it must be (RFC 4180), and where space at its ends would be lost. */
export function csvCell(value: string): string {
  const cell = cellOf(value);
  return /^\s|\s$/.test(cell) ? `"${cell}"` : cell;
}

export const csvLine = (row: TemplateRow, headings: readonly string[]): string =>
  `${headings.map((heading) => csvCell(row.get(heading) ?? '')).join(',')}\r\n`;
