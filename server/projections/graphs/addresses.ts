/** The address of a partner's record: the name of its graph too. `base` ends with a slash. */
export const recordIri = (base: string, record: { item: string; name: string }): string =>
  `${base}item/${record.item}/record/${record.name}`;

export const itemIri = (base: string, item: string): string => `${base}item/${item}`;
export const claimsIri = (base: string, item: string): string => `${base}item/${item}/claims`;
export const partnerIri = (base: string, partner: string): string => `${base}partner/${partner}`;
