import type { ContestedBy } from '../../curation/public/contested-by.ts';
import type { ItemView, RecordView } from '../../curation/view.ts';

/** What a format may tell of besides the record: all that is shown of its item, and the disputes that concern the record. */
export type FormatContext = { view: ItemView; disputes: readonly ContestedBy[] };

/** A format in which every record can be had. */
export type MetadataFormat = {
  /** Its `metadataPrefix`. */
  prefix: string;
  namespace: string;
  /** Address of its XML Schema. */
  schema: string;
  /** Whether records are written ahead in it, since it is harvested whole. */
  ahead?: true;
  /**
   * One element that declares its namespaces and, by xsi:schemaLocation, its schema. Called for each record
   * of a harvest.
   */
  write(record: RecordView, context: FormatContext): string;
};
