import { checkTexts } from './check-texts.ts';
import { checkValue } from './check-value.ts';
import type { Draft } from './draft.ts';
import { type FieldName, field, fieldNames, type RecordContent } from './fields.ts';
import type { Problem } from './problem.ts';
import type { LanguageMap } from './record/language-map.ts';

/** What checking a draft comes to: content that may enter the archive, or none where an error refuses it. */
export type Checked = { content?: RecordContent; problems: Problem[] };

function checkField(name: FieldName, draft: Draft, problems: Problem[]): unknown {
  const values = draft.content[name];
  if (values === undefined) return undefined;
  if (field(name).type === 'text') return checkTexts(values as LanguageMap, name, problems);
  const kept = (values as unknown[]).flatMap((value, index) => {
    const checked = checkValue({ name, value, path: `${name}[${index}]`, problems });
    return checked === undefined ? [] : [checked];
  });
  return kept.length ? kept : undefined;
}

const missing = (name: FieldName): Problem => ({
  code: `${name}.missing`,
  severity: 'error',
  path: name,
  message: `The record has no ${field(name).label.en.toLowerCase()}.`,
  remedy: `Fill the column ${name}, in at least one language.`,
});

/** Whether a row that has nothing for a field says that there is none: one column for a translation leaves the others open. */
const tellsAll = ({ speaksOf }: Draft, name: FieldName): boolean => {
  const parts = speaksOf ? speaksOf[name] : 'all';
  return parts === 'all' || (parts !== undefined && (parts.length > 1 || parts[0] === 'und'));
};

/** What a record must have and this one has not. */
export const missingFrom = (content: RecordContent): Problem[] =>
  fieldNames.filter((name) => field(name).required && content[name] === undefined).map(missing);

/**
 * Checks a draft field by field. Nothing is lost without a problem that says so. A source that has no column for a field that is required may speak of records which
 * have it already: whoever takes its rows asks {@link missingFrom} of what they become.
 */
export function check(draft: Draft): Checked {
  const problems: Problem[] = [];
  const content: Record<string, unknown> = {};
  for (const name of fieldNames) {
    const checked = checkField(name, draft, problems);
    if (checked !== undefined) content[name] = checked;
    else if (field(name).required && tellsAll(draft, name) && !problems.some((p) => p.path.startsWith(name)))
      problems.push(missing(name));
  }
  if (!/\S/.test(draft.id))
    problems.push({
      code: 'id.missing',
      severity: 'error',
      path: 'id',
      message: 'The row has no identifier, so a later upload could not be matched with it.',
      remedy: 'Fill the column id with the accession number or another key that stays.',
    });
  return problems.some((p) => p.severity === 'error')
    ? { problems }
    : { content: content as RecordContent, problems };
}
