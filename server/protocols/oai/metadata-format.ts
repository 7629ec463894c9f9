import type { RecordView } from '../../curation/view.ts';

/** A format in which every record can be had. */
export type MetadataFormat = {
  /** Its `metadataPrefix`. */
  prefix: string;
  namespace: string;
  /** Address of its XML Schema. */
  schema: string;
  /**
   * One element that declares its namespaces and, by xsi:schemaLocation, its schema. Called for each record
   * of a harvest.
   */
  write(record: RecordView): string;
};
