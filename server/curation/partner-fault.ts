import type { Partner } from '../archive/archive.ts';
import { shortNameForm } from './short-name.ts';

/** Who acts beside partners in inboxes and disputes: a partner of such a name would read what is theirs, or pass for them. */
const reserved: ReadonlySet<string> = new Set(['operator', 'deadline', 'person', 'claimant', 'mediator']);

/** What is wrong with a partner's id, or undefined. */
export function partnerIdFault(id: string): string | undefined {
  if (!shortNameForm.test(id))
    return `“${id}” cannot be a partner's id. Use small letters, digits and hyphens, 40 at most.`;
  if (reserved.has(id))
    return `“${id}” cannot be a partner's id: it has a meaning of its own here. Choose another.`;
  return undefined;
}

/** What is wrong with what is said of a partner, or undefined. Identifiers: ISO 15511 (ISIL), https://ror.org/facts/. */
export function partnerFault({
  country,
  homepage,
  isil,
  ror,
}: Pick<Partner, 'country' | 'homepage' | 'isil' | 'ror'>): string | undefined {
  if (country !== undefined && !/^[A-Z]{2}$/.test(country))
    return 'Write the country in two capitals (ISO 3166-1), such as KE.';
  if (homepage !== undefined && !(/^https?:\/\/\S+$/.test(homepage) && URL.canParse(homepage)))
    return 'The home page begins with http:// or https://.';
  if (isil !== undefined && !/^[A-Z0-9]{1,4}-[A-Za-z0-9:/-]{1,11}$/.test(isil))
    return 'An ISIL is a prefix, a hyphen and up to eleven characters, such as DE-MUS-123.';
  if (ror !== undefined && !/^https:\/\/ror\.org\/0[a-z0-9]{6}\d{2}$/.test(ror))
    return 'A ROR identifier is an address such as https://ror.org/04z6c2n17.';
  return undefined;
}
