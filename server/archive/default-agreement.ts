import type { Agreement } from './archive.ts';

/** What holds where partners have agreed on nothing else: a steward's own approval publishes. What an agreement leaves unsaid is as here. */
export const defaultAgreement: Agreement = {
  approvals: 1,
  veto: [],
  days: 14,
  silence: 'hold',
  access: { level: 'public' },
};
