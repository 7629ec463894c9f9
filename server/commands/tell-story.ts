import * as story from '../../fixtures/story.ts';
import type { FieldName } from '../../vocab/fields.ts';
import { statementId, statementsOf } from '../../vocab/record/statement.ts';
import { actOnDispute } from '../acts/act-on-dispute.ts';
import { editRecord } from '../acts/edit-record.ts';
import { fileDispute } from '../acts/file-dispute.ts';
import { labelItem } from '../acts/label-item.ts';
import type { Outcome } from '../acts/outcome.ts';
import { proposeAgreement } from '../acts/propose-agreement.ts';
import { voteOn } from '../acts/vote-on.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { Actor } from '../curation/decide.ts';
import type { DisputeState } from '../curation/disputes/state.ts';
import { itemId } from '../curation/item-id.ts';

const steward = (partner: string): Actor => ({ id: `demo-${partner}`, partner, role: 'steward' });
const now = () => new Date().toISOString();

/** What an act came to; the story is written so that none is refused. */
function done<T extends object>(outcome: Outcome<T>): { outcome: 'done' } & T {
  if (outcome.outcome === 'refused')
    throw new Error(`The story was refused: ${outcome.reason} ${outcome.remedy}`);
  return outcome;
}

function itemOf(key: story.RowKey): string {
  const [partner, collection, sourceId] = key.split('/');
  return itemId({ partner: partner!, collection: collection!, sourceId: sourceId! });
}

/** The statement of a record that says something, as the story names it. */
function findStatement(archive: Archive, d: (typeof story.disputes)[number]): string {
  const record = archive.reader.item(itemOf(d.item))?.records.find(({ name }) => name === d.record);
  const found = statementsOf(record?.content ?? {}).find(
    (s) => s.field === (d.field as FieldName) && JSON.stringify(s.value).includes(d.says),
  );
  if (!found)
    throw new Error(`The story speaks of a statement that is not there: ${d.item} ${d.field} ${d.says}`);
  return statementId(found);
}

async function agree(
  archive: Archive,
  { collection: id, by, ...terms }: (typeof story.agreements)[number],
): Promise<void> {
  const collection = archive.reader.collection(id)!;
  const agreement = { ...collection.agreement, ...terms, veto: [...terms.veto] };
  const { partners } = collection;
  const { proposal, effective } = done(
    proposeAgreement(archive, { collection: id, agreement, partners, actor: steward(by), time: now() }),
  );
  if (effective) return;
  for (const partner of partners)
    if (partner !== by && archive.curation.proposal(proposal)!.state === 'open')
      done(await voteOn(archive, { proposal, vote: 'approve', actor: steward(partner), time: now() }));
}

function argue(archive: Archive, d: (typeof story.disputes)[number]): void {
  const item = itemOf(d.item);
  const act = (partner: string, command: Parameters<typeof actOnDispute>[1]['command']): DisputeState => {
    const actor = { kind: 'partner' as const, partner, role: 'steward' as const };
    return done(actOnDispute(archive, { number, command, actor, by: `demo-${partner}`, time: now() })).state;
  };
  const { number } = done(
    fileDispute(archive, {
      subject: { kind: 'statement', item, record: d.record, statement: findStatement(archive, d) },
      ground: d.ground,
      reasons: d.reasons,
      ...(d.evidence && { evidence: [...d.evidence] }),
      actor: steward(d.by),
      time: now(),
    }),
  );
  if (d.answer) act(d.record, { kind: 'answer', answer: 'defend', reasons: d.answer.reasons });
  if (!d.panel) return;
  const seats = act(d.by, { kind: 'call-panel' }).panels[0]!.seats;
  for (const [index, { partner }] of seats.entries()) act(partner, { kind: 'vote', ...d.panel[index]! });
}

/** Lets the partners of the fixtures meet: they agree on rules, label, contest, answer, judge, and propose a correction. */
export async function tellStory(archive: Archive): Promise<void> {
  for (const agreement of story.agreements) await agree(archive, agreement);
  for (const { item, by, scheme, code, text, season } of story.labels)
    done(
      labelItem(archive, {
        item: itemOf(item),
        scheme,
        code,
        ...(text && { text }),
        ...(season && { season }),
        actor: steward(by),
        time: now(),
      }),
    );
  for (const dispute of story.disputes) argue(archive, dispute);
  for (const { item, record: name, note, add } of story.edits) {
    const record = archive.reader.item(itemOf(item))!.records.find((known) => known.name === name)!;
    const before = record.content[add.field] ?? {};
    const texts = Object.entries(add.texts).map(([tag, more]) => [tag, [...(before[tag] ?? []), ...more]]);
    const content = { ...record.content, [add.field]: { ...before, ...Object.fromEntries(texts) } };
    done(
      editRecord(archive, {
        item: itemOf(item),
        record: name,
        content,
        actor: steward(record.partner),
        note,
        time: now(),
      }),
    );
  }
}
