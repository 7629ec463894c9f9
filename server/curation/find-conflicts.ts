import { type FieldName, fieldNames, type RecordContent } from '../../vocab/fields.ts';
import { canonicalJson } from '../archive/canonical-json.ts';

const same = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));

/**
 * The fields that were edited here since the source was last taken, and of which the source now says something else than the edit.
 * `before`: what the source said last; `edited`: what the record says now; `upload`: what the source says now. Pure.
 */
export const findConflicts = ({
  before,
  edited,
  upload,
}: {
  before: RecordContent;
  edited: RecordContent;
  upload: RecordContent;
}): FieldName[] =>
  fieldNames.filter((name) => !same(edited[name], before[name]) && !same(upload[name], edited[name]));

/** An upload with the edits in those fields kept: nothing that somebody wrote by hand is lost to a file. */
export function keepEdits(
  upload: RecordContent,
  edited: RecordContent,
  fields: readonly FieldName[],
): RecordContent {
  const merged: Record<string, unknown> = { ...upload };
  for (const name of fields)
    if (edited[name] === undefined) delete merged[name];
    else merged[name] = edited[name];
  return merged as RecordContent;
}
