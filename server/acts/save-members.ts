import type { Collection, Partner } from '../archive/archive.ts';
import type { Archive } from '../archive/open-archive.ts';

/** The pseudonym under which acts of the operator's command line stand in the log. */
export const operator = 'operator';

/** Adds a partner, or brings it up to date, with an entry in the log. */
export function savePartner({ writer }: Pick<Archive, 'writer'>, partner: Partner): void {
  writer.transact((tx) => {
    tx.partner(partner);
    tx.log({
      time: new Date().toISOString(),
      actor: operator,
      kind: 'partner.saved',
      subject: `partner/${partner.id}`,
      payload: partner,
    });
  });
}

/** Adds a collection with its partners and agreement, or brings it up to date, with an entry in the log. */
export function saveCollection({ writer }: Pick<Archive, 'writer'>, collection: Collection): void {
  writer.transact((tx) => {
    const time = new Date().toISOString();
    tx.collection(collection, time);
    const subject = `collection/${collection.id}`;
    tx.log({
      time,
      actor: operator,
      kind: 'collection.saved',
      subject,
      payload: collection,
    });
  });
}
