/** Why an act did not take place, and what to do instead. Doors turn `why` into their own signs (404, 403, 409, 422). */
export type Refused = {
  outcome: 'refused';
  why: 'unknown' | 'forbidden' | 'conflict' | 'invalid';
  reason: string;
  remedy: string;
};

/** What an act came to: done, with what it made, or refused. */
export type Outcome<T extends object = object> = ({ outcome: 'done' } & T) | Refused;

export const refuse = (why: Refused['why'], reason: string, remedy: string): Refused => ({
  outcome: 'refused',
  why,
  reason,
  remedy,
});

export const unknown = (what: string): Refused =>
  refuse(
    'unknown',
    `There is no ${what}.`,
    'Check the address; it may have been withdrawn or joined to another.',
  );
