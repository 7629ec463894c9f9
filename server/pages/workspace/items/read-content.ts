import { type FieldName, field, fieldNames, type RecordContent } from '../../../../vocab/fields.ts';
import type { LanguageMap } from '../../../../vocab/record/language-map.ts';
import type { Media } from '../../../../vocab/record/record.ts';
import { type Typed, textOf } from '../shell/visit.ts';
import { type Part, type Parts, partFormOf, textParts } from './field-parts.ts';

/** Rows of one field in a form, by number; a row has its parts, and for a picture that the archive holds its file. */
export type Rows = Parts[];

/** The most rows that a field is read for: a form of more has been tampered with. */
const most = 500;
export const inputName = (name: FieldName, row: number, part: string): string => `v.${name}.${row}.${part}`;
export const partsOf = (name: FieldName): readonly Part[] =>
  field(name).type === 'text' ? textParts : partFormOf(name).parts;

/** What a content says of a field, as rows of a form. */
export function rowsOf(content: RecordContent, name: FieldName): Rows {
  const values = content[name];
  if (values === undefined) return [];
  if (field(name).type === 'text')
    return Object.entries(values as LanguageMap).flatMap(([language, texts]) =>
      texts.map((text) => ({ language, text })),
    );
  return (values as unknown[]).map((value) => {
    const file = name === 'media' ? (value as Media).file : undefined;
    return { ...partFormOf(name).write(value), ...(file && { file }) };
  });
}

/** The rows of a field as a form sent them. */
export function typedRows(typed: Typed, name: FieldName): Rows {
  const count = Math.min(Number(textOf(typed, `n.${name}`)) || 0, most);
  const parts = [...partsOf(name).map((part) => part.name as string), 'file', 'remove'];
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(
      parts.flatMap((part) => {
        const text = textOf(typed, inputName(name, row, part)).replaceAll('\r\n', '\n');
        return text ? [[part, text]] : [];
      }),
    ),
  );
}

function readTexts(rows: Rows, language: string): LanguageMap | undefined {
  const map: Record<string, string[]> = {};
  for (const { language: tag = language, text } of rows) if (text) map[tag] = [...(map[tag] ?? []), text];
  return Object.keys(map).length ? map : undefined;
}

/**
 * The content that a form says. Pictures that the archive holds keep their file, size and format, which are not the form's to give: they are
 * looked up in `basis`, the content that was edited, by their file. `language`: of texts that name none.
 */
export function readContent(typed: Typed, basis: RecordContent, language: string): RecordContent {
  const held = new Map(
    (basis.media ?? []).flatMap((media) => (media.file ? [[media.file, media] as const] : [])),
  );
  const content: Record<string, unknown> = {};
  for (const name of fieldNames) {
    const rows = typedRows(typed, name).filter((row) => !row.remove);
    if (field(name).type === 'text') {
      const texts = readTexts(rows, language);
      if (texts) content[name] = texts;
      continue;
    }
    const form = partFormOf(name);
    const values = rows.flatMap((row) => {
      const kept = name === 'media' && row.file ? held.get(row.file) : undefined;
      if (!kept) return form.read(row, language) ?? [];
      const { alt: _alt, rights: _rights, ...file } = kept;
      const { alt, rights } = (form.read({ ...row, address: 'x' }, language) ?? {}) as Media;
      return { ...file, ...(alt && { alt }), ...(rights && { rights }) };
    });
    if (values.length) content[name] = values;
  }
  return content as RecordContent;
}
