import { notice, type RowOutcome, Unreadable } from '../source-row.ts';
import { rootsOf, rowsOf } from './find-records.ts';
import { addType, addValue, type Resource, type Resources, resourceAt, type Value } from './resource.ts';

/** Statements held at a time (about 300 bytes each), and how many back a record must have been spoken of last, to be taken as whole. */
export type Window = { held: number; settled: number };
export const usualWindow: Window = { held: 300_000, settled: 100_000 };

/** One thing said of a resource: a value of a property, or a class that it is of. */
export type Said = { subject: string } & ({ property: string; value: Value } | { type: string });

/** Nodes that stand for blank ones (RDF 1.1 Concepts, section 3.5) belong to their record alone, as blank ones do. */
const ownedAlone = (id: string): boolean => id.startsWith('_:') || id.includes('/.well-known/genid/');

/**
 * Gathers statements into resources, and gives out records: those that nothing has been said of for long, as soon as much is held; and all when a graph or the file
 * ends.
 */
export function gatherRecords(window: Window) {
  let resources: Resources = new Map();
  let lastAt = new Map<string, number>();
  let given = new Set<string>();
  let count = 0;
  let held = 0;
  let row = 0;
  let scattered: string | undefined;
  let last: string | undefined;
  let forgotten = false;

  function* give(roots: readonly Resource[]): Generator<RowOutcome> {
    for (const values of rowsOf(roots, resources)) yield { kind: 'row', row: ++row, values };
  }

  /** Gives out the records that nothing has been said of for long, with what only they need. What is shared stays. */
  function* release(): Generator<RowOutcome> {
    const settled = rootsOf(resources).filter(({ id }) => (lastAt.get(id) ?? 0) < count - window.settled);
    yield* give(settled);
    for (const { id } of settled) {
      given.add(id);
      forget(id);
    }
    // What several records point to is kept as long as there is room.
    if (held > window.held * 0.7)
      for (const [id, at] of lastAt)
        if (at < count - window.settled) {
          forgotten = true;
          forget(id);
        }
    if (held > window.held * 0.9)
      throw new Unreadable({
        row: row + 1,
        code: 'rdf.scattered',
        message: `More than ${held} statements stand between the parts of the file’s records.`,
        remedy: 'Sort the statements by subject, or put each record into a graph of its own (N-Quads, TriG).',
      });
  }

  /** Takes away a resource, and the blank nodes within it. */
  function forget(id: string): void {
    const resource = resources.get(id);
    if (!resource) return;
    resources.delete(id);
    lastAt.delete(id);
    for (const values of resource.properties.values()) {
      held -= values.length;
      for (const value of values) if ('@id' in value && ownedAlone(value['@id'])) forget(value['@id']);
    }
    held -= resource.types.length;
  }

  return {
    *add(said: Said): Generator<RowOutcome> {
      const { subject } = said;
      if (given.has(subject)) scattered ??= subject;
      if (!ownedAlone(subject)) last = subject;
      const resource = resourceAt(resources, subject);
      const isNew =
        'type' in said ? addType(resource, said.type) : addValue(resource, said.property, said.value);
      lastAt.set(subject, count++);
      if (isNew && ++held > window.held) yield* release();
    },
    /** Gives out all records: the graph, or the file, has ended. `cut`: within the last of them, which is not whole. */
    *end(cut = false): Generator<RowOutcome> {
      yield* give(rootsOf(resources).filter(({ id }) => !given.has(id) && !(cut && id === last)));
      resources = new Map();
      lastAt = new Map();
      held = 0;
    },
    *endFile(): Generator<RowOutcome> {
      yield* this.end();
      if (scattered !== undefined)
        yield notice({
          code: 'rdf.scattered',
          value: scattered.slice(0, 200),
          message: 'Statements about some records stand far behind them; these statements were not read.',
          remedy:
            'Sort the statements by subject, or put each record into a graph of its own (N-Quads, TriG).',
        });
      if (forgotten)
        yield notice({
          code: 'rdf.forgotten',
          message:
            'The file is too long to keep all that its records point to; some of it may be named by its address alone.',
          remedy: 'Put what a record needs near it, or each record into a graph of its own (N-Quads, TriG).',
        });
      given = new Set();
      if (row === 0)
        throw new Unreadable({
          code: 'rdf.records',
          message: 'The file is RDF, but nothing in it is a record of a kind that is known here.',
          remedy:
            'Send Linked Art (HumanMadeObject), schema.org (VisualArtwork and the like), EDM or Dublin Core.',
        });
    },
  };
}
