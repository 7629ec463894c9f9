import type { FieldName, RecordContent } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { Concept, Term } from '../../vocab/record/record.ts';
import { termKey } from '../../vocab/record/statement.ts';
import type { Archive } from '../archive/open-archive.ts';
import { vocabularyChoices } from '../archive/vocabulary-choices.ts';
import { type LoadedScheme, vocabularyReader } from '../archive/vocabulary-reader.ts';
import { type Candidate, matchTerm } from './match-term.ts';
import { termFields } from './scheme-fields.ts';

/** A term that awaits a curator's choice: `key` names it in its field, `candidates` are the concepts it may mean. */
export type OpenTerm = { field: FieldName; key: string; label: LanguageMap; candidates: Candidate[] };
/**
 * `concepts`: those of loaded schemes that the content names now, and those above them, to go with the draft (`Draft.concepts`), so that they are
 * known once the record is public.
 */
export type MatchedContent = {
  content: RecordContent;
  matched: number;
  open: OpenTerm[];
  concepts: Concept[];
};

/** Answers that are remembered, of some 200 bytes: rows of a source say the same few thousand words over and over. */
const remembered = 100_000;

/** Concepts above one that go with it, itself among them. */
const mostAbove = 100;
/** Records after which it is asked whether a scheme was loaded meanwhile. */
const refreshedEvery = 100;

/** What an answer is remembered by; most terms have one label in one language. */
function answerKey(field: FieldName, label: LanguageMap): string {
  const [tag, second] = Object.keys(label);
  const texts = tag === undefined ? undefined : label[tag];
  return second === undefined && texts?.length === 1
    ? `${field} ${tag} ${texts[0]}`
    : `${field}\n${JSON.stringify(label)}`;
}

type Answer = { concept: string } | { candidates: Candidate[] } | undefined;

/**
 * Matches the terms of a partner's records against the schemes that are loaded. A curator's choice for the partner comes first, then what is
 * beyond doubt; a term that has an identifier keeps it. Choices are those at the time of the call: a matcher serves one deposit. The content given is not changed; one that needs no change is given back itself.
 */
export function termMatcher(
  archive: Pick<Archive, 'db'>,
  { partner }: { partner: string },
): (content: RecordContent) => MatchedContent {
  const reader = vocabularyReader(archive.db);
  const chosen = new Map(
    vocabularyChoices(archive.db)
      .of(partner)
      .map(({ field, key, concept }) => [`${field} ${key}`, concept]),
  );
  let version = -1;
  let records = 0;
  let schemes: LoadedScheme[] = [];
  const answers = new Map<string, Answer>();
  const lineages = new Map<string, Concept[]>();
  const concepts = new Map<string, Concept | undefined>();

  function refresh(): void {
    if (records++ % refreshedEvery) return;
    const now = reader.version();
    if (now !== version) {
      version = now;
      schemes = reader.schemes();
      answers.clear();
      lineages.clear();
      concepts.clear();
    }
    if (answers.size > remembered) answers.clear();
    if (lineages.size > remembered) lineages.clear();
    if (concepts.size > remembered) concepts.clear();
  }

  /** A concept of a loaded scheme, the same object each time: what writes concepts knows by that what it has written. */
  function conceptAt(id: string): Concept | undefined {
    if (!concepts.has(id)) concepts.set(id, reader.named(id));
    return concepts.get(id);
  }

  /** A concept and those above it, nearest first. */
  function lineageOf(id: string): Concept[] {
    const known = lineages.get(id);
    if (known) return known;
    const lineage = new Set<Concept>();
    const waiting = [id];
    for (let next = waiting.shift(); next !== undefined && lineage.size < mostAbove; next = waiting.shift()) {
      const concept = conceptAt(next);
      if (!concept || lineage.has(concept)) continue;
      lineage.add(concept);
      waiting.push(...(concept.broader ?? []));
    }
    const found = [...lineage];
    lineages.set(id, found);
    return found;
  }

  function ask(field: FieldName, label: LanguageMap): Answer {
    const term = `${field} ${termKey({ label })}`;
    if (chosen.has(term)) {
      const concept = chosen.get(term);
      return concept === undefined ? undefined : { concept };
    }
    const match = matchTerm(reader, { field, label, schemes });
    if (match.kind === 'matched') return { concept: match.concept };
    return match.kind === 'candidates' ? { candidates: match.candidates } : undefined;
  }

  return (content) => {
    refresh();
    const result: MatchedContent = { content, matched: 0, open: [], concepts: [] };
    if (schemes.length === 0) return result;
    for (const field of termFields) {
      const terms = content[field] as Term[] | undefined;
      if (terms === undefined) continue;
      let changed: Term[] | undefined;
      for (const [index, term] of terms.entries()) {
        if (term.id !== undefined) {
          result.concepts.push(...lineageOf(term.id));
          continue;
        }
        const value = answerKey(field, term.label);
        if (!answers.has(value)) answers.set(value, ask(field, term.label));
        const answer = answers.get(value);
        if (answer === undefined) continue;
        if ('concept' in answer) {
          changed ??= [...terms];
          changed[index] = { ...term, id: answer.concept };
          result.matched += 1;
          result.concepts.push(...lineageOf(answer.concept));
        } else
          result.open.push({ field, key: termKey(term), label: term.label, candidates: answer.candidates });
      }
      if (changed) result.content = { ...result.content, [field]: changed };
    }
    return result;
  };
}
