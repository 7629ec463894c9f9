import type { Transaction } from '../archive/writer.ts';

/** The inbox of those who keep the archive. */
export const operatorInbox = 'operator';

/** Puts a notice into the inbox of each partner named, once; the one who acted knows already. */
export function tell(
  tx: Transaction,
  notice: {
    partners: Iterable<string>;
    except?: string;
    kind: string;
    subject: string;
    detail?: Record<string, unknown>;
    time: string;
  },
): void {
  const { partners, except, ...rest } = notice;
  for (const partner of new Set(partners)) if (partner !== except) tx.notice({ partner, ...rest });
}
