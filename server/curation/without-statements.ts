import { type FieldName, fieldNames, type RecordContent } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import { compareKey, type Statement, statementId, textKey } from '../../vocab/record/statement.ts';

/** A content without the statements for which `hides` says so; the same object where that is none. */
export function withoutStatements(
  content: RecordContent,
  hides: (id: string, field: FieldName) => boolean,
): RecordContent {
  let changed = false;
  const left: Record<string, unknown> = {};
  for (const name of fieldNames) {
    const values = content[name];
    if (values === undefined) continue;
    const shown = (key: string) => {
      if (!hides(statementId({ field: name, key }), name)) return true;
      changed = true;
      return false;
    };
    if (Array.isArray(values)) {
      const kept = (values as Statement['value'][]).filter((value) => shown(compareKey(name, value)));
      if (kept.length) left[name] = kept;
      continue;
    }
    const texts = Object.entries(values as LanguageMap).flatMap(([tag, list]) => {
      const kept = list.filter((text) => shown(textKey(tag, text)));
      return kept.length ? [[tag, kept] as const] : [];
    });
    if (texts.length) left[name] = Object.fromEntries(texts);
  }
  return changed ? (left as RecordContent) : content;
}
