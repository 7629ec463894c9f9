const statement = (name: string): string => `http://rightsstatements.org/vocab/${name}/1.0/`;

/** Statements that Europeana does not take, by the one that it takes and that grants no more. */
const instead: Readonly<Record<string, string>> = {
  [statement('InC-NC')]: statement('InC'),
  [statement('InC-RUU')]: statement('InC'),
  [statement('NoC-CR')]: statement('NoC-OKLR'),
  [statement('NoC-US')]: statement('NoC-OKLR'),
  [statement('UND')]: statement('CNE'),
  [statement('NKC')]: statement('CNE'),
};

/** The rights in a record’s pictures as `edm:rights` takes them (https://pro.europeana.eu/page/available-rights-statements); not evaluated, where none are stated. */
export const edmRights = (rights: string | undefined): string =>
  rights === undefined ? statement('CNE') : (instead[rights] ?? rights);
