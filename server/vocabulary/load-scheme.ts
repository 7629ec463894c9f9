import { Unreadable } from '../../ingest/readers/source-row.ts';
import type { FieldName } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { Archive } from '../archive/open-archive.ts';
import { openStaging, type StagedSubject, type Staging } from '../archive/vocabulary-staging.ts';
import {
  type LoadedConcept,
  type MappingKind,
  type NoteKind,
  type VocabularyLoad,
  vocabularyWriter,
} from '../archive/vocabulary-writer.ts';
import { relativeBase } from './read-triples.ts';
import { type RawStatement, understand } from './skos-terms.ts';

/** What came of loading a file: how many concepts, labels, and statements read. `refused`: nothing was changed. */
export type LoadOutcome =
  | { outcome: 'loaded'; concepts: number; labels: number; statements: number }
  | { outcome: 'refused'; code: string; message: string; remedy: string };

/** Concepts that a transaction writes: some 10 ms. */
const writtenAtOnce = 400;

/** An IRI (RFC 3987) as far as it can stand between angle brackets. */
const addressable = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;

const shortened = (iri: string): string =>
  iri.startsWith(relativeBase) ? iri.slice(relativeBase.length) : iri;

function* inBatches<T>(all: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const one of all) {
    batch.push(one);
    if (batch.length < writtenAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}

/** A subject as a concept, or undefined: what has no label that could be preferred, is obsolete, or has no address, is none. */
function conceptOf({ id, statements }: StagedSubject): LoadedConcept | undefined {
  if (!addressable.test(id) || !statements.some(({ kind }) => kind === 'preferred')) return undefined;
  const concept: LoadedConcept = { id: shortened(id), labels: [], mappings: [], notes: [] };
  const called = new Set<string>();
  for (const { kind, object, language } of statements) {
    const [what, which] = kind.split(':') as [string, string?];
    if (kind === 'scheme' || kind === 'deprecated') return undefined;
    if (kind === 'preferred' || kind === 'alternative') {
      // SKOS-XL exports give labels twice, and a label that is preferred is no alternative as well.
      if (!called.has(`${language} ${object}`))
        concept.labels.push({ language, preferred: kind === 'preferred', text: object });
      called.add(`${language} ${object}`);
    } else if (kind === 'notation') concept.notation ??= object;
    else if (what === 'match' && addressable.test(object))
      concept.mappings.push({ kind: which as MappingKind, target: shortened(object) });
    else if (what === 'note' && which !== 'node')
      concept.notes.push({ kind: which as NoteKind, language, text: object });
  }
  return concept;
}

/** The scheme's own name, where the file gives one. */
function titleIn({ statements }: StagedSubject): LanguageMap | undefined {
  if (!statements.some(({ kind }) => kind === 'scheme')) return undefined;
  const title: Record<string, string[]> = {};
  for (const { kind, object, language } of statements)
    if (kind === 'title' || kind === 'preferred') title[language] ??= [object];
  return title;
}

type Written = ReturnType<VocabularyLoad['finish']> | { outcome: 'empty' };

function write(staging: Staging, load: VocabularyLoad): Written {
  let title: LanguageMap = {};
  let some = false;
  const found = function* () {
    for (const subject of staging.subjects()) {
      title = titleIn(subject) ?? title;
      const concept = conceptOf(subject);
      if (concept) yield concept;
    }
  };
  for (const batch of inBatches(found())) {
    load.concepts(batch);
    some = true;
  }
  if (!some) return { outcome: 'empty' };
  for (const batch of inBatches(staging.broader()))
    load.broader(
      batch.map(({ concept, broader }) => ({ concept: shortened(concept), broader: shortened(broader) })),
    );
  return load.finish(title);
}

/**
 * Loads a concept scheme in place of its former version, which stands until the new one is whole. Memory does not grow with the file: the
 * statements are put into order in a database of their own, read once.
 */
export async function loadScheme(
  archive: Pick<Archive, 'db' | 'dataDir'>,
  {
    scheme,
    file,
    digest,
    fields,
    statements,
    onProgress = () => {},
  }: {
    scheme: string;
    /** Its name, for people. */
    file: string;
    /** SHA-256 (hex) of the file, or empty where it is not known. */
    digest: string;
    fields: readonly FieldName[];
    statements: AsyncIterable<RawStatement[]>;
    onProgress?: (statements: number) => void;
  },
): Promise<LoadOutcome> {
  const staging = openStaging(archive.dataDir);
  try {
    let count = 0;
    for await (const part of statements) {
      staging.add(part.flatMap((raw) => understand(raw) ?? []));
      count += part.length;
      onProgress(count);
    }
    staging.arrange();
    const load = vocabularyWriter(archive.db).load({ scheme, file, digest, fields });
    let written: Written | undefined;
    try {
      written = write(staging, load);
    } finally {
      if (!written || written.outcome === 'empty') load.discard();
    }
    if (written.outcome === 'empty')
      return {
        outcome: 'refused',
        code: 'scheme.empty',
        message: 'Nothing in the file is a concept with a label (skos:prefLabel, in SKOS or SKOS-XL).',
        remedy: 'Check that it is a SKOS file; the former version of the scheme stands.',
      };
    if (written.outcome === 'replaced')
      return {
        outcome: 'refused',
        code: 'scheme.busy',
        message: `Somebody else began to load the scheme ${scheme} meanwhile.`,
        remedy: 'Wait for that to end, then load again.',
      };
    return { ...written, statements: count };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { code, message, remedy } = error.outcome.problem;
    return { outcome: 'refused', code, message, remedy };
  } finally {
    staging.close();
  }
}
