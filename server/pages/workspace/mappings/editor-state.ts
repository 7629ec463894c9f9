import { chooseMapping, mappings } from '../../../../ingest/mappings/choose-mapping.ts';
import { readMapping } from '../../../../ingest/mappings/files/read-mapping.ts';
import type { Mapping } from '../../../../ingest/mappings/mapping.ts';
import { type Suggestion, suggestMapping } from '../../../../ingest/mappings/suggest/suggest-mapping.ts';
import { type Calendar, calendars } from '../../../../ingest/mappings/words/read-date.ts';
import { findSaved } from '../../../deposit/find-mapping.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';
import { type Typed, textOf } from '../shell/visit.ts';
import { destinations, mappingOfRows, type RuleRow, rowsOfMapping } from './edit-rules.ts';
import { type LocatedFault, locateFaults } from './locate-fault.ts';
import type { Sample } from './read-sample.ts';
import { writeMapping } from './write-mapping.ts';

/** A mapping that is being edited: as a text, as what it says so far, and the faults for which it cannot be used. */
export type Edited = {
  text: string;
  mapping?: Mapping;
  faults: LocatedFault[];
  /** Why columns go where they go, where it was suggested. */
  suggestions?: Suggestion[];
};

/** A form of more rules than this is none of ours. */
const mostRules = 2000;

/** Reads a mapping that was written by hand. */
export function readWritten(text: string): Edited {
  const read = readMapping(text);
  return 'mapping' in read
    ? { text, mapping: read.mapping, faults: [] }
    : { text, faults: locateFaults(text, read.faults) };
}

const edited = (mapping: Mapping): Edited => ({ text: writeMapping(mapping), mapping, faults: [] });

/** The same mapping under another name. */
export function renamed({ mapping, ...rest }: Edited, name: string): Edited {
  if (!mapping) return rest;
  const called = { ...mapping, name };
  return { ...rest, mapping: called, text: writeMapping(called) };
}

/** What of a sample a suggestion is made of: columns of tables and paths of objects; elements have their formats' own mappings. */
function suggestFor(sample: Sample): Edited {
  const { mapping, suggestions } = suggestMapping({
    headings: sample.columns.map(({ path }) => path),
    rows: sample.rows,
  });
  return { ...edited(mapping), suggestions };
}

/** Where editing begins: at the mapping that is named; else at one that knows the file, or at the suggestion. */
export function beginEditing(
  { ports, partner }: Pick<PartnerVisit, 'ports' | 'partner'>,
  { from, sample }: { from: string; sample: Sample | undefined },
): Edited {
  const ready = mappings.find(({ name }) => name === from);
  if (ready) return edited(ready);
  const saved = findSaved(ports.archive, { partner, told: from });
  if (saved?.text !== undefined) return readWritten(saved.text);
  const known = sample && from !== 'suggested' && chooseMapping({ headings: sample.headings });
  if (known && 'mapping' in known) return edited(known.mapping);
  return suggestFor(sample ?? { kind: 'table', headings: [], columns: [], rows: [], problems: [] });
}

/** The rules that a form sends, as rows; the button `again:N` repeats one of them. */
export function readRows(typed: Typed): RuleRow[] {
  const count = Math.min(Number(textOf(typed, 'rules')) || 0, mostRules);
  const again = /^again:(\d+)$/.exec(textOf(typed, 'act'))?.[1];
  return Array.from({ length: count }, (_, at) => at).flatMap((at): RuleRow[] => {
    const of = (name: string) => textOf(typed, `r.${at}.${name}`);
    const basis = /^\d{1,5}$/.test(of('basis')) ? Number(of('basis')) : undefined;
    const constant = typed[`r.${at}.constant`];
    // Where a row's values went nowhere it did not ask: dates and names are written by people.
    const worded = typed[`r.${at}.worded`] === undefined ? 'yes' : of('worded');
    const split = typed[`r.${at}.split`];
    const row: RuleRow = {
      from: of('from'),
      goes: destinations.includes(of('goes')) ? of('goes') : '',
      language: of('language'),
      split: typeof split === 'string' && split.trim() ? split : '',
      worded: worded === 'yes' ? 'yes' : ((calendars.find((one) => one === worded) ?? '') as Calendar | ''),
      lookup: of('lookup').replaceAll('\r\n', '\n'),
      ...(basis !== undefined && { basis }),
      ...(typeof constant === 'string' && { constant }),
    };
    const { basis: _, ...alone } = row;
    return String(at) === again ? [row, { ...alone, goes: 'description' }] : [row];
  });
}

/** The mapping that a form holds: its YAML as written, or its rows on top of the mapping that it was made of. */
export function readEdited(typed: Typed, { unread, as }: { unread: string; as: 'rows' | 'yaml' }): Edited {
  const text = (typeof typed.yaml === 'string' ? typed.yaml : '').replaceAll('\r\n', '\n');
  if (as === 'yaml') return readWritten(text);
  const begun = readWritten(text);
  if (!begun.mapping) return begun;
  const mapping = mappingOfRows(begun.mapping, {
    rows: readRows(typed),
    id: textOf(typed, 'id'),
    language: textOf(typed, 'textLanguage'),
    unread,
  });
  // What rows say is checked as what is written, since a language or a path may be none.
  return { ...readWritten(writeMapping(mapping)), mapping };
}

/**
 * The rows of the form for a mapping: the columns of the sample in their order, each with its rules or without a place; then rules that are no single column's.
 */
export function editorRows(
  mapping: Mapping,
  sample: Sample | undefined,
): { columns: { path: string; values: string[]; rows: RuleRow[] }[]; others: RuleRow[] } {
  const rules = rowsOfMapping(mapping);
  const columns = (sample?.columns ?? []).filter(
    ({ path }) => sample?.kind !== 'elements' || rules.some(({ from }) => from === path),
  );
  const names = new Set(columns.map(({ path }) => path));
  const empty = (from: string): RuleRow => ({
    from,
    goes: '',
    language: '',
    split: '',
    worded: 'yes',
    lookup: '',
  });
  const own = Map.groupBy(
    rules.filter(({ from, constant }) => constant === undefined && names.has(from)),
    ({ from }) => from,
  );
  return {
    columns: columns.map(({ path, values }) => ({ path, values, rows: own.get(path) ?? [empty(path)] })),
    others: rules.filter(({ from, constant }) => constant !== undefined || !names.has(from)),
  };
}
