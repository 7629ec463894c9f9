import type { Request } from 'express';
import { type MediaRange, parseAccept, parseProfiles } from '../../http/parse-accept.ts';
import { aliases, type Form, type FormEntry, forms } from './forms.ts';

const known = new Set(forms.flatMap(({ profile }) => profile ?? []));
/** Profiles are compared without what people write in different ways. */
const same = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (profile: string): string => profile.replace(/^https?:\/\//, '').replace(/[/#]+$/, '');
const isKnown = (profile: string): boolean => [...known].some((one) => same(one, profile));

/** How closely a range describes a form, 0 where it does not: with its profile, by its type, its kind, or as anything. */
function closeness({ type, parameters }: MediaRange, entry: FormEntry): number {
  const wanted = aliases[type] ?? type;
  // A profile may name several (RFC 6906, section 3.1); unknown ones are ignored (JSON-LD 1.1, IANA considerations).
  const profiles = (parameters.get('profile') ?? '').split(/\s+/).filter(isKnown);
  if (wanted === entry.type) {
    if (profiles.length === 0) return 3;
    return entry.profile !== undefined && profiles.some((one) => same(one, entry.profile!)) ? 4 : 0;
  }
  if (wanted === `${entry.type.split('/')[0]}/*`) return 2;
  return wanted === '*/*' ? 1 : 0;
}

type Candidate = { entry: FormEntry; q: number; at: number };

/** The forms that are accepted, best first: by weight, then by their place in Accept, then in our own order. */
function accepted(ranges: readonly MediaRange[], offered: readonly FormEntry[]): FormEntry[] {
  return offered
    .flatMap((entry): Candidate[] => {
      let best: { close: number; at: number } = { close: 0, at: 0 };
      ranges.forEach((range, at) => {
        const close = closeness(range, entry);
        if (close > best.close) best = { close, at };
      });
      const q = best.close === 0 ? 0 : ranges[best.at]!.q;
      return q === 0 ? [] : [{ entry, q, at: best.at }];
    })
    .sort((a, b) => b.q - a.q || a.at - b.at)
    .map(({ entry }) => entry);
}

/**
 * The form asked for by Accept (RFC 9110, section 12.5.1) and Accept-Profile (W3C, Content Negotiation by Profile). A profile chooses among what is
 * accepted; where none of those asked for is offered, it chooses nothing.
 */
export function negotiate<F extends Form>(req: Request, offered: readonly F[]): F | undefined {
  const entries = forms.filter(({ form }) => (offered as readonly Form[]).includes(form));
  const accept = req.headers.accept;
  const possible = accept === undefined ? entries : accepted(parseAccept(accept), entries);
  const header = req.headers['accept-profile'];
  const wanted = header === undefined ? [] : parseProfiles([header].flat().join(','));
  for (const profile of wanted) {
    const found = possible.find((entry) => entry.profile !== undefined && same(entry.profile, profile));
    if (found) return found.form as F;
  }
  return possible[0]?.form as F | undefined;
}
