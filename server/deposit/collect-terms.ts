import type { FieldName } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { Candidate } from '../vocabulary/match-term.ts';
import type { OpenTerm } from '../vocabulary/match-terms.ts';

/** A term of a source that awaits a choice: in how many rows it stands, and the first of them. */
export type FileTerm = {
  field: FieldName;
  key: string;
  label: LanguageMap;
  candidates: Candidate[];
  rows: number;
  first: number[];
};

/** Distinct terms kept of one source: nobody chooses for more, and memory stays bounded. */
const mostTerms = 5_000;
const mostRows = 5;

/** Gathers the open terms of a source, each once. `more`: how often one was met for which there was no room. */
export function collectTerms() {
  const terms = new Map<string, FileTerm>();
  let more = 0;
  return {
    add(row: number, open: readonly OpenTerm[]): void {
      for (const { field, key, label, candidates } of open) {
        const name = `${field} ${key}`;
        const known = terms.get(name);
        if (known) {
          known.rows += 1;
          if (known.first.length < mostRows && known.first.at(-1) !== row) known.first.push(row);
        } else if (terms.size < mostTerms)
          terms.set(name, { field, key, label, candidates, rows: 1, first: [row] });
        else more += 1;
      }
    },
    /** Those in most rows first. */
    list: (): { entries: FileTerm[]; more: number } => ({
      entries: [...terms.values()].sort((a, b) => b.rows - a.rows || a.first[0]! - b.first[0]!),
      more,
    }),
  };
}
export type FileTerms = ReturnType<ReturnType<typeof collectTerms>['list']>;
