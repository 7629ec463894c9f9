/** The error codes of OAI-PMH 2.0, section 3.6. They travel with HTTP status 200. */
export type OaiErrorCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch';

/**
 * What the harvester did wrong, and the remedy. (`noMetadataFormats` and `noSetHierarchy` cannot occur here.)
 */
export type OaiError = { code: OaiErrorCode; message: string };
