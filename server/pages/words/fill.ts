import { html } from 'ghtml';
import type { Plural } from './words.ts';

/** Fills `{name}` in a text with plain values; an unknown name stays as it is. The result is text, not HTML. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** As {@link fill} with values that are HTML already; the text itself is escaped. The result is HTML. */
export const fillHtml = (text: string, values: Record<string, string>): string =>
  text
    .split(/(\{\w+\})/)
    .map((part) => values[part.slice(1, -1)] ?? html`${part}`)
    .join('');

const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

/** A number as a language writes it. */
export function formatNumber(language: string, value: number): string {
  const format = numbers.get(language) ?? new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  numbers.set(language, format);
  return format.format(value);
}

/** The plural form for a number, with `{n}` filled in. */
export function plural(language: string, forms: Plural, n: number): string {
  const rule = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, rule);
  return fill(forms[rule.select(n)] ?? forms.other, { n: formatNumber(language, n) });
}

/** A number and its noun: "3 items". */
export const countOf = (language: string, forms: Plural, n: number): string =>
  `${formatNumber(language, n)} ${plural(language, forms, n)}`;
