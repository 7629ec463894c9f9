import { checkTexts } from '../../vocab/check-texts.ts';
import type { Concept, Credit, Term } from '../../vocab/record/record.ts';
import type { AgentRule, Broader, CreditRule, Path, Template, TermRule } from './mapping.ts';
import { parseAddressed, parseRoled } from './parse-labelled.ts';
import { type Defaults, type Entry, mapOf } from './read-entries.ts';
import { compilePath, compileTemplate, compileText, textOf } from './read-path.ts';

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
  if (children !== undefined && id !== undefined && label !== undefined) {
    const walk = compileTree({ children, id, label, keep });
    return (entry, concepts) => walk(entry.object, concepts);
  }
  const identify = id === undefined ? undefined : compileTemplate(id);
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
  const identify = rule.id === undefined ? undefined : compileTemplate(rule.id);
  const dates = rule.dates === undefined ? undefined : compileText(rule.dates);
  const kind = rule.kind && { is: rule.kind.is, when: compilePath(rule.kind.when) };
  return (entry) => {
    const written = rule.addressed ? takeAddress(entry) : undefined;
    if (entry.texts.length === 0) return undefined;
    const { object } = entry;
    if (object === undefined) return named(entry, written);
    const lived = dates?.(object);
    return {
      ...named(entry, written ?? identify?.(object)),
      ...(kind && kind.when(object).length > 0 && { kind: kind.is }),
      ...(lived !== undefined && { dates: lived }),
    };
  };
}

export function compileCredit(rule: CreditRule, defaults: Defaults): (entry: Entry) => Credit | undefined {
  const agent = compileAgent(rule);
  const readRole = rule.role === undefined ? undefined : compilePath(rule.role);
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
    if (role !== undefined && role !== rule.plainRole)
      roles.texts.push({ language: defaults.language, value: role });
    const who = agent(entry);
    return (
      who && {
        agent: id === undefined ? who : { id, ...who },
        ...(roles.texts.length && { role: { label: mapOf(roles) } }),
      }
    );
  };
}
