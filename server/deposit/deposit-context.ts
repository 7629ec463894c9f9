import type { Draft } from '../../vocab/draft.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import type { Collection } from '../archive/archive.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Actor } from '../curation/decide.ts';
import type { TakenMedia } from './take-media.ts';

/**
 * A checked row on its way into the archive, with the files that it names. `join`: the item that a curator chose for it, or `null` to keep it
 * apart; `replaceEdits`: the source is right where this record was edited here.
 */
export type Row = {
  draft: Draft;
  content: RecordContent;
  files: TakenMedia['files'];
  join?: string | null | undefined;
  replaceEdits?: boolean;
};

/** What earlier rows of a preview, of which nothing is written, would have made: items begun, and items of others joined. */
export type RunSoFar = { made: Set<string>; joined: Set<string> };

export type DepositContext = {
  deposit: number;
  partner: string;
  collection: Collection;
  actor: Actor;
  complete: boolean;
  /** Whether the source is right where records were edited here since it was last taken. */
  overwriteEdits: boolean;
  baseUrl: string;
  /** Addresses that the archive had before. */
  formerBaseUrls?: readonly string[];
  parts: Pick<Archive, 'curation' | 'reader'>;
  /** The matter in which rows await the partners, once there is one. */
  proposal?: number;
  /** The deposit goes on after it was broken off: what it has written already counts as its own. */
  resumed?: boolean;
  /** In a preview alone. */
  run?: RunSoFar;
};
