import { html } from 'ghtml';
import { inLanguage, linkTo, pageLink } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { plainText } from '../show/show-text.ts';
import { languageNames } from '../words/words.ts';
import { workspaceWordsIn } from '../workspace/words/workspace-words.ts';
import { assetHref } from './assets.ts';
import { icon, mark } from './mark.ts';

/** A page: `title` and `description` are plain text, `head` and `body` are HTML. */
export type Page = {
  reader: Reader;
  title: string;
  description?: string;
  head?: string;
  body: string;
  kind: string;
  scripts?: string[];
  /** The page carries a search box of its own, so the header need not. */
  ownSearch?: boolean;
  /** Not for search engines' lists (results, errors). */
  unlisted?: boolean;
};

function languageSwitch(reader: Reader): string {
  const links = languageNames.map(
    ({ tag, name }) =>
      html`<li><a href="${inLanguage(reader, tag)}" hreflang="${tag}" lang="${tag}" dir="${tag === 'ar' ? 'rtl' : 'ltr'}"!${
        tag === reader.language ? ' aria-current="true"' : ''
      }>${name}</a></li>`,
  );
  return html`<details class="languages">
<summary>!${icon('globe')}<span class="hidden">${reader.words.language}: </span><span class="language-name">${reader.words.languageName}</span>
</summary><ul>!${links.join('')}</ul></details>`;
}

/** The search box, the same wherever it stands. */
export function searchBox(reader: Reader, box: { id: string; value?: string; large?: boolean }): string {
  const language = reader.chosen ? html`<input type="hidden" name="lang" value="${reader.language}">` : '';
  return html`<form class="search-box!${box.large ? ' large' : ''}" action="/search" method="get" role="search">
<label class="hidden" for="${box.id}">${reader.words.searchLabel}</label>
<input id="${box.id}" type="search" name="q" value="${box.value ?? ''}" placeholder="${reader.words.searchHint}" dir="auto" autocomplete="off" enterkeyhint="search">
!${language}<button type="submit">!${icon('search')}<span class="button-word">${reader.words.search}</span></button>
</form>`;
}

function header(page: Page): string {
  const { reader } = page;
  const { words } = reader;
  const here = (path: string) => (reader.path === path ? ' aria-current="page"' : '');
  const entry = (path: string, word: string) =>
    html`<li><a href="${linkTo(reader, path)}" hreflang="${reader.language}"!${here(path)}>${word}</a></li>`;
  return html`<header class="site-header"><div class="bar">
!${pageLink(reader, { path: '/', className: 'brand', inner: `${mark}<span class="wordmark" lang="la" dir="ltr">Tessera</span>` })}
!${page.ownSearch ? '<span class="spring"></span>' : searchBox(reader, { id: 'header-q' })}
<nav aria-label="${words.navigation}"><ul>!${entry('/search', words.search)}!${entry('/about', words.about)}!${entry('/workspace', workspaceWordsIn(reader.language).title)}
</ul></nav>
!${languageSwitch(reader)}</div></header>`;
}

function footer(reader: Reader): string {
  const { words } = reader;
  const workspaceWords = workspaceWordsIn(reader.language);
  return html`<footer class="site-footer"><div class="bar">
<p class="footer-mark">!${mark}<span>${words.tagline}</span></p>
<p>${words.footer}</p>
<ul><li>!${pageLink(reader, { path: '/about', inner: html`${words.about}` })}</li>
<li>!${pageLink(reader, { path: '/#partners', inner: html`${words.partners}` })}</li><li>!${pageLink(reader, {
    path: '/#machines',
    inner: html`${words.forMachines}`,
  })}</li><li>!${pageLink(reader, { path: '/sparql', inner: 'SPARQL' })}</li>
<li>!${pageLink(reader, { path: '/about/charter', inner: html`${workspaceWords.charterTitle}` })}</li>
<li>!${pageLink(reader, { path: '/workspace', inner: html`${workspaceWords.title}` })}</li></ul></div></footer>`;
}

function languageAlternates(reader: Reader): string {
  const address = (language: string) => new URL(inLanguage(reader, language).slice(1), reader.baseUrl).href;
  return languageNames
    .map(({ tag }) => html`<link rel="alternate" hreflang="${tag}" href="${address(tag)}">`)
    .join('\n');
}

/**
 * The whole document around a page. The template library writes `=` in values as a reference, for attributes without quotation marks; here
 * all have them, and addresses are easier to read as they are.
 */
export const renderPage = (page: Page): string => renderDocument(page).replaceAll('&#61;', '=');

function renderDocument(page: Page): string {
  const { reader } = page;
  const scripts = page.scripts ?? [];
  const title = plainText(page.title);
  return html`<!doctype html>
<html lang="${reader.language}" dir="${reader.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === 'Tessera' ? title : `${title} · Tessera`}</title>
!${page.description ? html`<meta name="description" content="${plainText(page.description).slice(0, 300)}">` : ''}
!${page.unlisted ? '<meta name="robots" content="noindex">' : languageAlternates(reader)}
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#f6f7fa" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0f131b" media="(prefers-color-scheme: dark)">
<link rel="stylesheet" href="${assetHref('tessera.css')}">
<link rel="icon" type="image/svg+xml" href="${assetHref('mark.svg')}">
<link rel="search" type="application/opensearchdescription+xml" title="Tessera" href="/opensearch.xml">
!${page.head ?? ''}
!${scripts.map((src) => html`<script src="${src}" defer!${src.includes('openseadragon') ? '' : ' type="module"'}></script>`)}
</head>
<body class="${page.kind}">
<a class="skip" href="#content">${reader.words.skip}</a>
!${header(page)}
<main id="content" tabindex="-1">
!${page.body}
</main>
!${footer(reader)}
</body>
</html>
`;
}
