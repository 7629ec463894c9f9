import { edtfBounds } from '../../vocab/edtf.ts';
import type { DateValue, Dimension, Media, ProvenanceEvent } from '../../vocab/record/record.ts';
import { rightsIn } from './build-address.ts';
import type { DateRule, DimensionRule, EventRule, Label, RuleByType } from './mapping.ts';
import { kindOfMeasure } from './measure-words.ts';
import { parseMeasure, parseMeasuredLines } from './parse-measure.ts';
import { qualifyYears } from './qualify-years.ts';
import { compileDateParts } from './read-date-parts.ts';
import { compileEntries, type Defaults, type Entry, mapOf, type RowContext, warn } from './read-entries.ts';
import { compileLabel, saidMap } from './read-label.ts';
import { compileText } from './read-path.ts';
import { compileWordedDates, compileWordedDimensions } from './words/build-worded.ts';

const first = (entry: Entry | undefined): string | undefined => entry?.texts[0]?.value;

/** Dates of a row. `display` pairs with them by position, and may stand alone. */
export function compileDates(rule: DateRule, defaults: Defaults): (context: RowContext) => DateValue[] {
  if (rule.worded !== undefined) return compileWordedDates(rule, defaults);
  const read = compileEntries(rule, defaults);
  if (rule.parts) {
    const readParts = compileDateParts(rule.parts, rule.language ?? defaults.language);
    return (context) => read(context).flatMap((entry) => readParts(entry.object ?? first(entry)) ?? []);
  }
  const readEnd = rule.to === undefined ? undefined : compileText(rule.to);
  const readDisplay =
    rule.display === undefined ? undefined : compileEntries({ ...rule, from: rule.display }, defaults);
  const { approximate = [], uncertain = [] } = rule;

  const edtfOf = (value: string | undefined, end: string | undefined, shown: string): string | undefined => {
    if (value === undefined || readEnd === undefined) return value;
    // Years come as numbers or as digits; other words in their place are no date.
    if (!/^-?\d{1,6}$/.test(value)) return undefined;
    const start = Number(value);
    const last = end !== undefined && /^-?\d{1,6}$/.test(end) ? Number(end) : start;
    return qualifyYears({ start, end: last, text: shown, approximate, uncertain });
  };

  return (context) => {
    const values = read(context);
    const shown = readDisplay?.(context) ?? [];
    const dates: DateValue[] = [];
    const positions = new Set([...values, ...shown].map(({ at }) => at).sort((a, b) => a - b));
    for (const position of positions) {
      const display = shown.find(({ at }) => at === position);
      const value = first(values.find(({ at }) => at === position));
      const edtf = edtfOf(value, readEnd?.(context.values), first(display) ?? '');
      if (edtf === undefined && display === undefined) continue;
      dates.push({ ...(edtf !== undefined && { edtf }), ...(display && { display: mapOf(display) }) });
    }
    return dates;
  };
}

type Measured = Extract<DimensionRule, { measured: unknown }>['measured'];

/** A measurement whose kind, number and unit stand apart. What is no kind, number or unit that the archive knows is left to the wording. */
function compileMeasured({ kind, value, unit, part }: Measured, language: string) {
  const [readKind, readValue, readUnit] = [kind, value, unit].map(compileText);
  const readPart = part === undefined ? undefined : compileLabel(part);
  return ({ object }: Entry): Dimension[] => {
    const kind = kindOfMeasure(readKind!(object) ?? '');
    const measure = parseMeasure(`${readValue!(object) ?? ''} ${readUnit!(object) ?? ''}`);
    if (!kind || !measure) return [];
    const of = readPart?.(object) ?? [];
    return [{ kind, ...measure, ...(of.length > 0 && { part: saidMap(of, language) }) }];
  };
}

/** Measurements of an entry; what cannot be read is a warning where it has a column of its own, and left to `extent` in running text. */
export function compileDimension(
  rule: DimensionRule,
  defaults: Defaults,
): (entry: Entry, context: RowContext) => Dimension[] {
  if ('order' in rule) {
    if (rule.worded) return compileWordedDimensions(rule, defaults);
    const whole = new Set(['', ...rule.whole]);
    const language = rule.language ?? defaults.language;
    return (entry) =>
      parseMeasuredLines(first(entry) ?? '', rule).flatMap(({ part, measures }, at) =>
        measures.map((measure) =>
          part === '' || (at === 0 && whole.has(part))
            ? measure
            : { ...measure, part: { [language]: [part] } },
        ),
      );
  }
  if ('measured' in rule) return compileMeasured(rule.measured, rule.language ?? defaults.language);
  return (entry, context) => {
    const text = first(entry);
    if (text === undefined) return [];
    const measure = parseMeasure(text, rule.unit);
    if (measure) return [{ kind: rule.kind, ...measure }];
    warn(context, {
      code: 'dimension.form',
      path: 'dimension',
      column: entry.column,
      value: text,
      message: 'The measurement could not be read; it was set aside.',
      remedy:
        'Write one number with a point and a unit, as in “12.5 cm”, and the wording in the column extent.',
    });
    return [];
  };
}

/** Events, with the date that stands before a colon, or at a path. */
export function compileEvent(
  rule: EventRule,
  defaults: Defaults,
): (entry: Entry, context: RowContext) => ProvenanceEvent[] {
  const readParts = rule.date && compileDateParts(rule.date, rule.language ?? defaults.language);
  const date = rule.edtf === undefined ? undefined : compileText(rule.edtf);
  return (entry, context) => {
    let edtf = date?.(context.values) ?? readParts?.(entry.object)?.edtf;
    if (rule.dated)
      for (const text of entry.texts) {
        const match = /^([^\s:：]{1,60})\s{0,9}[:：]\s*(\S.*)$/s.exec(text.value);
        if (!match || !edtfBounds(match[1]!)) continue;
        edtf ??= match[1]!;
        text.value = match[2]!;
      }
    return entry.texts.length ? [{ text: mapOf(entry), ...(edtf !== undefined && { edtf }) }] : [];
  };
}

const scheme = /^[a-z][a-z0-9+.-]+:/i;

type MediaEntry = { value: Media; column: string };

/** A picture by its address, or by its path beside the file. */
function placeMedia(text: string, more: Media, column: string, context: RowContext): MediaEntry[] {
  if (scheme.test(text)) return [{ value: { url: text, ...more }, column }];
  const path = text.replaceAll('\\', '/');
  if (!path.startsWith('/') && !path.includes('\0') && !path.split('/').includes('..'))
    return [{ value: { path, ...more }, column }];
  warn(context, {
    code: 'media.path',
    path: 'media',
    column,
    value: text,
    message: 'The path leads out of the folder of the file; it was set aside.',
    remedy: 'Put the picture beside the file or in a folder below, and name it from there.',
  });
  return [];
}

/** Media that are objects of the source, with address, description and rights of their own. */
function compileMediaObjects(
  rule: RuleByType['media'],
  url: NonNullable<RuleByType['media']['url']>,
  defaults: Defaults,
): (context: RowContext) => MediaEntry[] {
  const { alt, transcription, rights, ...origin } = rule;
  const read = compileEntries(origin, defaults);
  const readUrl = compileText(url);
  const readAlt = alt === undefined ? undefined : compileLabel(alt);
  const readTranscription = transcription === undefined ? undefined : compileLabel(transcription);
  const readRights = ([rights ?? []].flat() as string[]).map((path) => compileText(path));
  const language = rule.language ?? defaults.language;
  return (context) =>
    read(context).flatMap((entry) => {
      const text = readUrl(entry.object ?? first(entry));
      if (text === undefined) return [];
      const said = readAlt?.(entry.object) ?? [];
      const written = readTranscription?.(entry.object) ?? [];
      const licence = readRights.map((of) => rightsIn(of(entry.object))).find(Boolean);
      const more = {
        ...(said.length > 0 && { alt: saidMap(said, language) }),
        ...(written.length > 0 && { transcription: saidMap(written, language) }),
        ...(licence && { rights: licence }),
      };
      return placeMedia(text, more, entry.column, context);
    });
}

/** Media of a row; `alt` and `transcription` pair with them by position. A path may not lead out of the folder of its file. */
export function compileMedia(
  rule: RuleByType['media'],
  defaults: Defaults,
): (context: RowContext) => { value: Media; column: string }[] {
  if (rule.url !== undefined) return compileMediaObjects(rule, rule.url, defaults);
  const read = compileEntries(rule, defaults);
  const beside = (label: Label | undefined) =>
    typeof label === 'string' ? compileEntries({ ...rule, from: label }, defaults) : undefined;
  const [readAlt, readTranscription] = [beside(rule.alt), beside(rule.transcription)];
  return (context) => {
    const [alts, transcriptions] = [readAlt?.(context) ?? [], readTranscription?.(context) ?? []];
    return read(context).flatMap((entry): { value: Media; column: string }[] => {
      const text = first(entry);
      if (text === undefined) return [];
      const described = alts.find(({ at }) => at === entry.at);
      const written = transcriptions.find(({ at }) => at === entry.at);
      const more = {
        ...(described && { alt: mapOf(described) }),
        ...(written && { transcription: mapOf(written) }),
      };
      return placeMedia(text, more, entry.column, context);
    });
  };
}
