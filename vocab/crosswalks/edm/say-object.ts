import { absolute } from '../../concept-id.ts';
import { type AddText, displayForms } from '../../display-forms.ts';
import { type FieldName, field, type RecordContent } from '../../fields.ts';
import type { LanguageMap } from '../../record/language-map.ts';
import type { Agent, Credit, DateValue, Relation, Term } from '../../record/record.ts';
import { fieldsIn } from '../fields-at.ts';
import { type Entities, entityOf } from './collect-entities.ts';

/** Takes what is said of a thing: a property (`dc:title`), and a text with its language, or an address. */
export type Say = {
  text(property: string, text: string, tag?: string): void;
  link(property: string, address: string): void;
};

/** The fields that are said of the thing itself, with what puts a value into words. */
const said = fieldsIn('edm')
  .filter(({ at }) => at !== 'rights' && at !== 'view' && at !== 'edm:currentLocation')
  .map(({ name, at }) => ({
    name,
    at: at as string,
    entity: entityOf(name),
    show: displayForms[field(name).type] as (value: unknown, add: AddText, base: string) => void,
  }));

/** The first name in each language: further ones are other names of the same. */
function sayNames(say: Say, at: string, label: LanguageMap): void {
  for (const tag in label) if (label[tag]![0] !== undefined) say.text(at, label[tag]![0], tag);
}

/** Whoever has an address, a role or dates becomes an entity; who has neither is as well told by name. */
function sayAgent(
  say: Say,
  at: string,
  { name, credit, context }: { name: FieldName; credit: Credit; context: Entities },
): void {
  const { agent, role } = credit;
  if (agent.id === undefined && role === undefined && agent.dates === undefined)
    sayNames(say, at, agent.label);
  else say.link(at, context.agent(name, credit));
}

function sayValue(
  say: Say,
  { name, at, entity, show }: (typeof said)[number],
  { value, context, base }: { value: unknown; context: Entities; base: string },
): void {
  if (entity === 'agent') {
    const credit = field(name).type === 'credit' ? (value as Credit) : { agent: value as Agent };
    sayAgent(say, at, { name, credit, context });
  } else if (entity) {
    const term = value as Term;
    if (term.id === undefined) sayNames(say, at, term.label);
    else say.link(at, context[entity](name, term));
  } else if (name === 'nature') sayNature(say, at, value);
  else if (name === 'rights') say.link(at, value as string);
  else if (name === 'relation') {
    const { target, label = {} } = value as Relation;
    say.link(at, absolute(base, target));
    sayNames(say, at, label);
  } else {
    const span = name === 'date' ? context.timeSpan(value as DateValue) : undefined;
    if (span !== undefined) say.link(at, span);
    else show(value, (text, tag) => say.text(at, text, tag), base);
  }
}

function sayNature(say: Say, at: string, value: unknown): void {
  if (value === 'intangible') say.text(at, 'intangible heritage', 'en');
  else say.link(at, 'http://purl.org/dc/dcmitype/PhysicalObject');
}

/** What Europeana demands one of, so that a thing can be found. */
const findable = new Set(['dc:subject', 'dc:type', 'dcterms:spatial', 'dcterms:temporal']);

/** All that a record says of its thing in Dublin Core’s terms, of which EDM is made; where the thing is comes separately. */
export function sayObject(
  content: RecordContent,
  say: Say,
  { context, base }: { context: Entities; base: string },
): void {
  let found = false;
  for (const one of said) {
    const values = content[one.name];
    if (values === undefined) continue;
    found ||= findable.has(one.at);
    if (Array.isArray(values)) for (const value of values) sayValue(say, one, { value, context, base });
    else sayValue(say, one, { value: values, context, base });
  }
  // What the archive knows of every thing is that it is one.
  if (!found) say.link('dc:type', 'http://purl.org/dc/dcmitype/PhysicalObject');
}
