import { hash } from 'node:crypto';
import { statementId } from '../../vocab/record/statement.ts';
import { thingsNamed } from '../../vocab/record/things-named.ts';
import { cc0 } from '../../vocab/rights.ts';
import type { ItemState } from '../archive/archive.ts';
import { canonicalJson } from '../archive/canonical-json.ts';
import type { Change } from '../archive/feed-store.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { PublicChange } from '../archive/public-list.ts';
import type { PublicListWriter, PublicState } from '../archive/public-store.ts';
import { storedDigest } from '../archive/revision-contents.ts';
import { contentDigest } from '../archive/write-records.ts';
import { compareStatements } from '../curation/compare-statements.ts';
import { type ItemView, type RecordView, thePublic, viewItem } from '../curation/view.ts';
import { setsOfRecord } from './sets-of-record.ts';

export const publisher = 'publish';

/** Which of its statements other partners now differ with: so a record’s claims read otherwise when another record changes. */
function differingIn(record: RecordView, { records }: ItemView): string[] {
  if (records.length < 2) return [];
  return compareStatements(records).flatMap(({ statement, standing, claims }) =>
    standing !== 'sole' && claims.some(({ record: name }) => name === record.name)
      ? [`${statementId(statement)} ${standing} ${claims.length}`]
      : [],
  );
}

/**
 * What exits show of a record beside its content, or undefined where that is nothing: who approved it, what is contested, what labels it bears,
 * and what the collection says of rights where it does not say so itself. `licence`: the collection's.
 */
function besideContent(record: RecordView, view: ItemView, licence: string): unknown {
  const { labels } = view;
  const differing = differingIn(record, view);
  const { name, decided, contested, contestedWhole, content } = record;
  // Rights by agreement show at pictures alone.
  const mediaRights = content.media?.length ? record.mediaRights : undefined;
  const metadataRights = content.metadataRights || licence === cc0 ? undefined : licence;
  const own = labels?.filter(({ record }) => record === undefined || record === name);
  const nothing = !decided && !contested?.length && !contestedWhole && !own?.length && !differing.length;
  if (nothing && !mediaRights && !metadataRights) return undefined;
  return {
    decided: decided ?? null,
    contested: contested ?? [],
    contestedWhole: contestedWhole ?? false,
    labels: own ?? [],
    ...(differing.length && { differing }),
    ...(mediaRights && { mediaRights }),
    ...(metadataRights && { metadataRights }),
  };
}

/** What harvesters see of a record, as a digest: its content, the collection that makes its sets, and what stands beside the content. */
const digestOf = (record: RecordView, view: ItemView, licence: string): Uint8Array => {
  const { content, collection } = record;
  const digest = storedDigest(content) ?? contentDigest(canonicalJson(content));
  const beside = besideContent(record, view, licence);
  const rest = beside === undefined ? [] : [Buffer.from(canonicalJson(beside))];
  return hash('sha1', Buffer.concat([Buffer.from(`${collection}\n`), digest, ...rest]), 'buffer');
};

/** What is to be written of one item: records new in public, changed there, or gone from there. */
function differences(
  item: ItemState | undefined,
  before: readonly PublicState[],
  licenceOf: (collection: string) => string,
): (PublicState & Pick<PublicChange, 'kind' | 'revision' | 'contested'> & { names: string[] })[] {
  const view = item && viewItem(item, thePublic);
  const known = new Map(before.map((state) => [state.record, state]));
  const present = (view?.records ?? []).flatMap((record) => {
    const old = known.get(record.name);
    const digest = digestOf(record, view!, licenceOf(record.collection));
    known.delete(record.name);
    if (old && !old.deleted && Buffer.compare(old.digest, digest) === 0) return [];
    return {
      item: record.item,
      record: record.name,
      partner: record.partner,
      collection: record.collection,
      deleted: false,
      digest,
      revision: record.revision,
      ...(record.contested && { contested: record.contested }),
      kind: old && !old.deleted ? ('update' as const) : ('create' as const),
      sets: setsOfRecord(record.content),
      names: thingsNamed(record.content).map(({ reference }) => reference),
    };
  });
  const gone = [...known.values()]
    .filter((state) => !state.deleted)
    .map((state) => ({
      ...state,
      deleted: true,
      digest: new Uint8Array(),
      kind: 'delete' as const,
      names: [],
    }));
  return [...present, ...gone];
}

/** The time to date entries with: now, but never before the last entry, whatever the clock does. */
const timeFor = (list: PublicListWriter): string => {
  const now = new Date().toISOString();
  const last = list.lastTime();
  return last !== undefined && last > now ? last : now;
};

/**
 * Computes the public view of each item that changed and appends to the public list what became different in it. Entries and cursor
 * are one transaction. Says how many entries there are.
 */
export function publishBatch(
  { reader, writer, feed, publicWriter }: Pick<Archive, 'reader' | 'writer' | 'feed' | 'publicWriter'>,
  changes: readonly Change[],
): number {
  const ids = [...new Set(changes.map((change) => change.item))];
  return writer.transact(() => {
    const items = new Map(reader.items(ids).map((item) => [item.id, item]));
    const states = Map.groupBy(publicWriter.states(ids), (state) => state.item);
    const time = timeFor(publicWriter);
    const licences = new Map(reader.collections().map(({ id, licence }) => [id, licence]));
    const licenceOf = (collection: string) => licences.get(collection) ?? cc0;
    let published = 0;
    for (const id of ids)
      for (const state of differences(items.get(id), states.get(id) ?? [], licenceOf)) {
        publicWriter.append({ ...state, time });
        published += 1;
      }
    feed.setCursor(publisher, changes.at(-1)!.seq);
    return published;
  });
}
