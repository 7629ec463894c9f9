import { languageTag } from '../readers/xml/language-tag.ts';

/** Languages that are named in words, in the words of these languages. */
const tellers = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'ro', 'ar', 'fa', 'ja', 'zh', 'ru', 'tr', 'sw'];
const codes =
  'aa ab af ak am ar as ay az ba be bg bn bo br bs ca ce co cs cy da de dv dz el en eo es et eu fa fi fj fo fr fy ga gd gl gn gu gv ha he hi hr ht hu hy ia id ig is it iu ja jv ka kk kl km kn ko ks ku ky la lb lg ln lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn no ny oc om or pa pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tn to tr ts tt tw ug uk ur uz ve vi vo wo xh yi yo za zh zu gez grc cop syr akk egy sux nah nds ota peo pal chu got non ang fro frm gmh goh lad chr nav haw sco sga';

const own = {
  ግዕዝ: 'gez',
  "ge'ez": 'gez',
  'ge’ez': 'gez',
  geez: 'gez',
  ethiopic: 'gez',
  አማርኛ: 'am',
  ትግርኛ: 'ti',
  kiswahili: 'sw',
  farsi: 'fa',
  'ottoman turkish': 'ota',
  日文: 'ja',
  中文: 'zh',
  漢文: 'lzh',
  文言: 'lzh',
};

let names: Map<string, string> | undefined;

function readNames(): Map<string, string> {
  const made = new Map<string, string>();
  for (const teller of tellers) {
    const display = new Intl.DisplayNames([teller], { type: 'language', fallback: 'none' });
    for (const code of codes.split(' ')) {
      const name = display.of(code)?.toLowerCase();
      if (name !== undefined && !made.has(name)) made.set(name, code);
    }
  }
  // What these are called where they are written, beside the names that others have for them.
  for (const [name, code] of Object.entries(own)) made.set(name, code);
  return made;
}

/** The tag of a language that is given as a tag, a code of ISO 639, or by its name in one of fifteen languages; undefined for what is none. */
export function nameLanguage(text: string): string | undefined {
  const plain = text.trim().replace(/^https?:\/\/.*\/(?=[a-z]{2,3}$)/, '');
  names ??= readNames();
  return languageTag(plain) ?? names.get(plain.toLowerCase().replace(/[.;,]$/, ''));
}
