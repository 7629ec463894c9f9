import type { ns } from '../../../vocab/terms/namespaces.ts';

/** A prefix of ours; `tns` are the archive's own terms. */
export type Prefix = Exclude<keyof typeof ns, 'xsd'> | 'tns';

/** A query without its prologue, and the prefixes that it needs. `{service}` in it stands for another archive's endpoint. */
export type Example = { prefixes: Prefix[]; text: string };
