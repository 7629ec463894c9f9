import { isLanguageTag } from '../../../vocab/record/language-map.ts';

/** Codes of ISO 639-2/B that differ from those of 639-2/T, which `Intl` knows (https://www.loc.gov/standards/iso639-2/). */
const bibliographic: Readonly<Record<string, string>> = {
  alb: 'sq',
  arm: 'hy',
  baq: 'eu',
  bur: 'my',
  chi: 'zh',
  cze: 'cs',
  dut: 'nl',
  fre: 'fr',
  geo: 'ka',
  ger: 'de',
  gre: 'el',
  ice: 'is',
  mac: 'mk',
  mao: 'mi',
  may: 'ms',
  per: 'fa',
  rum: 'ro',
  slo: 'sk',
  tib: 'bo',
  wel: 'cy',
  // Of older MARC records.
  scr: 'hr',
  scc: 'sr',
};
/** Codes that name no language: several, none, and those that a library keeps for itself. */
const none = new Set(['und', 'mul', 'zxx', 'mis', '|||', 'xxx']);

function makeTag(code: string): string | undefined {
  const text = code.trim().replaceAll('_', '-');
  const [primary = '', ...rest] = text.toLowerCase().split('-');
  const tag = [bibliographic[primary] ?? primary, ...rest].join('-');
  // BCP 47 keeps longer ones for later; here they are names of languages.
  if (primary.length > 3 || !isLanguageTag(tag) || none.has(primary)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

const known = new Map<string, string | undefined>();

/** The BCP 47 tag that a language code means: a tag itself, or a code of ISO 639-1, 639-2/B, 639-2/T; undefined where it is none, or names no language. */
export function languageTag(code: string): string | undefined {
  if (known.has(code)) return known.get(code);
  const tag = makeTag(code.slice(0, 40));
  if (known.size < 2000) known.set(code, tag);
  return tag;
}

/** A tag with the script (ISO 15924) in which a text is written, unless the tag has one. */
export function withScript(tag: string | undefined, script: string | undefined): string | undefined {
  if (script === undefined || !/^[A-Za-z]{4}$/.test(script)) return tag;
  if (tag !== undefined && /-[A-Z][a-z]{3}\b/.test(tag)) return tag;
  // `ara` with `Arab` is what everybody writes as `ar`.
  const [language, ...rest] = (tag ?? 'und').split('-');
  const whole = [language, script, ...rest].join('-');
  try {
    const usual = new Intl.Locale(tag ?? 'und').maximize().script?.toLowerCase() === script.toLowerCase();
    return usual ? tag : Intl.getCanonicalLocales(whole)[0];
  } catch {
    return tag;
  }
}
