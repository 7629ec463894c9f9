import type { SparqlResult } from '../../projections/quads/quad-store.ts';

type Found = Extract<SparqlResult, { kind: 'ok' }>;

/** Results by their tags, in which the version of the data stands: what is old is never found again, and makes room. */
export type KeptResults = {
  find(tag: string): Found | undefined;
  keep(tag: string, result: Found): void;
};

/** Keeps results of so many bytes, the most recently used ones; a single one takes a sixteenth of it at most. */
export function keepResults({ bytes }: { bytes: number }): KeptResults {
  const kept = new Map<string, Found>();
  let size = 0;
  const remove = (tag: string) => {
    size -= kept.get(tag)?.body.length ?? 0;
    kept.delete(tag);
  };
  return {
    find(tag) {
      const found = kept.get(tag);
      if (found === undefined) return undefined;
      kept.delete(tag);
      kept.set(tag, found);
      return found;
    },
    keep(tag, result) {
      if (!result.repeatable || result.body.length > bytes / 16) return;
      remove(tag);
      kept.set(tag, result);
      size += result.body.length;
      for (const oldest of kept.keys()) {
        if (size <= bytes) return;
        remove(oldest);
      }
    },
  };
}
