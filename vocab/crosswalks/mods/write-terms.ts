import { absolute, homeOf } from '../../concept-id.ts';
import type { FieldName } from '../../fields.ts';
import type { Credit, Term } from '../../record/record.ts';
import { around, attribute, element, firstTexts, inLanguage } from '../xml/write-xml.ts';

/** The address of a term, where it has one of its own. */
export const valueUri = (base: string, { id }: { id?: string }): string =>
  id === undefined ? '' : attribute('valueURI', absolute(base, id));

/** A term in each of its languages, under one address. */
export const term = (
  name: string,
  value: Term,
  { base, attributes = '' }: { base: string; attributes?: string },
): string => firstTexts(name, value.label, attributes + valueUri(base, value));

/** A person or group with roles. `usage`: the role where none is stated. */
export function name({ agent, role }: Credit, { base, usage }: { base: string; usage: string }): string {
  const type = attribute('type', agent.kind === 'group' ? 'corporate' : 'personal');
  const dates = agent.dates === undefined ? '' : element('namePart', agent.dates, attribute('type', 'date'));
  const text = attribute('type', 'text');
  const roles = role
    ? term('roleTerm', role, { base, attributes: text })
    : element('roleTerm', usage, text + inLanguage('en'));
  // One name in several languages is one person: the first is the name, the others are alternatives.
  const [first, ...others] = Object.entries(agent.label).flatMap(([tag, texts]) =>
    texts.map((one) => [tag, one] as const),
  );
  const part = first === undefined ? '' : element('namePart', first[1], inLanguage(first[0]));
  const alternatives = others
    .map(([tag, one]) => around('alternativeName', element('namePart', one, inLanguage(tag))))
    .join('');
  return around('name', part + dates + around('role', roles) + alternatives, type + valueUri(base, agent));
}

/** A subject: a place, or a topic. */
export const subject = (field: FieldName, value: Term, base: string): string =>
  around(
    'subject',
    term(homeOf(field) === 'place' ? 'geographic' : 'topic', value, { base }),
    attribute('displayLabel', field),
  );
