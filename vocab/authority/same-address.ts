/** How well-known registers write the addresses of what they describe: pages that people copy, and the identifier that means the thing itself. */
const registers: readonly [form: RegExp, address: (id: string) => string][] = [
  [
    /^https?:\/\/(?:www\.|m\.)?wikidata\.org\/(?:wiki|entity)\/(?:Special:EntityData\/)?(Q[1-9]\d*)(?:\.\w+)?$/i,
    (id) => `http://www.wikidata.org/entity/${id.toUpperCase()}`,
  ],
  [
    /^https?:\/\/(?:www\.)?viaf\.org\/(?:[a-z]{2}\/)?viaf\/([1-9]\d*)\/?(?:#.*)?$/i,
    (id) => `http://viaf.org/viaf/${id}`,
  ],
  [
    /^https?:\/\/(?:vocab\.getty\.edu\/(?:page\/)?ulan\/|www\.getty\.edu\/vow\/ULANFullDisplay\?(?:.*&)?subjectid=)(\d+)(?:[&#].*)?$/i,
    (id) => `http://vocab.getty.edu/ulan/${id}`,
  ],
  [/^https?:\/\/vocab\.getty\.edu\/(?:page\/)?tgn\/(\d+)$/i, (id) => `http://vocab.getty.edu/tgn/${id}`],
  [
    /^https?:\/\/(?:sws\.|www\.)?geonames\.org\/([1-9]\d*)(?:\/.*)?$/i,
    (id) => `https://sws.geonames.org/${id}/`,
  ],
  [
    /^https?:\/\/(?:www\.)?isni\.org\/(?:isni\/)?(\d{15}[\dX])$/i,
    (id) => `https://isni.org/isni/${id.toUpperCase()}`,
  ],
  [/^https?:\/\/d-nb\.info\/gnd\/([\dX-]+)$/i, (id) => `https://d-nb.info/gnd/${id.toUpperCase()}`],
  [
    /^https?:\/\/id\.loc\.gov\/authorities\/names\/(\w+?)(?:\.html)?$/i,
    (id) => `http://id.loc.gov/authorities/names/${id}`,
  ],
];

/**
 * The address by which a thing is known in a register, from any of the addresses that people copy, so that partners who mean the same say the same. Other
 * absolute web addresses stay as they are; undefined for what is none.
 */
export function sameAddress(text: string): string | undefined {
  const address = text.trim();
  for (const [form, write] of registers) {
    const [, id] = form.exec(address) ?? [];
    if (id !== undefined) return write(id);
  }
  if (!/^https?:\/\/[^\s<>"{}|\\^`]+$/i.test(address) || !URL.canParse(address)) return undefined;
  return address;
}
