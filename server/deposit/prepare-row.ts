import type { RowDraft } from '../../ingest/ingest.ts';
import type { SourceProblem } from '../../vocab/problem.ts';
import type { MatchedContent, OpenTerm } from '../vocabulary/match-terms.ts';
import type { Row } from './deposit-context.ts';
import { placed } from './deposit-problems.ts';
import type { Choices, RowShown } from './selection.ts';
import { type Inspect, takeMedia } from './take-media.ts';

/** A row as it was read; `shown`: how a preview showed it, where there was one. */
export type SourcedRow = RowDraft & { shown?: RowShown };

/**
 * A row on its way: with its pictures and terms (`row`), or without where it cannot be taken. `left`: it is left out by choice. `problems`: of the source and of its pictures.
 */
export type Prepared = {
  source: SourcedRow;
  row?: Row;
  left: boolean;
  problems: readonly SourceProblem[];
  open: readonly OpenTerm[];
  media: { path: string; file: string }[];
};

const nothing = { open: [], media: [] };

/** Makes rows ready to be judged: takes (or only looks into) the pictures beside the source, and matches terms. */
export function rowPreparer({
  file,
  dataDir,
  inspect,
  keep,
  match,
  choices,
}: {
  /** The source, beside which pictures lie. */
  file: string;
  dataDir: string;
  inspect: Inspect;
  /** Whether pictures are kept; a preview only looks into them. */
  keep: boolean;
  match: (content: Row['content']) => MatchedContent;
  choices: Choices;
}): (source: SourcedRow) => Promise<Prepared> {
  return async (source) => {
    const { row, draft, content, problems, shown } = source;
    if (!draft || !content) return { source, left: false, problems, ...nothing };
    if (!choices.takes({ row, id: draft.id, shown })) return { source, left: true, problems: [], ...nothing };
    const taken = await takeMedia({ content, source: file, dataDir, inspect, keep });
    if (taken.problems.length)
      return {
        source,
        left: false,
        problems: [...problems, ...taken.problems.map((problem) => placed(problem, draft))],
        ...nothing,
      };
    const matched = match(taken.content);
    const concepts = matched.concepts.length ? [...(draft.concepts ?? []), ...matched.concepts] : undefined;
    const join = choices.joinOf(row);
    return {
      source,
      left: false,
      problems,
      open: matched.open,
      media: (content.media ?? []).flatMap(({ path }, at) => {
        const kept = taken.content.media?.[at]?.file;
        return path === undefined || kept === undefined ? [] : { path, file: kept };
      }),
      row: {
        draft: concepts ? { ...draft, concepts } : draft,
        content: matched.content,
        files: taken.files,
        ...(join !== undefined && { join }),
        ...(choices.replacesEdits(row) && { replaceEdits: true }),
      },
    };
  };
}
