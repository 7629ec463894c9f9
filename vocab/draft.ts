import type { RecordContent } from './fields.ts';
import type { Concept } from './record/record.ts';
import type { SpeaksOf } from './speaks-of.ts';

/**
 * What a mapping makes of one row: not yet checked. `id` names the row within its source and partner; `item` is the address of an item
 * that the row describes too; media still have `path`, relative to the source file, instead of `file`.
 */
export type Draft = {
  id: string;
  item?: string;
  content: RecordContent;
  /** Ids of rows of the same source that this one is related to. */
  relatedRows?: string[];
  concepts?: Concept[];
  /** The fields that the source has columns for; absent where a row is the whole of what its source says (XML, RDF). One object serves many drafts. */
  speaksOf?: SpeaksOf;
  /** Where it stood: counted from 1, headings aside. */
  row: number;
};
