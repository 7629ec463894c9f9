/** A request that must fail, and the codes of which one must be among the answer's. */
export type ErrorRequest = { query: string; codes: string[]; why?: string };

/** The requests of the official validator (HTTP::OAIPMH::Validator 1.07), errors and dates. */
export const validatorRequests = (identifier: string, beforeEarliest: string): ErrorRequest[] => [
  { query: 'junk', codes: ['badVerb'] },
  { query: 'verb=junk', codes: ['badVerb'] },
  { query: 'verb=GetRecord&metadataPrefix=oai_dc', codes: ['badArgument'] },
  { query: `verb=GetRecord&identifier=${identifier}`, codes: ['badArgument'] },
  {
    query: 'verb=GetRecord&identifier=invalid%22id&metadataPrefix=oai_dc',
    codes: ['badArgument', 'idDoesNotExist'],
  },
  { query: 'verb=ListIdentifiers&until=junk', codes: ['badArgument'] },
  { query: 'verb=ListIdentifiers&from=junk', codes: ['badArgument'] },
  { query: 'verb=ListIdentifiers&resumptionToken=junk&until=2000-02-05', codes: ['badArgument'] },
  { query: 'verb=ListRecords&metadataPrefix=oai_dc&from=junk', codes: ['badArgument'] },
  { query: 'verb=ListRecords&resumptionToken=junk', codes: ['badResumptionToken'] },
  {
    query: 'verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=junk&until=1990-01-10',
    codes: ['badArgument'],
  },
  { query: 'verb=ListRecords&metadataPrefix=oai_dc&until=junk', codes: ['badArgument'] },
  { query: 'verb=ListRecords', codes: ['badArgument'] },
  {
    query: 'verb=ListRecords&metadataPrefix=oai_dc&from=2002-02-05&until=2002-02-06T05:35:00Z',
    codes: ['badArgument'],
  },
  { query: `verb=ListRecords&metadataPrefix=oai_dc&until=${beforeEarliest}`, codes: ['noRecordsMatch'] },
];

/** Further ones, by the clauses of OAI-PMH 2.0. */
export const furtherErrorRequests = (identifier: string): ErrorRequest[] => [
  { query: '', codes: ['badVerb'] },
  { query: 'verb=', codes: ['badVerb'] },
  { query: 'verb=identify', codes: ['badVerb'], why: 'verbs are case-sensitive' },
  { query: 'verb=Identify&verb=Identify', codes: ['badVerb'], why: 'repeated' },
  { query: 'verb=toString', codes: ['badVerb'], why: 'a name that every object has' },
  { query: 'verb=Identify&metadataPrefix=oai_dc', codes: ['badArgument'] },
  { query: 'verb=Identify&x=%3Cb%3E', codes: ['badArgument'], why: 'unknown argument with markup' },
  { query: 'verb=ListMetadataFormats&identifier=really_wrong_id', codes: ['idDoesNotExist'] },
  { query: `verb=ListMetadataFormats&identifier=${identifier}:more`, codes: ['idDoesNotExist'] },
  { query: 'verb=ListSets&resumptionToken=junk', codes: ['badResumptionToken'] },
  { query: 'verb=ListSets&set=partner', codes: ['badArgument'] },
  {
    query: `verb=GetRecord&identifier=${identifier}&metadataPrefix=illegal_mdp`,
    codes: ['cannotDisseminateFormat'],
  },
  {
    query: `verb=GetRecord&identifier=${identifier}&identifier=${identifier}&metadataPrefix=oai_dc`,
    codes: ['badArgument'],
  },
  {
    query: 'verb=GetRecord&identifier=oai:elsewhere.example:a:museum&metadataPrefix=oai_dc',
    codes: ['idDoesNotExist'],
  },
  { query: 'verb=GetRecord&identifier=&metadataPrefix=oai_dc', codes: ['idDoesNotExist'] },
  { query: 'verb=GetRecord&identifier=a%20b%00%25&metadataPrefix=oai_dc', codes: ['idDoesNotExist'] },
  { query: 'verb=ListIdentifiers&metadataPrefix=illegal_mdp', codes: ['cannotDisseminateFormat'] },
  { query: 'verb=ListIdentifiers&metadataPrefix=a%20b', codes: ['badArgument'] },
  { query: 'verb=ListIdentifiers&metadataPrefix=oai_dc&metadataPrefix=oai_dc', codes: ['badArgument'] },
  { query: 'verb=ListRecords&metadataPrefix=oai_dc&set=partner:nobody', codes: ['noRecordsMatch'] },
  { query: 'verb=ListRecords&metadataPrefix=oai_dc&set=colour:red', codes: ['noRecordsMatch'] },
  { query: 'verb=ListRecords&metadataPrefix=oai_dc&set=partner:', codes: ['badArgument'] },
  { query: 'verb=ListRecords&metadataPrefix=oai_dc&set=', codes: ['badArgument'] },
  { query: 'verb=ListRecords&metadataPrefix=oai_dc&from=2001', codes: ['badArgument'] },
  { query: 'verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30', codes: ['badArgument'] },
  { query: 'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T24:00:00Z', codes: ['badArgument'] },
  {
    query: 'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00:00.5Z',
    codes: ['badArgument'],
    why: 'finer than the granularity',
  },
  { query: 'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00:00', codes: ['badArgument'] },
  {
    query: 'verb=ListRecords&metadataPrefix=oai_dc&from=2000-01-01&until=1999-01-01',
    codes: ['badArgument'],
  },
  { query: 'verb=ListRecords&metadataPrefix=oai_dc&from=2999-01-01', codes: ['noRecordsMatch'] },
  { query: 'verb=ListRecords&resumptionToken=', codes: ['badResumptionToken'] },
];
