import { field, type RecordContent } from '../../vocab/fields.ts';
import { compareStatements } from '../curation/compare-statements.ts';
import type { RecordView } from '../curation/view.ts';
import type { Difference } from './row-preview.ts';

/** Stands for the row among the records of others: no record's name has a space. */
const own = 'the row';

/**
 * Where a record and those of other partners exclude one another, as an item's page would show it. Nothing is wrong with that (both are
 * shown side by side), but it is worth a look before it is public. Pure.
 */
export function differsFrom(content: RecordContent, others: readonly RecordView[]): Difference[] {
  if (others.length === 0) return [];
  const row = { ...others[0]!, name: own, partner: own, time: '', content } as RecordView;
  delete row.contested;
  const compared = compareStatements([row, ...others.map(({ contested: _, ...record }) => record)]);
  const differing = compared.filter(({ standing }) => standing === 'differing');
  const scope = ({ statement: { field: name, language, key } }: (typeof compared)[number]) =>
    field(name).type === 'dimension'
      ? `${name} ${key.slice(0, key.indexOf('='))}`
      : `${name} ${language ?? ''}`;
  return differing
    .filter(({ claims }) => claims.some(({ record }) => record === own))
    .flatMap((ours) => {
      const against = differing.filter(
        (other) => scope(other) === scope(ours) && !other.claims.some(({ record }) => record === own),
      );
      if (against.length === 0) return [];
      const { field: name, language, value } = ours.statement;
      return {
        field: name,
        ...(language !== undefined && { language }),
        own: value,
        others: against.flatMap(({ statement, claims }) =>
          claims.map(({ partner }) => ({ partner, value: statement.value })),
        ),
      };
    });
}
