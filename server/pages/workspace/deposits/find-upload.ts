import type { Upload } from '../../../protocols/api/deposits/upload.ts';
import { sendMissing } from '../shell/answer-refusal.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';

/** A route about one upload of the partner; another's is not there. */
export const withUpload =
  (act: (visit: PartnerVisit, upload: Upload) => unknown) =>
  (visit: PartnerVisit): unknown => {
    const upload = visit.ports.uploads.get(String(visit.req.params.id));
    return upload?.fields.partner === visit.partner && upload.kind === 'file'
      ? act(visit, upload)
      : sendMissing(visit);
  };
