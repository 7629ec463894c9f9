import type { PackedText } from './pack-text.ts';
import type { Submission } from './submission.ts';

export type Role = 'plain' | 'dataset';

/** A submission in its place. */
export type Entry = Submission & {
  /** Rises through all journals of a process. */
  sequence: number;
  /** Graphs that are there before it and that it replaces or drops. */
  leaving: string[];
  /** What `plain` has to remove; null until `dataset` has found it, where something leaves. */
  removals: PackedText | null;
  /** Taken by the replica, in this life of its worker or an earlier one. */
  applied: Record<Role, boolean>;
  /** It broke the replica's worker, and is not tried again. */
  failed: Record<Role, boolean>;
};

/** A saved memory: the replica's state after this batch. `pair` is the same for images taken together. */
export type SavedImage = { file: string; pair: string; sequence: number };

/**
 * All batches, in order, since both stores were empty or since their images: either can be brought by it to
 * exactly the state of the other, and what leaves the default graph is the same for both. Two readings of the
 * source at different times would not do: `plain` could have triples of a graph's revision that `dataset` has
 * never seen, and nothing would ever remove them.
 */
export type Journal = {
  entries: Entry[];
  /** The last batch of the source. */
  sourceEnd: number;
  /** False while the source is read. */
  complete: boolean;
  /** True while the entries go back to empty stores. */
  fromStart: boolean;
  images: Partial<Record<Role, SavedImage>>;
  append(args: { submission: Submission; sequence: number }): Entry;
  /** Notes what `plain` has to remove. */
  settle(entry: Entry, removals: PackedText): void;
  /** False until an image has told which graphs it has. */
  knowsGraphs: boolean;
  knowGraphs(names: string[]): void;
  /** Forgets what both images have, and what is too much to keep. */
  trim(): void;
};

/** A graph's name and its lengths in the list of a batch. */
const BYTES_A_GRAPH = 200;
/** What both replicas have taken is kept for their restart: more than this takes longer than the source. */
const KEEP_BYTES = 256 * 1024 * 1024;
const KEEP_ENTRIES = 5_000;

export const entryBytes = ({ texts, removals, leaving }: Entry) =>
  texts.packed.length + (removals?.length ?? 0) + (texts.graphs.length + leaving.length) * BYTES_A_GRAPH;

/**
 * @param images those that the stores are filled from at a start; then the journal goes back to them, not to
 *   empty stores.
 */
export function openJournal({
  images = {},
  keepEntries = KEEP_ENTRIES,
}: {
  images?: Journal['images'];
  keepEntries?: number;
} = {}): Journal {
  const names = new Set<string>();
  let bytes = 0;
  const forget = () => {
    const entry = journal.entries.shift();
    if (entry !== undefined) bytes -= entryBytes(entry);
    journal.fromStart = false;
  };
  const journal: Journal = {
    entries: [],
    sourceEnd: 0,
    complete: images.plain !== undefined,
    fromStart: images.plain === undefined,
    knowsGraphs: images.plain === undefined,
    images,
    append({ submission, sequence }) {
      const { texts, drop } = submission;
      const touched = new Set([...drop, ...texts.graphs.map(({ graph }) => graph)]);
      const leaving = [...touched].filter((name) => names.has(name));
      for (const name of drop) names.delete(name);
      for (const { graph } of texts.graphs) names.add(graph);
      const entry: Entry = {
        ...submission,
        sequence,
        leaving,
        removals: null,
        applied: { plain: false, dataset: false },
        failed: { plain: false, dataset: false },
      };
      journal.entries.push(entry);
      bytes += entryBytes(entry);
      journal.trim();
      return entry;
    },
    settle(entry, removals) {
      bytes += removals.length - (entry.removals?.length ?? 0);
      entry.removals = removals;
    },
    knowGraphs(list) {
      for (const name of list) names.add(name);
      journal.knowsGraphs = true;
    },
    trim() {
      for (let first = journal.entries[0]; first !== undefined; first = journal.entries[0]) {
        const { plain, dataset } = journal.images;
        const saved = Math.min(plain?.sequence ?? -1, dataset?.sequence ?? -1);
        if (first.sequence <= saved) forget();
        else if ((bytes > KEEP_BYTES || journal.entries.length > keepEntries) && isDone(first)) {
          // From here the images lead nowhere: a batch after them is missing.
          journal.images = {};
          forget();
        } else return;
      }
    },
  };
  return journal;
}

const isDone = ({ applied }: Entry) => applied.plain && applied.dataset;

/** Removals that `plain` still waits for. */
export const awaitsRemovals = (entry: Entry) => entry.leaving.length > 0 && entry.removals === null;
