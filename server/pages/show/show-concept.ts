import { html } from 'ghtml';
import { type InterfaceLanguage, type LanguageMap, textsFor } from '../../../vocab/record/language-map.ts';
import { pageLink } from '../reader/link-to.ts';
import type { Reader } from '../reader/reader.ts';
import { showAddress } from './show-rights.ts';
import { languageAttributes } from './show-text.ts';
import { languageName } from './show-value.ts';

/** What a scheme says of a concept beside its names and neighbours. */
export type ConceptFacts = {
  alternative?: LanguageMap;
  mappings?: readonly { kind: 'exact' | 'close' | 'broad' | 'narrow' | 'related'; target: string }[];
  notes?: readonly { language: string; text: string }[];
};

type Words = { alsoCalled: string; notes: string; exact: string; close: string; related: string };

const words: Record<InterfaceLanguage, Words> = {
  en: {
    alsoCalled: 'Also called',
    notes: 'Notes',
    exact: 'The same elsewhere',
    close: 'Close to',
    related: 'Related',
  },
  fr: {
    alsoCalled: 'Autres noms',
    notes: 'Notes',
    exact: 'Identique ailleurs',
    close: 'Proche de',
    related: 'En relation',
  },
  es: {
    alsoCalled: 'Otros nombres',
    notes: 'Notas',
    exact: 'Lo mismo en otros sitios',
    close: 'Próximo a',
    related: 'Relacionado',
  },
  ar: {
    alsoCalled: 'أسماء أخرى',
    notes: 'ملاحظات',
    exact: 'المفهوم نفسه في مصادر أخرى',
    close: 'قريب من',
    related: 'ذو صلة',
  },
  zh: { alsoCalled: '又称', notes: '注释', exact: '其他来源中的同一概念', close: '近似', related: '相关' },
  sw: {
    alsoCalled: 'Huitwa pia',
    notes: 'Maelezo',
    exact: 'Dhana ileile kwingine',
    close: 'Karibu na',
    related: 'Vinavyohusiana',
  },
};

const row = (word: string, entries: readonly string[]): string =>
  entries.length ? html`<div class="field"><dt>${word}</dt><dd><ul>!${[...entries]}</ul></dd></div>` : '';

function target(reader: Reader, address: string): string {
  if (/^(?:concept|place|agent)\//.test(address))
    return html`<li>!${pageLink(reader, { path: `/${address}`, inner: html`${address}` })}</li>`;
  return html`<li>!${showAddress(address)}</li>`;
}

/** Other names in all languages, notes in the reader's language or else all, and the same or similar concepts elsewhere; nothing where nothing is known. */
export function showConceptFacts(reader: Reader, facts: ConceptFacts): string {
  const said = words[reader.language];
  const names = Object.entries(facts.alternative ?? {}).flatMap(([tag, texts]) =>
    texts.map(
      (text) =>
        html`<li><span !${languageAttributes(tag)}>${text}</span> <span class="tongue">${tag === 'und' ? '' : languageName(reader, tag)}</span></li>`,
    ),
  );
  const byTag = Map.groupBy(facts.notes ?? [], ({ language }) => language);
  const map = Object.fromEntries([...byTag].map(([tag, all]) => [tag, all.map(({ text }) => text)]));
  const best = textsFor(map, reader.language);
  const notes = (best?.texts ?? []).map((text) => html`<li !${languageAttributes(best!.tag)}>${text}</li>`);
  const of = (kinds: readonly string[]) =>
    (facts.mappings ?? [])
      .filter(({ kind }) => kinds.includes(kind))
      .map((one) => target(reader, one.target));
  return `${row(said.alsoCalled, names)}${row(said.notes, notes)}${row(said.exact, of(['exact']))}${row(said.close, of(['close']))}${row(said.related, of(['broad', 'narrow', 'related']))}`;
}
