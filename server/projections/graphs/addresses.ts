/** The address of a partner's record: the name of its graph too. `base` ends with a slash. */
export const recordIri = (base: string, record: { item: string; name: string }): string =>
  `${base}item/${record.item}/record/${record.name}`;

export const itemIri = (base: string, item: string): string => `${base}item/${item}`;
export const claimsIri = (base: string, item: string): string => `${base}item/${item}/claims`;
export const partnerIri = (base: string, partner: string): string => `${base}partner/${partner}`;
export const historyIri = (base: string, item: string): string => `${base}item/${item}/history`;
export const depositIri = (base: string, deposit: number): string => `${base}api/deposits/${deposit}`;
export const collectionIri = (base: string, collection: string): string => `${base}collection/${collection}`;
export const decisionIri = (base: string, seq: number): string => `${base}decision/${seq}`;
export const disputeIri = (base: string, number: string): string => `${base}dispute/${number}`;

/** A published revision of a record, by its number. */
export const revisionIri = (base: string, record: { item: string; name: string }, number: number): string =>
  `${recordIri(base, record)}#revision-${number}`;

/** A picture that the archive holds, whole, as a JPEG (IIIF Image API 3.0). */
export const pictureIri = (base: string, id: string): string =>
  `${base}iiif/image/3/${id}/full/max/0/default.jpg`;
