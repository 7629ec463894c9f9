/** What is to be known of the replicas to choose between them. */
export type Choice = {
  /** GRAPH, FROM, FROM NAMED or the protocol's dataset. */
  namesGraphs: boolean;
  reader: 'visitors' | 'site';
  plain: { ready: boolean; saving: boolean };
  /** `held`: it takes no batches for a moment, as the memories are saved. */
  dataset: { ready: boolean; idle: boolean; held: boolean };
  /** Something that is to leave has not left `plain` for longer than may be. */
  overdue: boolean;
};

/**
 * Who answers; null: nobody can now. Every query that names no graph can be answered by either. While
 * something is overdue, `dataset` answers, where such batches come before the queries that wait.
 */
export function chooseReplica(choice: Choice): 'plain' | 'dataset' | null {
  const { namesGraphs, reader, plain, dataset, overdue } = choice;
  const dataMay = dataset.ready && !(overdue && dataset.held);
  if (namesGraphs) return dataMay ? 'dataset' : null;
  if (reader === 'site' && dataMay && dataset.idle) return 'dataset';
  const plainMay = plain.ready && !overdue;
  if (plainMay && !plain.saving) return 'plain';
  if (dataMay) return 'dataset';
  return plainMay ? 'plain' : null;
}
