import { html } from 'ghtml';
import { textsFor } from '../../../vocab/record/language-map.ts';
import { curationWordsIn } from '../curation-words/curation-words.ts';
import { mark } from '../layout/mark.ts';
import type { Card } from '../ports.ts';
import { linkTo } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { languageAttributes, plainText, showText } from '../show/show-text.ts';
import { fillHtml, plural } from '../words/fill.ts';

/** The path of an image service on this site, whatever host name the index was written under. */
const servicePath = (service: string): string =>
  /^https?:/.test(service) ? new URL(service).pathname : service;

/** A picture of a card, `pixels` at most on each side; a quiet mark where there is none. */
export function showCardPicture(reader: Reader, card: Card, pixels: number): string {
  const image = card.images[0];
  if (card.advice)
    return html`<span class="no-picture">!${mark}<span class="picture-advice">${curationWordsIn(reader.language).adviceTitle}</span></span>`;
  if (!image)
    return html`<span class="no-picture">!${mark}<span class="hidden">${reader.words.noPicture}</span></span>`;
  const alt = textsFor(image.alt, reader.language);
  const text = plainText(alt?.texts[0] ?? '');
  return html`<img src="${servicePath(image.service)}/square/!${`^!${pixels},${pixels}`}/0/default.jpg" width="${pixels}" height="${pixels}" loading="lazy" decoding="async" alt="${text}" !${text && alt ? languageAttributes(alt.tag) : ''}>`;
}

/** One item in a grid: its picture, its title in its own language, and whose words these are. */
export function showCard(reader: Reader, card: Card): string {
  const { language, words } = reader;
  const lead = card.leads ?? card.partners[0];
  const facts = [card.type, card.date].filter((fact) => fact !== undefined && fact !== '');
  const kind = facts.length
    ? html`<p class="card-kind">!${facts.map((fact) => html`<bdi>${fact}</bdi>`).join(' · ')}</p>`
    : '';
  const told = lead
    ? html`<p class="card-told">!${fillHtml(words.toldBy, { partner: lead.language ? showText(lead.name, lead.language) : html`<bdi>${lead.name}</bdi>` })}
</p>`
    : '';
  const many =
    card.partners.length > 1
      ? html`<p class="card-many"><span class="pieces" aria-hidden="true">!${card.partners
          .slice(0, 4)
          .map((_, index, all) => {
            const shape = index === 0 ? 'first' : index === all.length - 1 ? 'last' : 'middle';
            return `<i class="piece ${shape} colour-${index + 1}"></i>`;
          })}</span> ${plural(language, words.partnersCount, card.partners.length)}</p>`
      : '';
  return html`<li class="card"><a href="${linkTo(reader, `/item/${encodeURIComponent(card.id)}`)}" hreflang="${language}"><span class="card-picture">!${showCardPicture(reader, card, 400)}</span><span class="card-title" !${languageAttributes(card.titleLanguage)}>${card.title}</span></a>!${kind}!${told}!${many}
</li>`;
}

/** Items in a grid. */
export const showCards = (reader: Reader, cards: readonly Card[]): string =>
  html`<ul class="cards">!${cards.map((card) => showCard(reader, card))}</ul>`;
