import { escapeText } from '../../../vocab/crosswalks/xml/escape-xml.ts';

/** A page in a sitemap; `modified` is a date of W3C's profile of ISO 8601. */
export type SitemapEntry = { address: string; modified?: string };

const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const xmlStart = '<?xml version="1.0" encoding="UTF-8"?>\n';
export const urlsetStart = `${xmlStart}<urlset xmlns="${schema}">\n`;
export const urlsetEnd = '</urlset>\n';

const inside = ({ address, modified }: SitemapEntry): string =>
  `<loc>${escapeText(address)}</loc>${modified === undefined ? '' : `<lastmod>${modified}</lastmod>`}`;

export const writeUrl = (entry: SitemapEntry): string => `<url>${inside(entry)}</url>\n`;

/** The index of sitemaps (https://www.sitemaps.org/protocol.html#index). */
export const writeIndex = (entries: readonly SitemapEntry[]): string =>
  `${xmlStart}<sitemapindex xmlns="${schema}">\n${entries.map((entry) => `<sitemap>${inside(entry)}</sitemap>\n`).join('')}</sitemapindex>\n`;
