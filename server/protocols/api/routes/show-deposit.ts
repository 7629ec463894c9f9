import type { DepositEntry } from '../../../archive/curation-reader.ts';
import type { Upload } from '../deposits/upload.ts';
import type { ApiParts } from '../parts.ts';
import type { Ask } from '../route.ts';

/** A deposit as the archive has it. */
export function showEntry(entry: DepositEntry) {
  const {
    id,
    finished,
    summary,
    revertedBy,
    actor,
    note,
    proposal,
    partner,
    collection,
    mode,
    file,
    mapping,
    started,
  } = entry;
  return {
    id: String(id),
    deposit: id,
    partner,
    collection,
    mode,
    file,
    mapping,
    state: finished === undefined ? 'running' : 'done',
    started,
    ...(finished !== undefined && { finished }),
    ...(summary && { summary }),
    ...(revertedBy !== undefined && { revertedBy }),
    ...(proposal !== undefined && { proposal }),
    ...(actor !== undefined && { actor }),
    ...(note !== undefined && { note }),
  };
}

/** Work on a deposit as it stands; with what the archive has of it, once it has. */
export function showUpload({ archive }: Pick<ApiParts, 'archive'>, upload: Upload) {
  const {
    id,
    fields,
    file,
    state,
    preview,
    started,
    finished,
    expires,
    progress,
    summary,
    deposit,
    reverts,
    message,
    actor,
    counts,
  } = upload;
  const entry = deposit === undefined ? undefined : archive.curation.deposit(deposit);
  return {
    ...(entry && showEntry(entry)),
    id,
    partner: fields.partner,
    collection: fields.collection,
    mode: upload.kind === 'revert' ? 'revert' : fields.complete ? 'complete' : 'partial',
    preview,
    file,
    ...(fields.mapping !== undefined && { mapping: fields.mapping }),
    ...(fields.language !== undefined && { language: fields.language }),
    state,
    started,
    ...(finished !== undefined && { finished }),
    ...(expires !== undefined && { expires }),
    progress,
    ...(counts && { counts }),
    ...(summary && { summary }),
    ...(reverts !== undefined && { reverts }),
    ...(message !== undefined && { message }),
    actor,
  };
}

/** What a request's deposit is: an upload, a deposit of the archive, or neither that the viewer may know of. */
export function findDeposit(
  { archive, uploads }: Pick<ApiParts, 'archive' | 'uploads'>,
  { params, viewer }: Ask,
): { entry?: DepositEntry; upload?: Upload } | undefined {
  const id = params.deposit!;
  const partners = viewer.kind === 'partner' ? viewer.partners : [];
  if (id.startsWith('u-')) {
    const upload = uploads.get(id);
    return upload && partners.includes(upload.fields.partner) ? { upload } : undefined;
  }
  const entry = archive.curation.deposit(Number(id));
  if (!entry || !partners.includes(entry.partner)) return undefined;
  const upload = uploads.ofDeposit(entry.id);
  return { entry, ...(upload && { upload }) };
}
