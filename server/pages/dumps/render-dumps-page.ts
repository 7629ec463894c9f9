import { html } from 'ghtml';
import { textsFor } from '../../../vocab/record/language-map.ts';
import { citation } from '../../projections/dumps/cite-release.ts';
import { type DumpFile, type DumpManifest, dumpIri } from '../../projections/dumps/dump-manifest.ts';
import type { Release } from '../../projections/dumps/releases.ts';
import type { DumpsShown } from '../../protocols/dumps/ports.ts';
import { assetHref } from '../layout/assets.ts';
import { renderPage } from '../layout/render-page.ts';
import { linkTo } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { fill, formatNumber } from '../words/fill.ts';
import { type DumpsWords, dumpsWordsIn } from './dumps-words.ts';

type Voice = { reader: Reader; words: DumpsWords; path: string };

/** A number of bytes as people of a language read it. */
function showSize({ language }: Reader, bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power]!,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** power);
}

function showFiles({ reader, words, path }: Voice, files: readonly DumpFile[], caption: string): string {
  const rows = files.map(
    (file) =>
      html`<tr><th scope="row" dir="ltr"><a href="${path}${file.path}">${file.path.split('/').at(-1)!}</a></th><td dir="ltr">${file.form}</td><td>${showSize(reader, file.bytes)}</td><td dir="ltr"><code title="${file.sha256}">${file.sha256.slice(0, 12)}…</code></td></tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="files"><caption class="hidden">${caption}</caption><thead><tr><th scope="col">${words.file}</th><th scope="col">${words.form}</th><th scope="col">${words.size}</th><th scope="col">${words.checksum}</th></tr></thead><tbody>!${rows.join('')}</tbody></table></div>`;
}

function showDump(voice: Voice, manifest: DumpManifest): string {
  const { reader, words, path } = voice;
  const number = (value: number) => formatNumber(reader.language, value);
  const whole = manifest.files.filter(({ path: name }) => name.startsWith('all.'));
  const context = manifest.files.filter(({ path: name }) => name.startsWith('context.'));
  const day = new Intl.DateTimeFormat(reader.language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(manifest.made));
  const collections = manifest.collections.map(({ id, name }) => {
    const label = textsFor(name, reader.language);
    const files = manifest.files.filter(({ collection }) => collection === id);
    const bag = html`<p><a href="${path}bag/${id}.tar">${words.bag}</a></p>`;
    return html`<section id="${id}"><h3 lang="${label?.tag ?? 'und'}" dir="auto">${label?.texts[0] ?? id}</h3>!${showFiles(voice, files, label?.texts[0] ?? id)}!${bag}</section>`;
  });
  return html`<p>${words.made}: <time datetime="${manifest.made}">${day}</time> UTC. ${fill(words.holds, {
    records: number(manifest.records),
    items: number(manifest.items),
    quads: number(manifest.quads),
  })}. <a href="${path}SHA256SUMS">SHA256SUMS</a></p>
<section id="all"><h2>${words.all}</h2>!${showFiles(voice, whole, words.all)}</section>
<section id="context"><h2>${words.context}</h2>!${showFiles(voice, context, words.context)}</section>
<section id="collections"><h2>${reader.words.collections}</h2>!${collections.join('')}</section>`;
}

function showReleases({ reader, words }: Voice, releases: readonly Release[]): string {
  if (releases.length === 0) return '';
  const entries = releases.map((release) => {
    if ('recalled' in release)
      return html`<li><span dir="ltr">${release.recalled.version}</span>: ${words.recalled}</li>`;
    const { release: version, made } = release.manifest;
    return html`<li><a href="${linkTo(reader, dumpIri('/', version))}" dir="ltr">${version!}</a> · <time datetime="${made}">${made.slice(0, 10)}</time></li>`;
  });
  return html`<section id="releases"><h2>${words.releases}</h2><p>${words.releasesText}</p><ul>!${entries.join('')}</ul></section>`;
}

/** Where whole sets are taken: the newest dump or a release, file by file, and what releases there are. */
export function renderDumpsPage({
  reader,
  shown: { manifest, releases },
}: {
  reader: Reader;
  shown: DumpsShown;
}): string {
  const words = dumpsWordsIn(reader.language);
  const version = manifest?.release;
  const path = dumpIri('/', version);
  const voice = { reader, words, path };
  const title = version === undefined ? words.title : `${words.title}: ${version}`;
  const cite =
    manifest && version !== undefined
      ? html`<section id="cite"><h2>${words.cite}</h2><p lang="en" dir="ltr">${citation(manifest)}</p><p><a href="${path}CITATION.cff">CITATION.cff</a> · <a href="${path}datacite.json">DataCite (JSON)</a></p></section>`
      : '';
  return renderPage({
    reader,
    title,
    description: words.lead,
    kind: 'dumps-page',
    head: html`<link rel="stylesheet" href="${assetHref('guides.css')}"><link rel="alternate" type="text/turtle" href="${path}">`,
    body: html`<article class="prose wide"><h1>${title}</h1><p class="lead">${words.lead}</p>
<p><a href="${linkTo(reader, '/about/harvesting#dumps')}">${words.guide}</a></p>!${cite}
!${manifest ? showDump(voice, manifest) : html`<p class="none">${words.none}</p>`}
!${showReleases(voice, releases)}</article>`,
  });
}
