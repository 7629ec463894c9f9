/** A harvest's dates, both inclusive, as datestamps in seconds (YYYY-MM-DDThh:mm:ssZ). */
export type DateRange = { from?: string; until?: string };

const form = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/;

/**
 * Whether a text is one of the two forms of a UTC date (OAI-PMH 2.0, section 3.3) and names a day that
 * exists.
 */
function isDate(text: string): boolean {
  if (!form.test(text)) return false;
  const date = new Date(text);
  // Date rolls 30 February over to March; the round trip shows it.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.replace('Z', ''));
}

const isDay = (text: string): boolean => text.length === 10;

/**
 * Reads `from` and `until`; what is wrong with them comes back as sentences. A day means all of its seconds.
 */
export function parseDates({ from, until }: DateRange): { range: DateRange } | { faults: string[] } {
  const faults = Object.entries({ from, until })
    .filter(([, text]) => text !== undefined && !isDate(text))
    .map(([name]) => `The argument ${name} is no date: write YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ (UTC).`);
  if (faults.length) return { faults };
  if (from !== undefined && until !== undefined && isDay(from) !== isDay(until))
    return {
      faults: ['The arguments from and until differ in granularity: give both by days or by seconds.'],
    };
  const first = from !== undefined && isDay(from) ? `${from}T00:00:00Z` : from;
  const last = until !== undefined && isDay(until) ? `${until}T23:59:59Z` : until;
  if (first !== undefined && last !== undefined && first > last)
    return { faults: ['The argument from is later than until: exchange them.'] };
  return {
    range: { ...(first !== undefined && { from: first }), ...(last !== undefined && { until: last }) },
  };
}
