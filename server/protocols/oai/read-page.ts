import type { OaiArguments } from './check-arguments.ts';
import type { OaiError } from './oai-error.ts';
import type { OaiSettings } from './oai-settings.ts';
import { parseDates } from './parse-dates.ts';
import { type Entry, readEntries } from './read-entries.ts';
import { readWritten } from './read-written.ts';
import type { HarvestState, ResumptionTokens } from './resumption-token.ts';
import { readSetSpec } from './set-spec.ts';

/**
 * One page of a list; records that were written ahead as they are. `resumption` is absent where the page is the whole list; its `token` is empty where the
 * page completes one. `cursor` counts the records before the page, `total` all of the list's.
 */
export type Page = {
  entries: (Entry | Uint8Array)[];
  prefix: string;
  resumption?: { token: string; cursor: number; total: number };
};

type ListVerb = HarvestState['verb'];

/**
 * Where a list begins that is asked for with arguments; its size is counted when it turns out to need a
 * token.
 */
function begin(verb: ListVerb, args: OaiArguments): HarvestState {
  const dates = parseDates(args);
  return {
    verb,
    prefix: args.metadataPrefix ?? '',
    ...(args.set !== undefined && { set: args.set }),
    ...('range' in dates && dates.range),
    after: 0,
    cursor: 0,
    total: 0,
  };
}

/**
 * Reads a page of ListIdentifiers or ListRecords. Pages follow one another by the number of the last record
 * given, never by an offset: what changes during a harvest moves to the end of the list and is met there.
 */
export function readPage({
  settings,
  tokens,
  verb,
  args,
}: {
  settings: OaiSettings;
  tokens: ResumptionTokens;
  verb: ListVerb;
  args: OaiArguments;
}): Page | { error: OaiError } {
  const resumed = args.resumptionToken === undefined ? undefined : tokens.read(args.resumptionToken);
  if (args.resumptionToken !== undefined && resumed?.verb !== verb)
    return {
      error: {
        code: 'badResumptionToken',
        message: `This archive gave no such token to ${verb}: begin the list again without one.`,
      },
    };
  const state = resumed ?? begin(verb, args);
  const { from, until, set, after, cursor } = state;
  const filter = set === undefined ? {} : readSetSpec(set);
  const query = { ...filter, ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
  const size = settings.pageSize ?? 100;
  let states = filter === undefined ? [] : settings.list.records({ ...query, after, limit: size + 1 });
  // All that was to follow has changed and left the dates asked for. A list may not be empty, so its end
  // repeats the last record.
  if (states.length === 0 && resumed)
    states = settings.list.records({ ...query, after: after - 1, limit: 1 });
  if (states.length === 0)
    return { error: { code: 'noRecordsMatch', message: 'No record has these dates and is in this set.' } };
  const more = states.length > size;
  if (more) states.pop();
  const written = verb === 'ListRecords' ? readWritten(settings, state.prefix, states) : undefined;
  const read = readEntries(
    settings,
    states.filter(({ seq }) => !written?.has(seq)),
  ).values();
  const entries = states.map(({ seq }) => written?.get(seq) ?? read.next().value!);
  if (!more && !resumed) return { entries, prefix: state.prefix };
  const given = cursor + entries.length;
  const total = Math.max(resumed ? state.total : settings.list.count(query), given);
  const token = more ? tokens.write({ ...state, after: states.at(-1)!.seq, cursor: given, total }) : '';
  return { entries, prefix: state.prefix, resumption: { token, cursor, total } };
}
