import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDate } from '../../../../ingest/mappings/words/read-date.ts';

const edtf = (words: string): string => {
  const read = readDate(words);
  return read.kind === 'date' ? read.edtf : read.kind;
};

/** Words and what they come to, `=` between them. */
function check(name: string, table: string): void {
  test(name, () => {
    for (const line of table.trim().split('\n')) {
      const [words, expected] = line.split(' = ') as [string, string];
      assert.equal(edtf(words.trim()), expected.trim(), words.trim());
    }
  });
}

check(
  'years, alone and qualified',
  `1929 = 1929
  1929. = 1929
  © 1950 = 1950
  c. 1850 = 1850~
  c.1850 = 1850~
  ca. 1850 = 1850~
  ca 1850 = 1850~
  circa 1850 = 1850~
  about 1850 = 1850~
  um 1850 = 1850~
  gegen 1850 = 1850~
  vers 1850 = 1850~
  hacia 1850 = 1850~
  około 1850 = 1850~
  către 1850 = 1850~
  حوالي 1850 = 1850~
  約1850年 = 1850~
  1850年頃 = 1850~
  1850? = 1850?
  1850 (?) = 1850?
  probably 1850 = 1850?
  wohl 1850 = 1850?
  c. 1850? = 1850%
  [1850] = 1850
  [1850?] = 1850?
  1850 or 1851 = [1850,1851]
  ١٨٥٠ = 1850
  １８５０年 = 1850`,
);

check(
  'stretches and bounds',
  `1762-1787 = 1762/1787
  1762–1787 = 1762/1787
  1762 - 1787 = 1762/1787
  1762–87 = 1762/1787
  1762-87 = 1762/1787
  1762/63 = 1762/1763
  1793-4 = 1793/1794
  c. 1780–c. 1790 = 1780~/1790~
  ca. 1850-60 = 1850~/1860~
  between 1850 and 1860 = 1850/1860
  zwischen 1850 und 1860 = 1850/1860
  entre 1850 et 1860 = 1850/1860
  from 1850 to 1860 = 1850/1860
  von 1850 bis 1860 = 1850/1860
  بين 1850 و 1860 = 1850/1860
  1862, 1864-1870 = 1862/1870
  1850 and 1861 = {1850,1861}
  1905-1934, undated = 1905/1934
  1850- = 1850/..
  before 1900 = ../1900
  vor 1900 = ../1900
  avant 1900 = ../1900
  Before c. 1900 = ../1900~
  after 1900 = 1900/..
  nach 1900 = 1900/..
  since 1900 = 1900/..
  1900年以前 = ../1900
  1900年以降 = 1900/..`,
);

check(
  'centuries and decades',
  `19th century = 18XX
  19th c. = 18XX
  nineteenth century = 18XX
  19. Jh. = 18XX
  19. Jahrhundert = 18XX
  XIXe siècle = 18XX
  XIXème siècle = 18XX
  siglo XIX = 18XX
  sec. al XIX-lea = 18XX
  القرن التاسع عشر = 18XX
  القرن 19 = 18XX
  19世紀 = 18XX
  十九世紀 = 18XX
  early 19th century = 1800~/1833~
  mid-19th century = 1834~/1866~
  late 19th century = 1867~/1899~
  mid-late 19th century = 1834~/1899~
  late 19th-early 20th century = 1867~/1933~
  first half of the 19th century = 1800/1849
  1. Hälfte 19. Jh. = 1800/1849
  seconde moitié du XVIIIe siècle = 1750/1799
  19世紀後半 = 1850/1899
  third quarter of the 18th century = 1750/1774
  Ende 19. Jh. = 1867~/1899~
  17.–18. Jh. = 1600/1799
  18th-19th centuries = 1700/1899
  c. 19th century = 18XX~
  1850s = 185X
  c. 1850s = 185X~
  1850er Jahre = 185X
  années 1850 = 185X
  1970年代 = 197X
  early 1850s = 1850~/1853~
  late 1920s - early 1930s = 1926~/1933~
  18-- = 18XX
  185- = 185X`,
);

check(
  'days, months and seasons',
  `1929-05-03 = 1929-05-03
  3 May 1929 = 1929-05-03
  May 3, 1929 = 1929-05-03
  3. Mai 1929 = 1929-05-03
  1er mai 1929 = 1929-05-01
  3 de mayo de 1929 = 1929-05-03
  3 مايو 1929 = 1929-05-03
  1929年5月3日 = 1929-05-03
  1929.5.3 = 1929-05-03
  03.05.1929 = 1929-05-03
  25/12/1850 = 1850-12-25
  12/25/1850 = 1850-12-25
  05/05/1850 = 1850-05-05
  June 1850 = 1850-06
  1850-06 = 1850-06
  Spring 1900 = 1900-21
  3 May 1929 - 5 June 1929 = 1929-05-03/1929-06-05
  30 February 1929 = unknown`,
);

check(
  'before and after the beginning of the era',
  `5 BC = -0004
  5 B.C. = -0004
  5 BCE = -0004
  5 v. Chr. = -0004
  500 av. J.-C. = -0499
  紀元前500年 = -0499
  500 ق.م = -0499
  500-480 BC = -0499/-0479
  5th century BC = -0499/-0400
  AD 79 = 0079
  79 CE = 0079
  79 n. Chr. = 0079`,
);

check(
  'EDTF as it is',
  `1850~ = 1850~
  18XX = 18XX
  1762/1787 = 1762/1787
  ../1900 = ../1900
  1850%/1860 = 1850%/1860`,
);

check(
  'what says that there is none',
  `n.d. = none
  n. d. = none
  undated = none
  Unknown = none
  o. J. = none
  s.d. = none
  sans date = none
  sin fecha = none
  بدون تاريخ = none
  年代不詳 = none
  NULL = none
  [n.d.] = none`,
);

check(
  'what may mean two things is not guessed',
  `01/02/1850 = ambiguous
  1901-05 = ambiguous
  the 1800s = ambiguous
  1787 (1790) = ambiguous
  弘治 = ambiguous`,
);

check(
  'what is none of these stays words',
  `12 Jul 99 = unknown
  Jan 52 = unknown
  79 = unknown
  Art Nouveau = unknown
  99th century = unknown
  1860-1850 = unknown`,
);

check(
  'what is said of another making is left to the words',
  `1950 (printed 1985) = 1950
  1952 cast after 1922 original = 1952
  c. 1780 (after earlier photograph) = 1780~
  1793-1794; medal is inscribed 1793 = 1793/1794`,
);

test('no text takes long, whatever it is', () => {
  const started = performance.now();
  for (const text of [
    '1'.repeat(200),
    '1850 - '.repeat(28),
    `${' '.repeat(190)}1850`,
    '('.repeat(200),
    'c. '.repeat(60),
    '明治'.repeat(90),
    'a'.repeat(1e6),
  ])
    assert.ok(readDate(text).kind);
  assert.ok(performance.now() - started < 500);
});
