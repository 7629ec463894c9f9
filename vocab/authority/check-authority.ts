import { checkTexts } from '../check-texts.ts';
import { edtfBounds } from '../edtf.ts';
import type { Problem } from '../problem.ts';
import {
  type AuthorityContent,
  type AuthorityKind,
  type AuthorityProperty,
  authorityProperties,
  kindOfReference,
} from './authority.ts';
import { sameAddress } from './same-address.ts';

const mostSame = 50;

const error = (path: string, code: string, message: string, remedy: string, value?: string): Problem => ({
  code,
  severity: 'error',
  path,
  message,
  remedy,
  ...(value !== undefined && { value }),
});

function checkDates({ begin, end }: AuthorityContent, problems: Problem[]): void {
  const bounds = { begin: begin ? edtfBounds(begin) : undefined, end: end ? edtfBounds(end) : undefined };
  for (const [path, text] of Object.entries({ begin, end }))
    if (text && !bounds[path as 'begin' | 'end'])
      problems.push(
        error(
          path,
          'date.edtf',
          `“${text}” is no date as EDTF writes it.`,
          'Write 1760, 1760-10-31, 1760~ or 17XX.',
          text,
        ),
      );
  const [from, to] = [bounds.begin?.begin, bounds.end?.end];
  if (from && to && !from.startsWith('-') && !to.startsWith('-') && from > to)
    problems.push(
      error(
        'end',
        'date.order',
        'It ends before it begins.',
        'Look at both dates; leave out what is not known.',
        end,
      ),
    );
}

function checkPoint({ point }: AuthorityContent, problems: Problem[]): void {
  if (!point) return;
  for (const [name, most] of [
    ['latitude', 90],
    ['longitude', 180],
  ] as const)
    if (!Number.isFinite(point[name]) || Math.abs(point[name]) > most)
      problems.push(
        error(
          `point.${name}`,
          'point.range',
          `The ${name} is no number from -${most} to ${most}.`,
          'Write decimal degrees, such as 12.6 or -37.4669; south and west are below zero.',
          String(point[name]),
        ),
      );
}

function checkWithin({ within }: AuthorityContent, reference: string | undefined, problems: Problem[]): void {
  if (within === undefined) return;
  const place = kindOfReference(within) === 'place' || sameAddress(within) !== undefined;
  if (!place || within === reference)
    problems.push(
      error(
        'within',
        'place.within',
        within === reference
          ? 'A place does not lie within itself.'
          : `“${within}” is the address of no place.`,
        'Give the address of the larger place: place/… of this archive, or that of a gazetteer.',
        within,
      ),
    );
}

function checkSame({ same = [] }: AuthorityContent, problems: Problem[]): string[] {
  if (same.length > mostSame)
    problems.push(
      error('same', 'same.many', `More than ${mostSame} addresses.`, 'Give those of well-known registers.'),
    );
  return [
    ...new Set(
      same.slice(0, mostSame).flatMap((text, at) => {
        const address = sameAddress(text);
        if (address === undefined)
          problems.push(
            error(
              `same[${at}]`,
              'same.address',
              `“${text}” is no web address.`,
              'Give the whole address, such as http://www.wikidata.org/entity/Q5593.',
              text,
            ),
          );
        return address ?? [];
      }),
    ),
  ];
}

/**
 * Checks what a partner says of a person, group or place, and brings it to the form in which it is kept and compared: texts cleaned, addresses of
 * registers written one way, properties of the other kind refused. `reference`: of what is described, where it has one.
 */
export function checkAuthority(
  kind: AuthorityKind,
  given: AuthorityContent,
  reference?: string,
): { content: AuthorityContent } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const known = authorityProperties[kind];
  for (const property of Object.keys(given) as AuthorityProperty[])
    if (!known.includes(property))
      problems.push(
        error(
          property,
          'property.kind',
          `A description of this kind has no “${property}”.`,
          `Use ${known.join(', ')}.`,
        ),
      );
  const name = checkTexts(given.name, 'name', problems);
  if (!name)
    problems.push(
      error('name', 'name.missing', 'It has no name.', 'Give at least one name, with its language.'),
    );
  const note = given.note && checkTexts(given.note, 'note', problems);
  checkDates(given, problems);
  checkPoint(given, problems);
  checkWithin(given, reference, problems);
  const same = checkSame(given, problems);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || !name) return { problems: errors };
  const { nature, begin, end, point, within } = given;
  const texts = { nature, begin, end, within: within && (sameAddress(within) ?? within) };
  return {
    content: {
      name,
      ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text)),
      ...(point && { point: { latitude: point.latitude, longitude: point.longitude } }),
      ...(same.length && { same }),
      ...(note && { note }),
    },
  };
}
