import type { LanguageMap } from '../../vocab/record/language-map.ts';
import type { FileTerms } from '../deposit/collect-terms.ts';
import { isOfKind, type RowCounts, type RowKind, type RowPreview } from '../deposit/row-preview.ts';
import type { Console } from './command.ts';

const examples = 3;

/** The kinds of rows of which the terminal shows examples, and what it calls them. */
const shown: readonly (readonly [RowKind, string])[] = [
  ['new', 'new'],
  ['changed', 'changed'],
  ['edited', 'edited here since'],
  ['differs', 'differing from what other partners say'],
  ['refused', 'refused'],
  ['absent', 'absent: would be withdrawn'],
  ['waits', 'waiting for approvals'],
];

const firstText = (map: LanguageMap | undefined): string => Object.values(map ?? {}).flat()[0] ?? '';
/** A line of a terminal holds no control characters that a source may have brought. */
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 80);
const quoted = (text: string): string => (text === '' ? '' : ` “${plain(text)}”`);

const nameOf = ({ row, id = '', record }: RowPreview): string =>
  `${row === 0 ? '' : `row ${row} `}${plain(id)}${quoted(firstText(record?.title))}`;

function detailOf(row: RowPreview, kind: RowKind): string {
  const fields = (list: readonly { field: string }[] = []) =>
    [...new Set(list.map(({ field }) => field))].join(', ');
  if (kind === 'changed') return `: ${fields(row.changes)}`;
  if (kind === 'edited') return row.takenBack ? ': taken back' : row.edits ? `: ${fields(row.edits)}` : '';
  if (kind === 'differs') return `: ${fields(row.differs)}`;
  if (kind === 'refused')
    return `: ${plain(row.problems?.find((p) => p.severity === 'error')?.message ?? '')}`;
  return '';
}

/** Gathers what the terminal shows of a preview: a few rows of each kind, a few offers. */
export function previewExamples() {
  const rows = new Map<RowKind, RowPreview[]>();
  const keep = (kind: RowKind, row: RowPreview) => {
    const those = rows.get(kind) ?? [];
    if (those.length < examples) rows.set(kind, [...those, row]);
  };
  return {
    add(row: RowPreview): void {
      for (const [kind] of shown) if (isOfKind(row, kind)) keep(kind, row);
      if (row.offers) keep('offered', row);
    },
    /** Says how many rows came to what, with examples; what may be the same thing; and the terms that await a choice. */
    show(console: Console, counts: RowCounts, terms: FileTerms): void {
      for (const [kind, called] of shown) {
        if (counts[kind] === 0) continue;
        console.out(`${counts[kind]} ${called}`);
        for (const row of rows.get(kind) ?? []) console.out(`    ${nameOf(row)}${detailOf(row, kind)}`);
      }
      if (counts.stays) console.out(`${counts.stays} records that the source does not hold stay as they are`);
      if (counts.offered)
        console.out(
          `${counts.offered} may describe what other partners describe already; “item” in a row joins them`,
        );
      for (const row of rows.get('offered') ?? []) {
        const [offer] = row.offers!;
        const { item, score, because, partners, title } = offer!;
        console.out(
          `    ${nameOf(row)}: item/${item}${quoted(firstText(title))} of ${partners.join(', ')} (${score}: ${because.join(', ')})`,
        );
      }
      if (terms.entries.length === 0) return;
      console.out(
        `${terms.entries.length}${terms.more ? ' or more' : ''} terms may mean more than one thing, or another language’s: choose in the workspace, or leave them as they are`,
      );
      for (const { field, label, rows: count, candidates } of terms.entries.slice(0, examples)) {
        const found = candidates.slice(0, examples).map(({ concept, score }) => `${concept} (${score})`);
        console.out(`    ${field}${quoted(firstText(label))} in ${count} rows: ${found.join(', ')}`);
      }
    },
  };
}
