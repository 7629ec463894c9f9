/**
 * What a name in a catalogue says: the name alone, the dates (with what stands beside them) as the source writes them, a role in the source’s own words, and whether it
 * is certain that a group is meant.
 */
export type ReadName = { name: string; dates?: string; role?: string; kind?: 'group' };

const roles = new Set(
  [
    'artist|painter|photographer|engraver|etcher|lithographer|printmaker|printer|publisher|sculptor|author|editor|designer|architect|maker|manufacturer|weaver|potter|carver|draughtsman|draftsman|illustrator|calligrapher|composer|performer|singer|musician|translator|collector|donor|cartographer|goldsmith|silversmith|carpenter|director|writer|creator|inventor|caster|foundry|founder|copyist|scribe',
    'künstler|künstlerin|maler|malerin|fotograf|fotografin|photograph|stecher|kupferstecher|radierer|lithograf|drucker|verleger|bildhauer|bildhauerin|autor|autorin|herausgeber|entwerfer|entwurf|architekt|hersteller|weber|töpfer|zeichner|zeichnerin|kalligraf|komponist|goldschmied',
    'peintre|photographe|graveur|imprimeur|éditeur|sculpteur|sculptrice|auteur|architecte|fabricant|dessinateur|illustrateur|calligraphe|compositeur|orfèvre|lithographe|artiste',
    'pintor|pintora|fotógrafo|fotógrafa|grabador|impresor|editor|escultor|escultora|autor|arquitecto|dibujante|calígrafo|artista|pittore|fotografo|incisore|stampatore|editore|scultore|autore|architetto|pictor|sculptor|gravor|fotograf',
    'رسام|مصور|خطاط|نحات|مؤلف|ناسخ|صانع|نقاش|خوشنویس|画|筆|作|撮影|著|編|刻|写|彫|画家|写真家|彫刻家|著者|絵師|摄影|书|畫|摄|繪|mchoraji|mpiga picha|mchongaji',
  ]
    .join('|')
    .split('|'),
);

/** What tells how a work comes from someone: words before the name, kept as the role. */
const relation =
  /^(attributed to|attrib\. to|attr\. to|ascribed to|possibly by|probably by|formerly attributed to|zugeschrieben an|zugeschrieben|attribué à|attribué|atribuido a|attribuito a|toegeschreven aan|atribuit lui|after a photograph by|after a painting by|after|copy after|nach|d['’]après|según|copia de|după|photographed by|photo(?:graph)? by|photo:|painted by|engraved by|printed by|published by|designed by|made by|carved by|cast by|written by|gestochen von|fotografiert von|gemalt von|photographié par|gravé par|peint par|fotografiado por|grabado por|by|par|منسوب إلى|منسوب به|伝|传|傳)[ :]\s*(.+)$/iu;
/** Words that say no more than the field does. */
const plain = /^(?:by|par|made by)$/i;
const before = /^(伝|传|傳) ?(?=\p{Script=Han})/u;

/** What makes a name that of a group around someone, who is then not the maker: it stays a part of the name. */
const group =
  /^(?:workshop|studio|school|circle|followers?|manner|style|imitators?|entourage|atelier|pupils?|werkstatt|schule|umkreis|nachfolger|école|cercle|suiveur|taller|círculo|escuela|seguidor|bottega|cerchia|scuola|seguace|cercul|atelierul|școala)(?: of| von| des| der| de| du| d'|d'| del| di| lui)? /iu;
const groupBehind =
  /\b(?:workshop|& sons|& co\.?|and company|company|brothers|gebrüder|et fils|studio|ltd\.?|inc\.?|gmbh|verlag|manufactory|manufaktur|foundry|press)$|(?:工房|派|窯|株式会社)$/iu;

const dates = String.raw`(?:[^()（）]{0,60}[,;] ?)?(?:b\.|d\.|born|died|active|fl\.|geb\.|gest\.|né|née|c\.|ca\.|um|\*|†|生|没)?[^()（）]{0,20}\d{3,4}[^()（）]{0,40}`;
const inBrackets = new RegExp(
  String.raw`^(.+?) ?[(（[](${dates}|[^()（）]{0,20}\d{1,2}(?:st|nd|rd|th)? (?:century|c\.)[^()（）]{0,20})[)）\]]$`,
  'u',
);
const behindComma =
  /^(.+?), ((?:b\.|born|d\.|active|fl\.|geb\.|c\.|ca\.)? ?\d{4}\??(?: ?[-–] ?(?:\d{4}\??)?)?)$/u;

/**
 * Takes a name as catalogues write it apart: `Rembrandt (1606-1669)`, `attributed to X`, `after X`, `Workshop of X`, `X, photographer`, `X（画）`. What is not certain stays a part of
 * the name; the order of first and last names is left as it is.
 */
export function readName(text: string): ReadName {
  let name = text.trim();
  if (name.length > 500) return { name };
  const said: Omit<ReadName, 'name'> = {};
  const from =
    relation.exec(name) ??
    (before.test(name) ? [name, before.exec(name)![1]!, name.replace(before, '')] : null);
  if (from?.[2]) {
    if (!plain.test(from[1]!)) said.role = from[1]!.replace(/:$/, '');
    name = from[2].trim();
  }
  const takeRole = (): void => {
    const match =
      /^(.+?)(?:, | ?[(（[])(\p{L}[\p{L} .-]{0,40}?)[)）\]]?$/u.exec(name) ??
      /^(.{2,20}) (画|筆|作|撮影|著|編|刻)$/u.exec(name);
    if (
      !match ||
      !match[2]!
        .toLowerCase()
        .split(/ (?:and|und|et|y|e) |, /)
        .every((word) => roles.has(word.trim()))
    )
      return;
    name = match[1]!.trim();
    said.role ??= match[2]!;
  };
  takeRole();
  const lived = inBrackets.exec(name) ?? behindComma.exec(name);
  if (lived) {
    name = lived[1]!.trim();
    said.dates = lived[2]!.trim();
  }
  takeRole();
  if (group.test(name) || groupBehind.test(name)) said.kind = 'group';
  return { name, ...said };
}
