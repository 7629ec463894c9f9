import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Outcome } from '../../server/acts/outcome.ts';
import { saveCollection, savePartner } from '../../server/acts/save-members.ts';
import { voteOn } from '../../server/acts/vote-on.ts';
import type { Agreement, Partner } from '../../server/archive/archive.ts';
import { defaultAgreement } from '../../server/archive/default-agreement.ts';
import { type Archive, openArchive } from '../../server/archive/open-archive.ts';
import type { Actor, VoteKind } from '../../server/curation/decide.ts';
import { itemId } from '../../server/curation/item-id.ts';
import { thePublic, type Viewer, viewItem } from '../../server/curation/view.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { statementId } from '../../vocab/record/statement.ts';
import { cc0 } from '../../vocab/rights.ts';
import { temporaryFolder } from '../archive/temporary-archive.ts';

export const steward = (partner: string, id = `${partner}-steward`): Actor => ({
  id,
  partner,
  role: 'steward',
});
export const curator = (partner: string, id = `${partner}-curator`): Actor => ({
  id,
  partner,
  role: 'curator',
});

export const title = (en: string): RecordContent => ({ title: { en: [en] } });
/** The id of the statement that an English title is. */
export const titleId = (en: string): string => statementId({ field: 'title', key: `en:${en.toLowerCase()}` });
/** The address of the item that a row of `a`'s (or another's) file describes first. */
export const itemOf = (sourceId: string, partner = 'a', collection = 'shared'): string =>
  itemId({ partner, collection, sourceId });

export const kinds: Record<string, Partner['kind']> = { c: 'community' };

/** An archive of its own with partners `a` to `e` (`c` a community) and a collection `shared` of some of them, with an agreement. */
export function actsWorld(
  t: Pick<TestContext, 'after'>,
  agreement: Partial<Agreement> = {},
  partners = ['a', 'b', 'c'],
): Archive {
  const archive = openArchive(temporaryFolder(t));
  t.after(() => archive.close());
  // The disk need not be waited for: no test pulls the plug on it.
  archive.db.exec('PRAGMA synchronous = OFF');
  for (const id of ['a', 'b', 'c', 'd', 'e'])
    savePartner(archive, { id, kind: kinds[id] ?? 'museum', name: { en: [`Partner ${id}`] } });
  saveCollection(archive, {
    id: 'shared',
    name: { en: ['Shared'] },
    partners,
    agreement: { ...defaultAgreement, ...agreement },
    licence: cc0,
  });
  return archive;
}

/** What an act made; fails where it was refused. */
export function done<T extends object>(outcome: Outcome<T>): { outcome: 'done' } & T {
  assert.equal(outcome.outcome, 'done', JSON.stringify(outcome));
  return outcome as { outcome: 'done' } & T;
}

/** Why an act was refused; fails where it was not. */
export function refusedFor(outcome: Outcome): string {
  assert.equal(outcome.outcome, 'refused', JSON.stringify(outcome));
  return outcome.outcome === 'refused' ? outcome.why : '';
}

/** The English titles of what somebody may see of an item, by the names of its records. */
export function titlesOf(archive: Archive, item: string, viewer: Viewer = thePublic): Record<string, string> {
  const state = archive.reader.item(item);
  const view = state && viewItem(state, viewer);
  return Object.fromEntries(
    (view?.records ?? []).map(({ name, content }) => [name, (content.title?.en ?? []).join('|')]),
  );
}

export const partnerView = (...partners: string[]): Viewer => ({ kind: 'partner', partners });

/** The newest proposal that is not closed. */
export const newestProposal = (archive: Archive): number =>
  archive.curation.openProposals(0, 1000).at(-1)?.id ?? assert.fail('there is no open proposal');

/** A steward's vote on a proposal, the newest where none is named. */
export const cast = (
  archive: Archive,
  partner: string,
  vote: VoteKind,
  { proposal = newestProposal(archive), revision }: { proposal?: number; revision?: number } = {},
) =>
  voteOn(archive, {
    proposal,
    vote,
    actor: steward(partner),
    time: new Date().toISOString(),
    ...(revision !== undefined && { revision }),
    ...(vote !== 'approve' && { reason: { en: ['It should be better.'] } }),
  });

export const now = (): string => new Date().toISOString();
/** So many days from now. */
export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

export const count = (archive: Archive, sql: string, ...values: (string | number)[]): number =>
  (archive.db.prepare(sql).get(...values) as { n: number }).n;

/** What lies in a partner's inbox, oldest first: kinds and subjects. */
export const inboxOf = (archive: Archive, partner: string): string[] =>
  archive.curation
    .inbox(partner, Number.MAX_SAFE_INTEGER, 1000)
    .map(({ kind, subject }) => `${kind} ${subject}`)
    .reverse();
