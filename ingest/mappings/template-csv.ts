const quoted = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Every column of the template, and what two rows may hold: a thing that two institutions know, and a song. */
const columns: readonly (readonly [heading: string, thing: string, song: string])[] = [
  ['id', 'TX.1', 'SONG.7'],
  ['item', '', ''],
  ['title@en', 'Strip-woven wrapper', 'Song for the first rain'],
  ['title@ar', 'رداء منسوج من شرائط', ''],
  ['title@sw', '', 'Wimbo wa mvua ya kwanza'],
  ['alternativeTitle', 'Kente|Nwentoma', ''],
  ['nature', 'tangible', 'intangible'],
  ['type@en', 'textile', 'song'],
  ['creator', 'Unknown weaver (weaver)', ''],
  ['date', '1930~', ''],
  ['dateText@en', 'about 1930', ''],
  ['place', 'Bonwire', 'Taita Hills'],
  ['period', '', ''],
  ['culture', 'Asante', 'Taita'],
  ['technique@en', 'strip weaving', ''],
  ['technique@fr', 'tissage en bandes', ''],
  ['material@en', 'silk <http://vocab.getty.edu/aat/300243428>|cotton', ''],
  ['material@fr', 'soie|coton', ''],
  ['height', '198 cm', ''],
  ['width', '117.5 cm', ''],
  ['depth', '', ''],
  ['diameter', '', ''],
  ['length', '', ''],
  ['weight', '1.2 kg', ''],
  ['duration', '', '3 min 40 s'],
  ['extent@en', 'one cloth of 22 strips', ''],
  [
    'description@en',
    'Worn on feast days; the blocks are called “my heart’s desire”.',
    'Sung while the seed is carried out.',
  ],
  ['inscription', '', ''],
  ['subject@en', 'ceremony', 'rain|sowing'],
  ['depicted', '', ''],
  ['provenance@en', '1931: bought from the weaver|1968: given to the museum', ''],
  ['owner', '', ''],
  ['location', '', ''],
  ['creditLine', '', ''],
  ['performer', '', 'Choir of the village (singers)'],
  ['occasion@en', '', 'sowing'],
  ['transmission@en', '', 'Taught by grandmothers in the week before the rains.'],
  ['rights', 'http://rightsstatements.org/vocab/NKC/1.0/', ''],
  ['mediaRights', 'http://creativecommons.org/licenses/by/4.0/', ''],
  ['metadataRights', 'http://creativecommons.org/publicdomain/zero/1.0/', 'CC0'],
  ['language', '', 'dav'],
  ['related', 'SONG.7', ''],
  ['media', 'images/tx-1-front.jpg|images/tx-1-back.jpg', ''],
  ['mediaAlt@en', 'The whole cloth, spread out|The back, with a mended strip', ''],
  ['transcription@tw', '|Adwinasa', ''],
  ['source', 'https://example.org/collection/tx-1', ''],
];

/** The template for download (RFC 4180): headings and two rows as examples. It begins with a byte order mark, without which Excel takes it for an eight-bit encoding. */
export function templateCsv(): string {
  const row = (at: 0 | 1 | 2): string => columns.map((column) => quoted(column[at])).join(',');
  return `\ufeff${[row(0), row(1), row(2)].join('\r\n')}\r\n`;
}
