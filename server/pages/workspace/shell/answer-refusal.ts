import type { Refused } from '../../../acts/outcome.ts';
import { sendPage } from '../../layout/send-page.ts';
import { renderErrorPage } from '../../render-error-page.ts';
import type { Message } from './render-workspace-page.ts';
import type { Visit } from './visit.ts';

const statuses = { unknown: 404, forbidden: 403, conflict: 409, invalid: 422 } as const;

/** A refusal as a page shows it. The reasons of the archive's rules are written in English. */
export const refusalMessage = ({ reason, remedy }: Refused): Message => ({
  kind: 'fault',
  text: reason,
  remedy,
  lang: 'en',
});
export const refusalStatus = ({ why }: Refused): number => statuses[why];

/** There is nothing at this address, or nothing for this viewer: which of the two is not told. */
export function sendMissing({ res, reader }: Pick<Visit, 'res' | 'reader'>): void {
  sendPage(res, {
    reader,
    status: 404,
    html: renderErrorPage({ reader, status: 404 }),
    headers: { 'Cache-Control': 'private, no-store' },
  });
}
