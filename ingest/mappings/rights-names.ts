const licences = ['BY', 'BY-SA', 'BY-ND', 'BY-NC', 'BY-NC-SA', 'BY-NC-ND'].flatMap((licence) =>
  ['4.0', '3.0', '2.0'].map((version): [string, string] => [
    `CC ${licence} ${version}`,
    `http://creativecommons.org/licenses/${licence.toLowerCase()}/${version}/`,
  ]),
);
const statements = [
  ...['InC', 'InC-OW-EU', 'InC-EDU', 'InC-NC', 'InC-RUU', 'NoC-CR', 'NoC-NC', 'NoC-OKLR', 'NoC-US'],
  ...['CNE', 'UND', 'NKC'],
].map((name): [string, string] => [name, `http://rightsstatements.org/vocab/${name}/1.0/`]);

/** Short names of licences (https://creativecommons.org) and statements (https://rightsstatements.org) that people write in tables. */
export const rightsByName: Readonly<Record<string, string>> = Object.fromEntries([
  ...licences,
  ...statements,
  ['CC0', 'http://creativecommons.org/publicdomain/zero/1.0/'],
  ['CC0 1.0', 'http://creativecommons.org/publicdomain/zero/1.0/'],
  ['PDM', 'http://creativecommons.org/publicdomain/mark/1.0/'],
  ['Public Domain Mark 1.0', 'http://creativecommons.org/publicdomain/mark/1.0/'],
]);
