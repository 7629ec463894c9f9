import { revertDeposit } from '../../server/acts/revert-deposit.ts';
import { voteOn } from '../../server/acts/vote-on.ts';
import { openArchive } from '../../server/archive/open-archive.ts';

/** A process that decides a proposal, or reverts a deposit, and is killed in the midst of it by the test that started it. */
const [dataDir, what, id] = process.argv.slice(2) as [string, 'vote' | 'revert', string];
const archive = openArchive(dataDir);
const time = new Date().toISOString();
if (what === 'vote')
  await voteOn(archive, {
    proposal: Number(id),
    vote: 'approve',
    actor: { id: 'b', partner: 'b', role: 'steward' },
    time,
  });
else
  await revertDeposit(archive, {
    deposit: Number(id),
    actor: { id: 'a', partner: 'a', role: 'steward' },
    time,
  });
archive.close();
