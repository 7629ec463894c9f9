import { type DatasetFeed, feedDataset } from './feed-dataset.ts';
import { feedPlain, type PlainFeed } from './feed-plain.ts';
import type { PackedBatch } from './graph-texts.ts';
import { peekImage } from './image-file.ts';
import { type Entry, type Journal, openJournal, type Role } from './journal.ts';
import type { QuadBatch } from './quad-store.ts';
import { imageFiles, savePair } from './save-pair.ts';
import { startReplica } from './start-replica.ts';
import type { Pair } from './store-pair.ts';
import { packSubmission, type Submission } from './submission.ts';

/** Batches of the source on their way to `plain`: one at work, one ready. */
const AHEAD = 2;
/** What may wait for `dataset`, compressed: ten times as much text, or more. */
const QUEUE_BYTES = 256 * 1024 * 1024;
/** While `plain` has batches at work, `dataset` leaves the processors to it, but not for ever. */
const REST_MS = 1_000;
const LONGEST_REST_MS = 40_000;
/** What is to leave must have left after two seconds; then `plain` is not asked any more. */
const OVERDUE_MS = 1_500;

/**
 * Starts both replicas and keeps their content in step: each batch is encoded once, and comes to both through
 * one journal. While they are filled anew, `dataset` goes on with the old one until `plain` is there.
 */
export function keepInStep(args: {
  source: () => AsyncIterable<QuadBatch | PackedBatch>;
  maxBehind: number;
  maxWaiting: number;
}): Pair {
  const { source, maxBehind, maxWaiting } = args;
  const born = Date.now().toString(36);
  let sequence = 0;
  let changes = 0;
  let pairs = 0;
  let closed = false;
  let saving: Role | null = null;
  let problem: string | undefined;
  let filling: Promise<void> | null = null;
  let starting = false;
  let trouble = Promise.withResolvers<never>();
  /** Submitted before the source is read, and not in when their journal was given up: the source has them. */
  const abandoned: Record<Role, Submission[]> = { plain: [], dataset: [] };
  /** Batches that came while the source is read: they follow it. */
  let pending: Submission[] | null = null;
  let plainLine: { journal: Journal; feed: PlainFeed } | null = null;
  let datasetLine: { journal: Journal; feed: DatasetFeed } | null = null;

  const onChange = () => {
    changes += 1;
  };
  const plain = startReplica({ name: 'plain', maxWaiting, onChange, onLost: () => refill('plain') });
  const dataset = startReplica({ name: 'dataset', maxWaiting, onChange, onLost: () => refill('dataset') });
  const wake = () => {
    plain.pump();
    dataset.pump();
  };
  const onApplied = () => {
    changes += 1;
    plainLine?.journal.trim();
    // After the replica has noted that it is done.
    queueMicrotask(wake);
  };

  const onBroken = (error: Error) => {
    problem = error.message;
    // Neither may answer from what it should have lost.
    detachDataset();
    refill('plain');
  };

  function abandon(role: Role) {
    const { journal } = (role === 'plain' ? plainLine : datasetLine) ?? {};
    abandoned[role].push(...(journal?.entries ?? []).filter(({ applied }) => !applied[role]));
  }

  function settleAbandoned(role: Role) {
    for (const one of abandoned[role].splice(0)) one[role].resolve([]);
  }

  function attachPlain(journal: Journal) {
    abandon('plain');
    const feed = feedPlain({ journal, onApplied, onBroken });
    plainLine = { journal, feed };
    plain.use(feed);
  }

  function attachDataset(journal: Journal) {
    abandon('dataset');
    const rest = ({ oldest, bytes }: { oldest: Entry; bytes: number }) => {
      const waited = performance.now() - oldest.submitted;
      if (!plain.isReady() || waited > LONGEST_REST_MS || bytes > QUEUE_BYTES / 2) return 0;
      return REST_MS - plain.sinceBatch();
    };
    const feed = feedDataset({ journal, rest, wake, onApplied, onBroken });
    datasetLine = { journal, feed };
    dataset.use(feed);
  }

  function detachDataset() {
    abandon('dataset');
    datasetLine = null;
    const never = new Promise<never>(() => {});
    dataset.use({ open: () => never, caughtUp: () => false, next: () => null, owes: () => 0 });
  }

  function enter(journal: Journal, one: Submission) {
    sequence += 1;
    const entry = journal.append({ submission: one, sequence });
    if (plainLine?.journal === journal) plainLine.feed.add(entry);
    if (datasetLine?.journal === journal) datasetLine.feed.add(entry);
    wake();
  }

  async function fillOnce() {
    const journal = openJournal();
    pending ??= [];
    trouble = Promise.withResolvers<never>();
    trouble.promise.catch(() => {});
    const orTrouble = <T>(wait: Promise<T>) => Promise.race([wait, trouble.promise]);
    attachPlain(journal);
    for await (const batch of source()) {
      enter(journal, packSubmission(batch));
      await orTrouble(plain.until(() => (plainLine?.feed.owes(sequence) ?? 0) <= AHEAD));
    }
    journal.sourceEnd = sequence;
    journal.complete = true;
    for (const one of pending) enter(journal, one);
    pending = null;
    wake();
    await orTrouble(plain.whenReady());
    settleAbandoned('plain');
    problem = undefined;
    attachDataset(journal);
    await orTrouble(dataset.whenReady());
    settleAbandoned('dataset');
  }

  async function fillUntilDone() {
    for (let failures = 1; !closed; failures++) {
      try {
        return await fillOnce();
      } catch (error) {
        problem = error instanceof Error ? error.message : String(error);
        const pause = Math.min(60_000, 250 * 2 ** failures);
        await new Promise((resolve) => setTimeout(resolve, pause).unref());
      }
    }
  }

  function fill(): Promise<void> {
    filling ??= fillUntilDone().finally(() => {
      filling = null;
    });
    return filling;
  }

  /** A replica cannot go on from its journal. */
  function refill(role: Role) {
    if (closed) return;
    // That `dataset` is lost while `plain` is filled anew is no matter: its turn comes.
    if (role === 'dataset' && filling !== null && datasetLine?.journal !== plainLine?.journal) return;
    if (filling !== null || starting) trouble.reject(new Error(`the ${role} store could not be filled`));
    else void fill();
  }

  async function settled() {
    await filling;
    await plain.settled();
    await dataset.settled();
  }

  /** Both at once; by itself one of them is of no use. */
  async function startFromImages(file: string): Promise<string | null> {
    const files = imageFiles(file);
    const found = peekImage(files.plain);
    if (found === null || found.pair !== peekImage(files.dataset)?.pair) return null;
    const image = (role: Role) => ({ file: files[role], pair: found.pair, sequence: 0 });
    const journal = openJournal({ images: { plain: image('plain'), dataset: image('dataset') } });
    starting = true;
    trouble.promise.catch(() => {});
    attachPlain(journal);
    attachDataset(journal);
    const both = Promise.all([plain.whenReady(), dataset.whenReady()]);
    both.catch(() => {});
    try {
      await Promise.race([both, trouble.promise]);
      return found.cursor;
    } catch {
      detachDataset();
      return null;
    } finally {
      starting = false;
    }
  }

  return {
    plain,
    dataset,
    async start(image) {
      const cursor = image === undefined ? null : await startFromImages(image.file);
      if (cursor === null) void fill();
      return { cursor };
    },
    async submit(batch) {
      const one = packSubmission(batch);
      const newest = pending === null ? plainLine?.journal : undefined;
      pending?.push(one);
      for (const journal of new Set([newest, datasetLine?.journal])) {
        if (journal !== undefined) enter(journal, one);
      }
      const mine = one.plain.promise;
      const refused = await Promise.race([
        mine,
        one.dataset.promise.then((done) => (plain.isReady() ? mine : done)),
      ]);
      await plain.until(
        () => !plain.isReady() || (plainLine?.feed.owes(Number.POSITIVE_INFINITY) ?? 0) <= maxBehind,
      );
      await dataset.until(() => (datasetLine?.feed.bytes() ?? 0) <= QUEUE_BYTES);
      return refused;
    },
    last: () => sequence,
    overdue() {
      const oldest = plainLine?.feed.oldestRemoval();
      return oldest !== undefined && performance.now() - oldest > OVERDUE_MS;
    },
    saving: () => saving,
    version: () => `${born}-${changes}`,
    problem: () => problem,
    async rebuild() {
      await filling;
      await fill();
      await settled();
    },
    settled,
    async save({ file, cursor }) {
      await filling;
      const journal = plainLine?.journal;
      if (journal === undefined || journal !== datasetLine?.journal || saving !== null) {
        throw new Error('the stores are being loaded or saved');
      }
      pairs += 1;
      const onSaving = (role: Role | null) => {
        saving = role;
      };
      const pair = `${born}-${sequence}-${pairs}`;
      await savePair({
        replicas: { plain, dataset },
        journal,
        file,
        cursor,
        pair,
        after: sequence,
        onSaving,
      });
    },
    async close() {
      closed = true;
      trouble.reject(new Error('the store was closed'));
      await Promise.all([plain.close(), dataset.close()]);
      const lines = [plainLine, datasetLine].flatMap((line) => line?.journal.entries ?? []);
      for (const one of [...lines, ...(pending ?? []), ...abandoned.plain, ...abandoned.dataset]) {
        one.plain.reject(new Error('the store was closed'));
        one.dataset.reject(new Error('the store was closed'));
      }
    },
  };
}
