import { type FieldName, field, fieldNames, type RecordContent } from './fields.ts';
import type { LanguageMap } from './record/language-map.ts';
import type {
  Agent,
  Credit,
  DateValue,
  Dimension,
  Identifier,
  Media,
  ProvenanceEvent,
  Term,
} from './record/record.ts';
import { compareKey } from './record/statement.ts';

/**
 * What of a field a source has columns for: all of it, or parts. The parts of texts, terms, agents, events and pictures are the languages of their words; those of
 * measurements and identifiers their kinds; those of dates `edtf` and the languages of the wording.
 */
export type Parts = 'all' | readonly string[];

/** The fields that a source has columns for. A field that is not named stays as it is; one that is named and empty is taken away. */
export type SpeaksOf = Readonly<Partial<Record<FieldName, Parts>>>;

type Labelled = { id?: string; label: LanguageMap };

/** Words of `before` in languages that the source has no column for, beside those of `after`. */
function withOldWords(after: LanguageMap, before: LanguageMap, parts: readonly string[]): LanguageMap {
  const old = Object.entries(before).filter(([tag]) => !parts.includes(tag) && !Object.hasOwn(after, tag));
  return old.length === 0 ? after : { ...after, ...Object.fromEntries(old) };
}

const sharesWord = (one: LanguageMap, other: LanguageMap): boolean =>
  Object.entries(one).some(([tag, texts]) => texts.some((text) => other[tag]?.includes(text)));

const isSame = (one: Labelled, other: Labelled): boolean =>
  one.id !== undefined && other.id !== undefined ? one.id === other.id : sharesWord(one.label, other.label);

const relabelled = <T extends Labelled>(
  after: T,
  before: Labelled | undefined,
  parts: readonly string[],
): T => (before ? { ...after, label: withOldWords(after.label, before.label, parts) } : after);

const labelledBeside = <T extends Labelled>(
  after: readonly T[],
  before: readonly T[],
  parts: readonly string[],
): T[] =>
  after.map((value) =>
    relabelled(
      value,
      before.find((old) => isSame(old, value)),
      parts,
    ),
  );

const creditsBeside = (
  after: readonly Credit[],
  before: readonly Credit[],
  parts: readonly string[],
): Credit[] =>
  after.map((value) => {
    const old = before.find(({ agent }) => isSame(agent, value.agent));
    if (!old) return value;
    const role = value.role && relabelled(value.role, old.role, parts);
    return { ...value, agent: relabelled(value.agent, old.agent, parts), ...(role && { role }) };
  });

/** A wording stays with the date that it belongs to, and a date with its wording. */
function datesBeside(
  after: readonly DateValue[],
  before: readonly DateValue[],
  parts: readonly string[],
): DateValue[] {
  if (!parts.includes('edtf') && after.length === 0) return [...before];
  return after.map((value) => {
    const old = before.find(({ edtf, display }) =>
      parts.includes('edtf')
        ? edtf !== undefined && edtf === value.edtf
        : display !== undefined && value.display !== undefined && sharesWord(display, value.display),
    );
    if (!old) return value;
    const edtf = value.edtf ?? (parts.includes('edtf') ? undefined : old.edtf);
    const display = withOldWords(value.display ?? {}, old.display ?? {}, parts);
    return { ...(edtf !== undefined && { edtf }), ...(Object.keys(display).length > 0 && { display }) };
  });
}

const kindsBeside = <T extends Dimension | Identifier>(
  after: readonly T[],
  before: readonly T[],
  parts: readonly string[],
): T[] => [...before.filter(({ kind }) => !parts.includes(kind)), ...after];

const eventsBeside = (
  after: readonly ProvenanceEvent[],
  before: readonly ProvenanceEvent[],
  parts: readonly string[],
): ProvenanceEvent[] =>
  after.map((value) => {
    const old = before.find(({ text }) => sharesWord(text, value.text));
    return old ? { ...value, text: withOldWords(value.text, old.text, parts) } : value;
  });

const mediaBeside = (after: readonly Media[], before: readonly Media[], parts: readonly string[]): Media[] =>
  after.map((value) => {
    const key = compareKey('media', value);
    const old = key === '' ? undefined : before.find((known) => compareKey('media', known) === key);
    return {
      ...value,
      ...(old?.alt && { alt: withOldWords(value.alt ?? {}, old.alt, parts) }),
      ...(old?.transcription && {
        transcription: withOldWords(value.transcription ?? {}, old.transcription, parts),
      }),
    };
  });

function valuesBeside(name: FieldName, after: unknown, before: unknown, parts: readonly string[]): unknown {
  const type = field(name).type;
  if (type === 'text') {
    const map = withOldWords((after ?? {}) as LanguageMap, before as LanguageMap, parts);
    return Object.keys(map).length > 0 ? map : undefined;
  }
  const [now, old] = [(after ?? []) as never[], before as never[]];
  const values =
    type === 'date'
      ? datesBeside(now, old, parts)
      : type === 'dimension' || type === 'identifier'
        ? kindsBeside<Dimension>(now, old, parts)
        : type === 'term' || type === 'agent'
          ? labelledBeside<Term | Agent>(now, old, parts)
          : type === 'credit'
            ? creditsBeside(now, old, parts)
            : type === 'event'
              ? eventsBeside(now, old, parts)
              : type === 'media'
                ? mediaBeside(now, old, parts)
                : now;
  return values.length > 0 ? values : undefined;
}

/**
 * What a row of a partial source makes of a record: `after` is what the row says, `before` what the record was; what the source has no columns for stays as it was.
 * A cell that is there and empty takes away. Pure; fields come in the order of `fields.ts`.
 */
export function besideUnspoken({
  before,
  after,
  speaksOf,
}: {
  before: RecordContent;
  after: RecordContent;
  speaksOf: SpeaksOf;
}): RecordContent {
  const content: Record<string, unknown> = {};
  for (const name of fieldNames) {
    const parts = speaksOf[name];
    const [now, old] = [after[name], before[name]];
    const value =
      parts === undefined
        ? (now ?? old)
        : parts === 'all' || old === undefined
          ? now
          : valuesBeside(name, now, old, parts);
    if (value !== undefined) content[name] = value;
  }
  return content as RecordContent;
}
