import { type FieldName, field, fieldNames, type RecordContent } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import { compareKey, normaliseText, type Statement } from '../../vocab/record/statement.ts';
import type { ItemView } from './view.ts';

function mergeTexts(maps: readonly LanguageMap[]): LanguageMap {
  const merged: Record<string, string[]> = {};
  const seen = new Set<string>();
  for (const map of maps)
    for (const [tag, texts] of Object.entries(map))
      for (const text of texts) {
        const key = `${tag}:${normaliseText(text)}`;
        if (seen.has(key)) continue;
        seen.add(key);
        merged[tag] = [...(merged[tag] ?? []), text];
      }
  return merged;
}

function mergeValues(name: FieldName, values: readonly Statement['value'][]): Statement['value'][] {
  const byKey = new Map<string, Statement['value']>();
  for (const value of values) {
    const key = compareKey(name, value);
    if (!byKey.has(key)) byKey.set(key, value);
  }
  return [...byKey.values()];
}

/** All that an item's records say, each value once: what its Linked Art document holds. The records stay as they are. */
export function mergedContent(view: ItemView): RecordContent {
  if (view.records.length === 1) return view.records[0]!.content;
  const merged: Record<string, unknown> = {};
  for (const name of fieldNames) {
    const all = view.records.map((record) => record.content[name]).filter((values) => values !== undefined);
    if (all.length === 0) continue;
    merged[name] =
      field(name).type === 'text'
        ? mergeTexts(all as LanguageMap[])
        : mergeValues(name, (all as Statement['value'][][]).flat());
  }
  return merged as RecordContent;
}
