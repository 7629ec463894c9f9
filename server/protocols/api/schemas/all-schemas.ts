import type { Schema } from '../route.ts';
import { authoritySchemas } from './authority-schemas.ts';
import { decisionSchemas } from './decision-schemas.ts';
import { depositSchemas } from './deposit-schemas.ts';
import { memberSchemas } from './member-schemas.ts';
import { recordSchemas } from './record-schemas.ts';
import { rowSchemas } from './row-schemas.ts';
import { searchSchemas } from './search-schemas.ts';

/** The schemas that operations refer to by name. */
export const allSchemas: Record<string, Schema> = {
  ...memberSchemas,
  ...recordSchemas,
  ...authoritySchemas,
  ...decisionSchemas,
  ...depositSchemas,
  ...rowSchemas,
  ...searchSchemas,
};
