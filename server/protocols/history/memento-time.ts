/** A moment (`2026-11-24T10:15:00Z`) as it stands in a memento's address: `20261124101500`. */
export const toStamp = (moment: string): string => moment.replace(/\D/g, '').slice(0, 14);

/** The moment of a stamp, or undefined where it names none. */
export function readStamp(stamp: string): string | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(stamp) ?? [];
  if (year === undefined) return undefined;
  const moment = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  const date = new Date(moment);
  return !Number.isNaN(date.getTime()) && `${date.toISOString().slice(0, 19)}Z` === moment
    ? moment
    : undefined;
}

/** A moment as HTTP writes it (RFC 9110, section 5.6.7), which is the form of RFC 7089 too. */
export const toHttpDate = (moment: string): string => new Date(moment).toUTCString();

const days = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun';
const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const httpDate = new RegExp(`^(?:${days}), (\\d\\d) (?:${months}) \\d{4} \\d\\d:\\d\\d:\\d\\d GMT$`);

/** The moment of an Accept-Datetime header (RFC 7089, section 2.1.1), or undefined where it is malformed. */
export function readHttpDate(text: string): string | undefined {
  const [, day] = httpDate.exec(text.trim()) ?? [];
  const date = new Date(text);
  if (day === undefined || Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day))
    return undefined;
  return `${date.toISOString().slice(0, 19)}Z`;
}
