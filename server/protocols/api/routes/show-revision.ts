import type { RecordContent } from '../../../../vocab/fields.ts';
import type { RevisionEntry } from '../../../archive/curation-reader.ts';

/** A revision as the API gives it, with the content that the viewer may see. */
export function showRevision(revision: RevisionEntry, content: RecordContent) {
  const { id, number, item, name, partner, state, time, publishedAt, deposit, proposal, mode, actor, note } =
    revision;
  return {
    id,
    number,
    item,
    record: name,
    partner,
    state,
    time,
    ...(publishedAt !== undefined && { publishedAt }),
    deposit,
    ...(proposal !== undefined && { proposal }),
    ...(mode !== undefined && { mode }),
    ...(actor !== undefined && { actor }),
    ...(note !== undefined && { note }),
    content,
  };
}
