import { checkTexts } from '../../vocab/check-texts.ts';
import type { Concept, Credit, Term } from '../../vocab/record/record.ts';
import { canonicalReference } from './canonical-reference.ts';
import type { AgentRule, Broader, CreditRule, Naming, Path, Template, TermRule } from './mapping.ts';
import { parseAddressed, parseRoled } from './parse-labelled.ts';
import { compileEntries, type Defaults, type Entry, mapOf, type RowContext } from './read-entries.ts';
import { compileLabel } from './read-label.ts';
import { compilePath, compileTemplate, compileText, textOf } from './read-path.ts';
import { stripEnd } from './strip-end.ts';
import { compileWordedAgent, compileWordedCredit } from './words/build-worded.ts';

/** Trees deeper than this are taken for circles of a hostile file. */
const deepest = 50;

/** Takes `label <address>` apart in all languages of an entry; the address may stand in any. */
function takeAddress(entry: Entry): string | undefined {
  let id: string | undefined;
  for (const text of entry.texts) {
    const parsed = parseAddressed(text.value);
    text.value = parsed.label;
    id ??= parsed.id;
  }
  entry.texts = entry.texts.filter(({ value }) => value !== '');
  return id;
}

const named = (entry: Entry, id: string | undefined): Term => ({
  ...(id !== undefined && { id }),
  label: mapOf(entry),
});

/** The identifier of an object by the first template that comes to one. Sources of XML write all sorts of things where an address should be. */
function compileId(id: Naming['id']): ((object: unknown) => string | undefined) | undefined {
  if (id === undefined) return undefined;
  const templates = [id].flat() as Template[];
  const reads = templates.map((template) => {
    const read = compileTemplate(template);
    return /\{\.?\//.test(template) || template.includes('{.}')
      ? (object: unknown) => {
          const text = read(object);
          return text === undefined ? undefined : canonicalReference(text);
        }
      : read;
  });
  return (object) => {
    for (const read of reads) {
      const found = read(object);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

type Node = { id: string; label: string; broader?: string | undefined };

type Kept = { concept?: Concept; term: Term };

const reference = /^(?:https?:\/\/[^\s<>"{}|\\^`]+|concept\/[A-Za-z0-9._~-]+)$/;

/** A concept as it may be kept. The check sees terms only, so that what comes beside them is looked at here; undefined for what cannot be addressed or named. */
function makeConcept({ id, label, broader }: Node, scheme: string, language: string): Concept | undefined {
  const clean = reference.test(id) ? checkTexts({ [language]: [label] }, 'concept', []) : undefined;
  const higher = broader !== undefined && reference.test(broader) && { broader: [broader] };
  return clean && { id, scheme, label: clean, ...higher };
}

/**
 * Makes the concepts of a scheme, and the terms that point to them. The same ones come again and again, so that one object serves many drafts; a label or
 * place in the tree that differs makes another.
 */
function keepConcepts({ scheme, language }: { scheme: string; language: string }) {
  const kept = new Map<string, Node & Kept>();
  return (node: Node): Kept => {
    const { id, label } = node;
    const known = kept.get(id);
    if (known && known.label === label && known.broader === node.broader) return known;
    if (kept.size >= 100_000) kept.clear();
    const concept = makeConcept(node, scheme, language);
    const made = { ...node, ...(concept && { concept }), term: { id, label: { [language]: [label] } } };
    kept.set(id, made);
    return made;
  };
}

type Keep = ReturnType<typeof keepConcepts>;

/** The leaves of a tree as terms, with all that is above them as concepts. A root without children is no leaf. */
function compileTree({
  children,
  id,
  label,
  keep,
}: {
  children: Path;
  id: Template;
  label: Path;
  keep: Keep;
}) {
  const below = compilePath(`${children}[]`);
  const name = compileText(label);
  const identify = compileTemplate(id);
  return (root: unknown, concepts: Concept[]): Term[] => {
    const leaves: Term[] = [];
    const visit = (value: unknown, broader: string | undefined, depth: number): void => {
      const id = identify(value);
      const label = name(value);
      if (id === undefined || label === undefined || depth > deepest) return;
      const { concept, term } = keep({ id, label, broader });
      if (concept) concepts.push(concept);
      const inner = below(value);
      if (inner.length === 0 && depth > 0) leaves.push(term);
      for (const child of inner) visit(child, id, depth + 1);
    };
    visit(root, undefined, 0);
    return leaves;
  };
}

function compileBroader(broader: Broader): (object: unknown) => Node[] {
  const read = compilePath(broader.from);
  const name = compileText(broader.label);
  const identify = compileTemplate(broader.id);
  const above = broader.broader && compileBroader(broader.broader);
  return (object) => {
    const value = read(object)[0];
    const id = identify(value);
    const label = name(value);
    if (id === undefined || label === undefined) return [];
    const higher = above?.(value) ?? [];
    return [{ id, label, broader: higher[0]?.id }, ...higher];
  };
}

/** Builds the terms of an entry, and the concepts that they bring with them. */
export function compileTerm(
  rule: TermRule,
  defaults: Defaults,
): (entry: Entry, concepts: Concept[]) => Term[] {
  const { id, label, scheme, children } = rule;
  const keep = keepConcepts({ scheme: scheme ?? '', language: rule.language ?? defaults.language });
  if (children !== undefined && typeof id === 'string' && typeof label === 'string') {
    const walk = compileTree({ children, id, label, keep });
    return (entry, concepts) => walk(entry.object, concepts);
  }
  const identify = compileId(id);
  const above = rule.broader && compileBroader(rule.broader);
  return (entry, concepts) => {
    const written = rule.addressed ? takeAddress(entry) : undefined;
    const id = written ?? (identify && entry.object !== undefined ? identify(entry.object) : undefined);
    if (entry.texts.length === 0) return [];
    if (scheme !== undefined && id !== undefined) {
      const higher = above?.(entry.object) ?? [];
      const node = { id, label: entry.texts[0]!.value, broader: higher[0]?.id };
      for (const { concept } of [node, ...higher].map(keep)) if (concept) concepts.push(concept);
    }
    return [named(entry, id)];
  };
}

/** Builds the agent of an entry; `written` is an address that stood with the name. */
export function compileAgent(rule: AgentRule): (entry: Entry) => Credit['agent'] | undefined {
  if (rule.worded) return compileWordedAgent(rule);
  const identify = compileId(rule.id);
  const dates = rule.dates === undefined ? undefined : compileLabel(rule.dates);
  const kinds = [rule.kind ?? []].flat().map(({ is, when }) => ({ is, when: compilePath(when) }));
  return (entry) => {
    const written = rule.addressed ? takeAddress(entry) : undefined;
    if (entry.texts.length === 0) return undefined;
    const { object } = entry;
    if (object === undefined) return named(entry, written);
    const stated = dates?.(object)[0]?.value;
    const lived = stated !== undefined && rule.strip !== undefined ? stripEnd(stated, rule.strip) : stated;
    const kind = kinds.find(({ when }) => when(object).length > 0);
    return {
      ...named(entry, written ?? identify?.(object)),
      ...(kind && { kind: kind.is }),
      ...(lived !== undefined && { dates: lived }),
    };
  };
}

/** The roles that a rule of their own finds within an agent's object, each once. */
function compileRoles(rule: TermRule, plain: ReadonlySet<string>, defaults: Defaults) {
  const read = compileEntries(rule, defaults);
  const build = compileTerm(rule, defaults);
  return (object: unknown, context: RowContext): Term[] => {
    const roles = new Map<string, Term>();
    for (const entry of read({ ...context, values: object as RowContext['values'] })) {
      entry.texts = entry.texts.filter(({ value }) => !plain.has(value.toLowerCase()));
      for (const role of build(entry, [])) {
        const key = Object.values(role.label)[0]![0]!.toLowerCase();
        if (!roles.has(key)) roles.set(key, role);
      }
    }
    return [...roles.values()];
  };
}

/** Builds the credit of an entry; several where someone has several roles. */
export function compileCredit(
  rule: CreditRule,
  defaults: Defaults,
): (entry: Entry, context: RowContext) => Credit[] {
  if (rule.worded) return compileWordedCredit(rule);
  const agent = compileAgent(rule);
  const { role: path, as } = rule;
  if (as)
    return (entry) => {
      const who = agent(entry);
      return who ? [{ agent: who, role: as }] : [];
    };
  const plain = new Set([rule.plainRole ?? []].flat());
  if (typeof path === 'object') {
    const readRoles = compileRoles(path, plain, defaults);
    return (entry, context) => {
      const who = agent(entry);
      if (!who) return [];
      const roles = entry.object === undefined ? [] : readRoles(entry.object, context);
      return roles.length === 0 ? [{ agent: who }] : roles.map((role) => ({ agent: who, role }));
    };
  }
  const readRole = path === undefined ? undefined : compilePath(path);
  return (entry) => {
    const roles: Entry = { ...entry, texts: [] };
    let id: string | undefined;
    if (rule.roled)
      for (const text of entry.texts) {
        const parsed = parseRoled(text.value);
        text.value = parsed.label;
        id ??= parsed.id;
        if (parsed.role !== undefined) roles.texts.push({ language: text.language, value: parsed.role });
      }
    const role = entry.object === undefined ? undefined : textOf(readRole?.(entry.object)[0]);
    if (role !== undefined && !plain.has(role))
      roles.texts.push({ language: defaults.language, value: role });
    const who = agent(entry);
    if (!who) return [];
    const credited = id === undefined ? who : { id, ...who };
    return [{ agent: credited, ...(roles.texts.length && { role: { label: mapOf(roles) } }) }];
  };
}
