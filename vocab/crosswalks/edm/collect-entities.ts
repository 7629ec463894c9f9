import { absolute, homeOf, referenceOf } from '../../concept-id.ts';
import { edtfBounds } from '../../edtf.ts';
import { type FieldName, field } from '../../fields.ts';
import type { LanguageMap } from '../../record/language-map.ts';
import type { Credit, DateValue, Term } from '../../record/record.ts';

/** What a description names beside the thing itself (EDM, contextual classes). `dates` and `role` are an agent’s; the rest is a time-span’s. */
export type Entity = {
  kind: 'concept' | 'place' | 'agent' | 'timeSpan';
  label: LanguageMap;
  dates?: string;
  role?: LanguageMap;
  begin?: string;
  end?: string;
  edtf?: string;
};

/** What each kind is in EDM. */
export const entityClasses: Readonly<Record<Entity['kind'], string>> = {
  concept: 'skos:Concept',
  place: 'edm:Place',
  agent: 'edm:Agent',
  timeSpan: 'edm:TimeSpan',
};

/** The entities of one document, each once, by their addresses. */
export type Entities = {
  concept(name: FieldName, term: Term): string;
  place(name: FieldName, term: Term): string;
  agent(name: FieldName, credit: Credit): string;
  /** Undefined where the date has no bounds that are known. */
  timeSpan(date: DateValue): string | undefined;
  all: ReadonlyMap<string, Entity>;
};

/** The year of a moment, or its day where that is no year’s first or last. */
const dayOf = (moment: string): string =>
  moment.slice(0, moment.indexOf('T')).replace(/-(?:01-01|12-31)$/, '');

/** `record`: the address of the record, below which dates have theirs. */
export function collectEntities(base: string, record: string): Entities {
  const all = new Map<string, Entity>();
  const keep = (address: string, entity: Entity): string => {
    if (!all.has(address)) all.set(address, entity);
    return address;
  };
  return {
    all,
    concept: (name, term) =>
      keep(absolute(base, referenceOf(name, term)), { kind: 'concept', label: term.label }),
    place: (name, term) =>
      keep(absolute(base, referenceOf(name, term)), { kind: 'place', label: term.label }),
    agent: (name, { agent, role }) =>
      keep(absolute(base, referenceOf(name, agent)), {
        kind: 'agent',
        label: agent.label,
        ...(agent.dates !== undefined && { dates: agent.dates }),
        ...(role && { role: role.label }),
      }),
    timeSpan: ({ edtf, display }) => {
      const bounds = edtf === undefined ? undefined : edtfBounds(edtf);
      if (edtf === undefined || !bounds?.begin || !bounds.end) return undefined;
      return keep(`${record}#date-${encodeURIComponent(edtf)}`, {
        kind: 'timeSpan',
        label: display ?? {},
        begin: dayOf(bounds.begin),
        end: dayOf(bounds.end),
        edtf,
      });
    },
  };
}

/** The kind of entity that the values of a field are, or undefined where they are words. */
export function entityOf(name: FieldName): 'concept' | 'place' | 'agent' | undefined {
  const { type } = field(name);
  if (type === 'agent' || type === 'credit') return 'agent';
  if (type !== 'term') return undefined;
  return homeOf(name) === 'place' ? 'place' : 'concept';
}
