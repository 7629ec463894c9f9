import type { Agent, Credit, DateValue, Dimension } from '../../../vocab/record/record.ts';
import type { AgentRule, CreditRule, DateRule, DimensionRule } from '../mapping.ts';
import { parseAddressed } from '../parse-labelled.ts';
import { compileEntries, type Defaults, type Entry, mapOf, type RowContext, warn } from '../read-entries.ts';
import { compileLabel } from '../read-label.ts';
import { compileText } from '../read-path.ts';
import { calendars, readDate } from './read-date.ts';
import { readDimensions } from './read-dimensions.ts';
import { readName } from './read-name.ts';

const shorten = (text: string): string => text.slice(0, 80);

/** An EDTF interval of the years at two paths; undefined where one of them is no year. */
function compileYears(between: DateRule['between']): (values: unknown) => string | undefined {
  const [readFirst, readLast] = (between ?? []).map((path) => compileText(path));
  const year = (text: string | undefined): string | undefined =>
    text !== undefined && /^-?\d{1,4}$/.test(text)
      ? text.replace(/\d+/, (digits) => digits.padStart(4, '0'))
      : undefined;
  return (values) => {
    const first = year(readFirst?.(values));
    const last = year(readLast?.(values)) ?? first;
    if (first === undefined || last === undefined || Number(last) < Number(first)) return undefined;
    return first === last ? first : `${first}/${last}`;
  };
}

/** Dates in words, which stay as what is shown; what may mean two things, or nothing that is known, is shown alone. */
export function compileWordedDates(rule: DateRule, defaults: Defaults): (context: RowContext) => DateValue[] {
  const read = compileEntries(rule, defaults);
  const readYears = compileYears(rule.between);
  const calendar = calendars.find((known) => known === rule.worded);

  const dateOf = (entry: Entry, years: string | undefined, context: RowContext): DateValue[] => {
    const readings = entry.texts.map(({ value }) => readDate(value, calendar));
    const date = readings.find((reading) => reading.kind === 'date');
    const display = mapOf(entry);
    const [text] = entry.texts;
    if (date) return [{ edtf: date.edtf, ...(text?.value !== date.edtf && { display }) }];
    if (readings.every(({ kind }) => kind === 'none')) return years === undefined ? [] : [{ edtf: years }];
    if (years !== undefined) return [{ edtf: years, display }];
    const doubt = readings.find((reading) => reading.kind === 'ambiguous');
    warn(context, {
      code: doubt ? 'date.ambiguous' : 'date.unread',
      path: 'date',
      column: entry.column,
      value: shorten(text?.value ?? ''),
      message: doubt
        ? `The date may mean two things (${doubt.reason}); it is kept as text and cannot be searched by year.`
        : 'The date could not be read; it is kept as text and cannot be searched by year.',
      remedy: 'Write it as 1850, 1850-02-01, c. 1850, 1762–1787 or 19th century.',
    });
    return [{ display }];
  };

  return (context) => {
    const years = readYears(context.values);
    const entries = read(context).filter(({ texts }) => texts.length > 0);
    if (entries.length === 0) return years === undefined ? [] : [{ edtf: years }];
    return entries.flatMap((entry, at) => dateOf(entry, at === 0 ? years : undefined, context));
  };
}

type Ordered = Extract<DimensionRule, { order: unknown }>;

/** Measurements in words; their wording is left to `extent`. */
export function compileWordedDimensions(rule: Ordered, defaults: Defaults): (entry: Entry) => Dimension[] {
  const whole = new Set(['', ...rule.whole]);
  const language = rule.language ?? defaults.language;
  return ({ texts }) =>
    readDimensions(texts[0]?.value ?? '', rule).flatMap(({ part, measures }, at) =>
      measures.map((measure) =>
        part === '' || (at === 0 && whole.has(part.toLowerCase()))
          ? measure
          : { ...measure, part: { [language]: [part] } },
      ),
    );
}

/** Takes names in words apart, in all languages of an entry. */
function nameEntry(entry: Entry, addressed: boolean) {
  let id: string | undefined;
  const said = entry.texts.map(({ language, value }) => {
    const whole = addressed ? parseAddressed(value) : { label: value };
    id ??= whole.id;
    return { language, ...readName(whole.label) };
  });
  const names = said
    .map(({ language, name }) => ({ language, value: name }))
    .filter(({ value }) => value !== '');
  const roles = said.flatMap(({ language, role }) => (role === undefined ? [] : [{ language, value: role }]));
  const dates = said.find((one) => one.dates !== undefined)?.dates;
  const agent: Agent | undefined =
    names.length === 0
      ? undefined
      : {
          ...(id !== undefined && { id }),
          label: mapOf({ ...entry, texts: names }),
          ...(said.some(({ kind }) => kind === 'group') && { kind: 'group' as const }),
          ...(dates !== undefined && { dates }),
        };
  return { agent, roles };
}

/** Agents whose dates stand with their names; a role beside them is left aside. */
export const compileWordedAgent =
  (rule: AgentRule) =>
  (entry: Entry): Agent | undefined =>
    nameEntry(entry, rule.addressed === true).agent;

/** Credits as catalogues write them: `attributed to Jan van Eyck (c. 1390–1441)`, `Mathew Brady, photographer`; role and dates may stand at paths of their own. */
export function compileWordedCredit(rule: CreditRule): (entry: Entry) => Credit[] {
  const plain = new Set([rule.plainRole ?? []].flat());
  const readRole = typeof rule.role === 'string' ? compileText(rule.role) : undefined;
  const readDates = rule.dates === undefined ? undefined : compileLabel(rule.dates);
  return (entry) => {
    const { agent, roles } = nameEntry(entry, rule.addressed === true);
    if (!agent) return [];
    const stated = readRole?.(entry.object);
    const language = entry.texts[0]?.language ?? 'und';
    const all = roles.length === 0 && stated ? [{ language, value: stated }] : roles;
    const told = all.filter(({ value }) => !plain.has(value.toLowerCase()));
    const role = told.length ? { label: mapOf({ ...entry, texts: told }) } : rule.as;
    const dates = agent.dates ?? readDates?.(entry.object)[0]?.value.replace(/^\((.*)\)$/, '$1');
    return [{ agent: { ...agent, ...(dates !== undefined && { dates }) }, ...(role && { role }) }];
  };
}
