import { toHttpDate, toStamp } from './memento-time.ts';

/** An address (`item/{id}`, or `item/{id}/record/{name}`) with the moments at which it was otherwise, oldest first, at least one. */
export type Timeline = { base: string; path: string; moments: readonly string[] };

export const originalUrl = ({ base, path }: Timeline): string => `${base}${path}`;
export const gateUrl = ({ base, path }: Timeline): string => `${base}timegate/${path}`;
export const mapUrl = ({ base, path }: Timeline): string => `${base}timemap/${path}`;
export const mementoUrl = ({ base, path }: Timeline, moment: string): string =>
  `${base}memento/${toStamp(moment)}/${path}`;

const linkFormat = 'type="application/link-format"';

/** The memento that stood at a moment; the first where that lies before it (RFC 7089, section 4.5.3). */
export const standingAt = ({ moments }: Timeline, moment: string): string =>
  moments.findLast((one) => one <= moment) ?? moments[0]!;

/** The links of a memento, or of the way to one: its original, gate and map, and its neighbours (RFC 7089, section 2.2). */
export function linksOf(line: Timeline, moment?: string): string {
  const { moments } = line;
  const at = moment === undefined ? -1 : moments.indexOf(moment);
  const relations = new Map<string, string[]>();
  const relate = (relation: string, one: string | undefined) => {
    if (one !== undefined) relations.set(one, [...(relations.get(one) ?? []), relation]);
  };
  relate('first', moments[0]);
  relate('last', moments.at(-1));
  if (at >= 0) {
    relate('prev', moments[at - 1]);
    relate('next', moments[at + 1]);
    relate('', moment);
  }
  return [
    `<${originalUrl(line)}>; rel="original"`,
    `<${gateUrl(line)}>; rel="timegate"`,
    `<${mapUrl(line)}>; rel="timemap"; ${linkFormat}`,
    ...[...relations].map(
      ([one, names]) =>
        `<${mementoUrl(line, one)}>; rel="${[...names.filter(Boolean), 'memento'].join(' ')}"; datetime="${toHttpDate(one)}"`,
    ),
  ].join(', ');
}

/** All mementos of an address, as a TimeMap (RFC 7089, section 5; application/link-format, RFC 6690). */
export function timeMap(line: Timeline): string {
  const { moments } = line;
  const first = moments[0]!;
  const last = moments.at(-1)!;
  const relation = (moment: string): string =>
    [moment === first && 'first', moment === last && 'last', 'memento'].filter(Boolean).join(' ');
  return `${[
    `<${originalUrl(line)}>; rel="original"`,
    `<${gateUrl(line)}>; rel="timegate"`,
    `<${mapUrl(line)}>; rel="self"; ${linkFormat}; from="${toHttpDate(first)}"; until="${toHttpDate(last)}"`,
    ...moments.map(
      (moment) =>
        `<${mementoUrl(line, moment)}>; rel="${relation(moment)}"; datetime="${toHttpDate(moment)}"`,
    ),
  ].join(',\n')}\n`;
}
