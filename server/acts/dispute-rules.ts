import type { Archive } from '../archive/open-archive.ts';
import { disputeRules } from '../curation/disputes/rules.ts';
import type { DisputeRules } from '../curation/disputes/types.ts';

/** The rules for disputes about an item, by the partners and agreements of today. */
export function rulesForItem({ reader }: Pick<Archive, 'reader'>, item: string): DisputeRules {
  const records = reader.item(item)?.records ?? [];
  const agreements = [...new Set(records.map((record) => record.collection))].map(
    (id) => reader.collection(id)!.agreement,
  );
  const answerDays = Math.max(...agreements.map(({ days }) => days));
  return disputeRules({
    partners: reader.partners().map(({ id }) => id),
    describing: [...new Set(records.map((record) => record.partner))],
    vetoHolders: [...new Set(agreements.flatMap(({ veto }) => veto))],
    ...(agreements.length && { answerDays }),
  });
}
