import type { Collection, Partner } from '../archive/archive.ts';
import type { Archive } from '../archive/open-archive.ts';

/** The pseudonym under which acts of the operator's command line stand in the log. */
export const operator = 'operator';

/** Adds a partner, or brings it up to date, with an entry in the log. `by`: the pseudonym of who does. */
export function savePartner(
  { writer }: Pick<Archive, 'writer'>,
  partner: Partner,
  by: string = operator,
): void {
  writer.transact((tx) => {
    tx.partner(partner);
    tx.log({
      time: new Date().toISOString(),
      actor: by,
      kind: 'partner.saved',
      subject: `partner/${partner.id}`,
      payload: partner,
    });
  });
}

/** Adds a collection with its partners and agreement, or brings it up to date, with an entry in the log. `by`: the pseudonym of who does. */
export function saveCollection(
  { writer }: Pick<Archive, 'writer'>,
  collection: Collection,
  by: string = operator,
): void {
  writer.transact((tx) => {
    const time = new Date().toISOString();
    tx.collection(collection, time);
    const subject = `collection/${collection.id}`;
    tx.log({
      time,
      actor: by,
      kind: 'collection.saved',
      subject,
      payload: collection,
    });
  });
}
