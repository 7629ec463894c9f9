import { parentPort, workerData } from 'node:worker_threads';
import { voteOn } from '../../server/acts/vote-on.ts';
import { openArchive } from '../../server/archive/open-archive.ts';
import type { VoteKind } from '../../server/curation/decide.ts';

/** One steward in a thread and with a connection of their own, who votes as soon as all others are ready. */
const { dataDir, gate, voters, partner, votes } = workerData as {
  dataDir: string;
  gate: Int32Array;
  voters: number;
  partner: string;
  votes: { proposal: number; vote: VoteKind }[];
};

const archive = openArchive(dataDir);
const outcomes: string[] = [];
for (const [round, { proposal, vote }] of votes.entries()) {
  // Everyone arrives before anyone goes on.
  if (Atomics.add(gate, round, 1) + 1 < voters) while (Atomics.load(gate, round) < voters);
  const outcome = await voteOn(archive, {
    proposal,
    vote,
    reason: { en: ['No.'] },
    actor: { id: partner, partner, role: 'steward' },
    time: new Date().toISOString(),
  });
  outcomes.push(outcome.outcome === 'refused' ? outcome.why : outcome.standing.outcome);
}
archive.close();
parentPort!.postMessage(outcomes);
