import type { Join, Mapping, TermRule } from './mapping.ts';
import { relators } from './relators.ts';

/** What ISBD writes before the next part, and what ends a heading. */
const strip = ' /:;,=.';
const put = (...codes: string[]): Join => ({ join: codes.map((code) => `./${code}`), with: ' ' });
const heading = (...codes: string[]): Join => ({ join: codes.map((code) => `./${code}`), with: ' -- ' });
/** Identifiers in $0 and $1 that are addresses (as MARC allows since 2016), or numbers of the GND. */
const id = ['{./0[.^=http]}', '{./1[.^=http]}', "{./0[.^='(de-588)']}", "{./0[.^='(uri)']}"];

const person = 'a b c q';
const codesOf = (codes: string): string[] => codes.split(' ');
const performers =
  'prf|sng|mus|itr|act|dnc|cnd|voc|nrt|stl|spk|performer|singer|musician|instrumentalist|actor|dancer|conductor|narrator|storyteller';

/** A person, body or meeting in a role; its role is a code ($4) or a word ($e, $j). */
const name = (tags: string, condition = '') => {
  const meeting = tags.endsWith('11');
  const role = meeting ? 'j' : 'e';
  return {
    from: `/marcxml/${tags}${condition}`,
    label: put(...codesOf(meeting ? 'a e q n d c' : tags.endsWith('10') ? 'a b n d c' : person)),
    id,
    strip,
    ...(tags.endsWith('00') && { dates: './d' }),
    kind: { is: tags.endsWith('00') ? 'person' : 'group', when: '.' },
    role: { from: [`./${role}`, './4'], lookup: relators, strip } satisfies TermRule,
    plainRole: ['creator'],
  } as const;
};
const performing = `[4|e=${performers}]`;
const otherwise = `[!4|e=${performers}]`;

const subject = (tags: string, codes: string): TermRule => ({
  from: `/marcxml/${tags}`,
  label: heading(...codesOf(codes)),
  id,
  strip,
});

const notes =
  '500|501|502|504|505|507|508|510|511|513|514|515|516|518|520|521|522|525|530|533|534|535|538|544|545|546|547|550|555|556|562|563|565|567|580|581|583|584|585|586|588|590|591|592|593|594|595|596|597|598|599';

/**
 * MARC 21 in XML (https://www.loc.gov/standards/marcxml/), its fields by their tags. Titles and names in original script (880) stand beside their romanised form.
 */
export const marcxml: Mapping = {
  name: 'marcxml',
  formats: ['marcxml'],
  recognises: ['marcxml'],
  id: ['/marcxml/001', '/oai:header/oai:identifier', '/marcxml/035/a', '/marcxml/020/a'],
  fields: {
    title: { from: '/marcxml/245', label: put('a', 'b', 'n', 'p', 'f', 'g', 'k'), strip },
    alternativeTitle: [
      { from: '/marcxml/130|240', label: put('a', 'd', 'k', 'l', 'm', 'n', 'o', 'p', 'r', 's'), strip },
      { from: '/marcxml/210|222|242|246|247|730|740', label: put('a', 'b', 'n', 'p'), strip },
    ],
    identifier: [
      { from: '/marcxml/001', kind: 'local' },
      { from: '/marcxml/020|022|024|027|028|030|035|074|086|088/a', kind: 'other' },
      { from: '/marcxml/541/e', kind: 'accession', strip },
      { from: '/marcxml/852', label: put('h', 'i', 'j', 'k', 'm', 'p'), kind: 'local' },
      { from: '/marcxml/050|060|082|084|090|099', label: put('a', 'b'), kind: 'other' },
    ],
    type: [
      { from: '/marcxml/655', label: heading('a', 'v', 'x', 'y', 'z'), id, strip },
      { from: '/marcxml/336/a' },
      { from: '/marcxml/245/h', strip: ' /:;,=.[]' },
    ],
    creator: [
      ...['100', '110', '111', '700', '710', '711'].map((tag) => name(tag, `[!t]${otherwise}`)),
      { from: '/marcxml/260/b', as: { label: { en: ['publisher'] } }, strip },
      { from: '/marcxml/264[@ind2=1]/b', as: { label: { en: ['publisher'] } }, strip },
      { from: '/marcxml/264[@ind2=3]/b', as: { label: { en: ['manufacturer'] } }, strip },
      { from: '/marcxml/264[@ind2=2]/b', as: { label: { en: ['distributor'] } }, strip },
    ],
    performer: ['100', '110', '700', '710'].map((tag) => name(tag, `[!t]${performing}`)),
    date: [
      {
        from: ['/marcxml/264[@ind2=0]/c', '/marcxml/260/c', '/marcxml/264[@ind2=1]/c', '/marcxml/264/c'],
        parts: { value: '.', display: '.' },
      },
      { from: '/marcxml[!260/c][!264/c]/046', parts: { earliest: './k', latest: './l' } },
    ],
    place: [{ from: ['/marcxml/264/a', '/marcxml/260/a'], strip }],
    technique: { from: '/marcxml/340/d', strip },
    material: { from: '/marcxml/340/a', strip },
    medium: [
      { from: '/marcxml/300/b', strip },
      { from: '/marcxml/340', label: put('c', 'e', 'g', 'h', 'k', 'm', 'n', 'o') },
    ],
    extent: { from: '/marcxml/300', label: put('a', 'c', 'f', 'g', 'e'), strip },
    description: [
      {
        from: `/marcxml/${notes}`,
        label: {
          join: [
            './3',
            './a',
            './b',
            './c',
            './d',
            './g',
            './h',
            './n',
            './o',
            './p',
            './r',
            './t',
            './z',
            './l',
            './k',
            './m',
            './e',
            './f',
            './i',
          ],
          with: ' ',
        },
      },
      { from: '/marcxml/250', label: put('a', 'b'), within: 'Edition: {}' },
      { from: '/marcxml/245/c', within: 'Statement of responsibility: {}', strip: ' /:;,=' },
      { from: '/marcxml/440|490', label: put('a', 'v', 'x'), within: 'Series: {}', strip },
      {
        from: '/marcxml/800|810|811|830',
        label: put('a', 'b', 't', 'n', 'p', 'v'),
        within: 'Series: {}',
        strip,
      },
      { from: '/marcxml/255|254|256|351|362', label: put('a', 'b', 'c', 'd') },
      {
        from: '/marcxml/700|710|711[t]',
        label: put('a', 'b', 'c', 'd', 't', 'n', 'p'),
        within: 'Related: {}',
        strip,
      },
      {
        from: '/marcxml/773|770|772|774|775|776|777|780|785|786|787',
        label: put('i', 'a', 's', 't', 'd', 'g', 'z', 'x', 'w'),
        within: 'Related: {}',
      },
      { from: '/marcxml/260|264/e|f|g', within: 'Manufacture: {}', strip },
    ],
    subject: [
      subject('600', 'a b c q d t n p r v x y z'),
      subject('610|611', 'a b e n d c t v x y z'),
      subject('630', 'a n p v x y z'),
      subject('647|648|650|651|653|654|656|657|658|662|690|691', 'a b c d v x y z'),
      subject('752', 'a b c d'),
    ],
    provenance: [
      { from: '/marcxml/561', label: put('3', 'a') },
      { from: '/marcxml/541', label: put('3', 'c', 'a', 'd'), strip: ' ;' },
    ],
    owner: { from: '/marcxml/852/a', strip },
    location: { from: '/marcxml/852', label: put('b', 'c'), strip },
    creditLine: [
      { from: '/marcxml/540', label: put('3', 'a', 'b', 'f') },
      { from: '/marcxml/542', label: put('n', 'f', 'd', 'g', 'l') },
      { from: '/marcxml/506', label: put('3', 'a', 'b', 'c', 'f'), within: 'Access: {}' },
      { from: '/marcxml/524/a', within: 'Cite as: {}' },
    ],
    language: { from: '/marcxml/041/a', named: true },
    rights: [
      { from: '/marcxml/540|542|506/u', only: 'rights' },
      { from: '/marcxml/540/a', only: 'rights' },
    ],
    source: { from: '/marcxml/856[!3*=thumb|cover|image|bild]/u', only: 'addresses' },
    media: {
      from: '/marcxml/856[3*=image|bild or q^=image]',
      url: './u',
      alt: ['./3', './z', './y'],
    },
  },
  ignores: {
    '/marcxml/leader': 'how the record is coded',
    '/marcxml/003|004|005|006|007|008': 'codes for machines, which other fields say in words',
    '/marcxml/010|013|019|029|841|842|843|844|845|850|853|854|855|863|864|865|866|867|868|876|877|878|015|016|017|018|025|026|031|032|033|034|036|037|038|040|042|043|044|045|047|048|049|051|052|055|061|066|070|071|072|080|083|085':
      'codes and numbers of libraries',
    '/marcxml/337|338|344|345|346|347|348|380|381|382|383|384|385|386|388':
      'kinds of carrier and content in detail',
    [`/marcxml/${Array.from({ length: 100 }, (_, i) => 900 + i).join('|')}`]:
      'fields that libraries keep for themselves',
    '/marcxml/020|022|024|028|035|041|336': 'qualifiers and codes of what was read',
    '/marcxml/856': 'words about a link, and links to small pictures',
    '//6|0|1|2|4|5|8|9': 'links and codes within a field',
    '//ind1|ind2': 'indicators',
  },
};
