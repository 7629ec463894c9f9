/** What catalogues write where there is no date, in the form of `plainDate` and without points. */
const words = new Set(
  [
    'nd|nda|no date|undated|not dated|date unknown|date not known|unknown|unknown date|not known|null|none|n/a|na|–|-|?|??',
    'oj|od|ohne jahr|ohne datum|undatiert|unbekannt|datum unbekannt|unbek',
    'sd|sans date|non daté|non datée|date inconnue|inconnu|inconnue|sf|sin fecha|fecha desconocida|desconocido|desconocida',
    'senza data|ignota|data sconosciuta|zj|zonder jaar|onbekend|fără dată|fa|nedatat|necunoscut|data desconhecida|sem data',
    'بدون تاريخ|بلا تاريخ|دت|غير معروف|غير مؤرخ|مجهول|بی تا|بیتا|بدون تاریخ|نامشخص|نامعلوم',
    '不明|不詳|不详|未詳|年代不明|年代不詳|年代不详|年不詳|年不明|刊年不明|制作年不詳|制作年不明|時代不明|時代不詳|無紀年|无纪年|haijulikani',
  ]
    .join('|')
    .split('|'),
);

/** Whether a text (in the form of `plainDate`) says that there is no date. */
export const saysNoDate = (text: string): boolean =>
  words.has(text) ||
  words.has(
    text
      .replace(/^[[(]|[\])]$/g, '')
      .replace(/[.·]\s?/g, '')
      .trim(),
  );
