import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Concept } from '../../../../vocab/record/record.ts';
import type { SpeaksOf } from '../../../../vocab/speaks-of.ts';
import type { SourcedRow } from '../../../deposit/prepare-row.ts';

const draftsFile = (folder: string) => join(folder, 'drafts.ndjson');

/** Concepts that are remembered by number; what was written before these is written again. */
const remembered = 50_000;

/**
 * Lines that say what rows bring again and again, once: a concept, or what the source can speak of. Rows then name it by its number. Whoever reads gets
 * one object for many rows, as from the source itself, by which the archive knows what it has written.
 */
type Line =
  | { concept: Concept }
  | { speaksOf: SpeaksOf }
  | { source: SourcedRow; concepts?: number[]; speaks?: true };

/** Writes rows as they were read from a source, so that a commit takes what was looked at and reads no source anew. */
export async function writeDrafts(folder: string) {
  const file = await open(draftsFile(folder), 'w', 0o600);
  const numbers = new WeakMap<Concept, number>();
  let next = 0;
  let spoken: SpeaksOf | undefined;

  function lineOf(source: SourcedRow, say: (line: Line) => void): void {
    if (!source.draft) {
      say({ source });
      return;
    }
    const { concepts, speaksOf, content: _, ...draft } = source.draft;
    const named = concepts?.map((concept) => {
      const known = numbers.get(concept);
      if (known !== undefined && known >= next - remembered) return known;
      say({ concept });
      numbers.set(concept, next);
      return next++;
    });
    if (speaksOf && speaksOf !== spoken) say({ speaksOf });
    if (speaksOf) spoken = speaksOf;
    say({
      // What was read and not checked is not needed again.
      source: { ...source, draft: { ...draft, content: {} } },
      ...(named?.length && { concepts: named }),
      ...(speaksOf && { speaks: true }),
    });
  }

  return {
    async add(sources: readonly SourcedRow[]): Promise<void> {
      const lines: string[] = [];
      for (const source of sources) lineOf(source, (line) => lines.push(JSON.stringify(line)));
      if (lines.length) await file.appendFile(`${lines.join('\n')}\n`);
    },
    end: () => file.close(),
  };
}
export type DraftWriter = Awaited<ReturnType<typeof writeDrafts>>;

/** Rows as they were read from a source, in its order. */
export async function* readDrafts(folder: string): AsyncGenerator<SourcedRow> {
  const file = await open(draftsFile(folder), 'r');
  const concepts = new Map<number, Concept>();
  let next = 0;
  let spoken: SpeaksOf | undefined;
  try {
    for await (const text of file.readLines()) {
      const line = JSON.parse(text) as Line;
      if ('concept' in line) {
        concepts.set(next, line.concept);
        concepts.delete(next - remembered - 1);
        next += 1;
      } else if ('speaksOf' in line) spoken = line.speaksOf;
      else {
        const { draft } = line.source;
        const named = line.concepts?.map((number) => concepts.get(number)!);
        if (draft && named) draft.concepts = named;
        if (draft && line.speaks && spoken) draft.speaksOf = spoken;
        yield line.source;
      }
    }
  } finally {
    await file.close();
  }
}

export const hasDrafts = (folder: string): boolean => existsSync(draftsFile(folder));

export const removeDrafts = (folder: string): Promise<void> => rm(draftsFile(folder), { force: true });
