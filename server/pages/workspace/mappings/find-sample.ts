import { basename } from 'node:path';
import { sentIdForm } from '../../../protocols/uploads/open-sent-files.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';

/** A file that can be looked at. `id`: how pages name it. */
export type SampleFile = { id: string; path: string; name: string };

/** The file that a page names: one that its visitor sent and nobody has deposited yet, or that their partner is looking at. */
export async function findSample(
  { ports, principal, partner }: Pick<PartnerVisit, 'ports' | 'principal' | 'partner'>,
  id: string,
): Promise<SampleFile | undefined> {
  const upload = id.startsWith('u-') ? ports.uploads.get(id) : undefined;
  if (upload?.fields.partner === partner) {
    const path = ports.uploads.fileOf(id, upload.file);
    return path === undefined ? undefined : { id, path, name: basename(upload.file) };
  }
  const sent = sentIdForm.test(id) ? await ports.sent.pathOf(principal.id, id) : undefined;
  return sent && { id, ...sent };
}
