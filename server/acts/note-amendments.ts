import type { RecordContent } from '../../vocab/fields.ts';
import { statementId, statementsOf } from '../../vocab/record/statement.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { StoredRecord } from '../archive/write-records.ts';
import type { Transaction } from '../archive/writer.ts';
import { disputeState } from '../curation/dispute-state.ts';
import { decideDispute } from '../curation/disputes/decide-dispute.ts';
import { effects } from '../curation/disputes/effects.ts';
import { rulesForItem } from './dispute-rules.ts';
import { keepEvents } from './keep-dispute.ts';

/**
 * Where a dispute came to an amendment or a withdrawal that a partner owes, a record that says the contested thing no longer has done it. `content`
 * is what the record says in public now; undefined when it was taken back.
 */
export function noteAmendments(
  parts: Pick<Archive, 'curation' | 'reader'>,
  tx: Transaction,
  { record, content, time }: { record: StoredRecord; content: RecordContent | undefined; time: string },
): void {
  if (record.revisions < 2 && content) return;
  const disputes = parts.curation.openDisputesOf(record.id);
  if (disputes.length === 0) return;
  const said = new Set(content ? statementsOf(content).map((s) => statementId(s)) : []);
  for (const stored of disputes) {
    if (stored.statement === undefined ? content !== undefined : said.has(stored.statement)) continue;
    const state = disputeState(parts, stored);
    if (!state || !effects(state).due.some(({ partner }) => partner === record.partner)) continue;
    const rules = rulesForItem(parts, stored.item);
    const command = { kind: 'amended' as const, partner: record.partner };
    const decision = decideDispute(state, command, { kind: 'system' }, rules, time);
    if (decision.outcome === 'accepted')
      keepEvents(tx, { stored, state, events: decision.events, rules, actor: 'archive', time });
  }
}
