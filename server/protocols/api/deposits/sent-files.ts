/** Files that were sent one by one, and are all there. `path`: below the folder into which they were put. */
type TakenFiles = { files: { path: string; bytes: number }[] };

/** Why files that were sent cannot be taken, and the remedy. `unknown`: there is no such file of this person's. */
export type NotThere = { fault: { why: 'unknown' | 'unfinished' | 'name'; reason: string; remedy: string } };

/** What `/api/uploads` keeps until a deposit takes it. */
export type SentFiles = {
  /**
   * Moves somebody's finished files into a folder, in the order in which they are named; all of them or, with a fault, none. `owner`: the
   * pseudonym of who sent them.
   */
  take(ids: readonly string[], to: { owner: string; folder: string }): Promise<TakenFiles | NotThere>;
};
