import { html } from 'ghtml';
import { edtfBounds } from '../../../vocab/edtf.ts';
import { type FieldName, field } from '../../../vocab/fields.ts';
import { type LanguageMap, textsFor } from '../../../vocab/record/language-map.ts';
import type { ProvenanceEvent } from '../../../vocab/record/record.ts';
import { statementId } from '../../../vocab/record/statement.ts';
import type { Compared } from '../../curation/compare-statements.ts';
import { languageName, showValue } from '../show/show-value.ts';
import { plural } from '../words/fill.ts';
import type { ItemContext } from './item-page.ts';
import { showClaims } from './show-claims.ts';
import { contestedMark } from './show-contested.ts';
import { askAbout } from './show-recourse.ts';

const severalSpeak = (context: ItemContext): boolean => context.view.records.length > 1;

const claimed = (context: ItemContext, compared: Compared, dated = false): string =>
  severalSpeak(context) ? showClaims(context, compared.claims, dated) : '';

const tongue = (context: ItemContext, { statement }: Compared): string =>
  statement.language === undefined || statement.language.split('-')[0] === context.reader.language
    ? ''
    : html` <span class="tongue">${languageName(context.reader, statement.language)}</span>`;

/** One value that nobody contradicts, or that is contested and stands alone. Its element bears the statement's identifier, so that the statement's IRI leads here. */
const showSettled = (context: ItemContext, compared: Compared): string =>
  html`<div class="value ${compared.standing}" id="${statementId(compared.statement)}">
<p>!${showValue(context.reader, compared.statement)}!${tongue(context, compared)}
</p>!${contestedMark(context, compared)}!${claimed(context, compared)}!${askAbout(context, compared)}</div>`;

/** Accounts that exclude one another, side by side; values of the same claimants share a place. */
function showDiffering(context: ItemContext, differing: Compared[]): string {
  const accounts = new Map<string, Compared[]>();
  for (const compared of differing) {
    const who = compared.claims.map((claim) => claim.record).join('\n');
    accounts.set(who, [...(accounts.get(who) ?? []), compared]);
  }
  const cells = [...accounts.values()].map((account) => {
    const values = account.map(
      (compared) =>
        html`<p class="account-value" id="${statementId(compared.statement)}">!${showValue(context.reader, compared.statement)}!${tongue(context, compared)}
</p>!${contestedMark(context, compared)}`,
    );
    return html`<li>!${values.join('')}!${claimed(context, account[0]!, true)}</li>`;
  });
  return html`<div class="differing"><p class="differing-note">${context.reader.words.accountsDiffer}</p>
<ul>!${cells.join('')}</ul></div>`;
}

/** Values exclude one another within a language, or within a kind of measurement. */
const scopeOf = ({ statement }: Compared): string =>
  statement.language ??
  (field(statement.field).type === 'dimension' ? statement.key.slice(0, statement.key.indexOf('=')) : '');

function showValues(context: ItemContext, values: Compared[]): string {
  const apart = values.filter(({ standing }) => standing === 'differing' || standing === 'contested');
  const differing = Map.groupBy(apart, scopeOf);
  // A contested value stands beside those that differ from it, and alone where none does.
  for (const [scope, group] of differing) if (group.length < 2) differing.delete(scope);
  const beside = new Set([...differing.values()].flat());
  const settled = values.filter((compared) => !beside.has(compared));
  return [
    ...settled.map((compared) => showSettled(context, compared)),
    ...[...differing.values()].map((group) => showDiffering(context, group)),
  ].join('');
}

/** Texts that serve this reader best, record by record, so that every partner is heard; and the rest. */
function splitByLanguage(context: ItemContext, name: FieldName, values: Compared[]) {
  const best = new Set(
    context.view.records.flatMap((record) => {
      const map = record.content[name] as LanguageMap | undefined;
      const found = map && textsFor(map, context.reader.language);
      return found ? [`${record.name} ${found.tag}`] : [];
    }),
  );
  const serves = ({ statement, claims }: Compared) =>
    claims.some((claim) => best.has(`${claim.record} ${statement.language}`));
  return { first: values.filter(serves), rest: values.filter((compared) => !serves(compared)) };
}

function showTexts(context: ItemContext, name: FieldName, values: Compared[]): string {
  if (context.whole) return showValues(context, values);
  const { first, rest } = splitByLanguage(context, name, values);
  const own = showValues(context, first);
  if (rest.length === 0) return own;
  const { language, words } = context.reader;
  return html`!${own}<details class="other-languages">
<summary>${plural(language, words.otherLanguages, rest.length)}
</summary>!${showValues(context, rest)}</details>`;
}

const beginning = (compared: Compared): string => {
  const { edtf } = compared.statement.value as ProvenanceEvent;
  return (edtf === undefined ? undefined : edtfBounds(edtf)?.begin) ?? '9999';
};

/** The history of ownership as a line in time; what has no date comes last. */
function showTimeline(context: ItemContext, values: Compared[]): string {
  const events = values.toSorted(
    (a, b) => Number.parseInt(beginning(a), 10) - Number.parseInt(beginning(b), 10),
  );
  const entries = events.map(
    (compared) =>
      html`<li id="${statementId(compared.statement)}"><p>!${showValue(context.reader, compared.statement)}
</p>!${contestedMark(context, compared)}!${claimed(context, compared)}!${askAbout(context, compared)}</li>`,
  );
  return html`<ol class="timeline">!${entries.join('')}</ol>`;
}

/** One field: its label in the reader's language and all that is said of it, or an empty string. */
export function showField(context: ItemContext, name: FieldName): string {
  const values = context.compared.filter((compared) => compared.statement.field === name);
  if (values.length === 0) return '';
  const { type, label } = field(name);
  const shown =
    type === 'event'
      ? showTimeline(context, values)
      : type === 'text'
        ? showTexts(context, name, values)
        : showValues(context, values);
  return html`<div class="field field-${name}"><dt>${label[context.reader.language]}</dt><dd>!${shown}</dd>
</div>`;
}
