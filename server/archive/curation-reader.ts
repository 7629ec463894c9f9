import type { DatabaseSync } from 'node:sqlite';
import { authoritiesReader } from './read-authorities.ts';
import { chainReader } from './read-chain.ts';
import { decisionsReader } from './read-decisions.ts';
import { depositsReader } from './read-deposits.ts';
import { disputesReader } from './read-disputes.ts';
import { proposalsReader } from './read-proposals.ts';
import { revisionsReader } from './read-revisions.ts';

export type * from './curation-entries.ts';
export type { PublicNaming, StoredDescription, StoredJoin } from './read-authorities.ts';

/** Reads what partners decide, and how things came to be. Nothing here is meant for the public without its view being asked. */
export type CurationReader = ReturnType<typeof curationReader>;

export function curationReader(db: DatabaseSync) {
  return {
    ...proposalsReader(db),
    ...revisionsReader(db),
    ...depositsReader(db),
    ...disputesReader(db),
    ...decisionsReader(db),
    ...chainReader(db),
    ...authoritiesReader(db),
  };
}
