import { partnersWhere } from '../../../accounts/may.ts';
import type { Outcome } from '../../../acts/outcome.ts';
import { type Reverted, revertDeposit } from '../../../acts/revert-deposit.ts';
import type { Selection } from '../../../deposit/selection.ts';
import { actAs } from '../act-as.ts';
import { unknownJoin } from '../deposits/check-joins.ts';
import { receiveFiles } from '../deposits/receive-files.ts';
import type { UploadFields } from '../deposits/upload.ts';
import type { ApiParts } from '../parts.ts';
import { conflict, forbidden, invalid, missing, refusal } from '../refusals.ts';
import type { Ask, Route } from '../route.ts';
import { collectionId, list, object, oneOf, partnerId, ref, text } from '../schemas/build-schema.ts';
import { begun, depositorOf, isTextLanguage, started, textLanguage } from './begin-deposit.ts';
import { depositId } from './deposit-read-routes.ts';
import { findDeposit } from './show-deposit.ts';

const tag = 'Deposits';
const params = { deposit: depositId };
const noPreview = conflict(
  'This is no preview that is ready.',
  'Wait until it is done, or look again; send the file again after a day.',
);
const wordFlag = oneOf(['true', 'false']);
const known = ['partner', 'collection', 'mapping', 'language', 'mode', 'complete', 'overwriteEdits'];

/** The fields of a form, or what is wrong with them. */
function readFields(fields: Record<string, string>): { fields: UploadFields } | ReturnType<typeof invalid> {
  const {
    partner,
    collection,
    mapping,
    language,
    mode = 'commit',
    complete = 'false',
    overwriteEdits = 'false',
  } = fields;
  const stranger = Object.keys(fields).find((name) => !known.includes(name));
  if (stranger !== undefined)
    return invalid(`There is no field “${stranger}”.`, `Known are ${known.join(', ')}.`);
  if (!partner || !collection)
    return invalid('The partner or the collection is missing.', 'Send both as fields.');
  if (mode !== 'commit' && mode !== 'preview')
    return invalid(`“${mode}” is no mode.`, 'Write commit or preview.');
  if (language && !isTextLanguage(language))
    return invalid(`“${language}” is no language tag.`, 'Write one such as en, ar or zh-Hant (BCP 47).');
  for (const value of [complete, overwriteEdits])
    if (value !== 'true' && value !== 'false')
      return invalid(`“${value}” is neither true nor false.`, 'Write one of them.');
  return {
    fields: {
      partner,
      collection,
      ...(mapping && { mapping }),
      ...(language && { language }),
      mode,
      complete: complete === 'true',
      overwriteEdits: overwriteEdits === 'true',
    },
  };
}

/** Sending files, taking what was looked at, and taking a deposit back. */
export function depositActRoutes(parts: ApiParts): Route[] {
  const { archive, uploads } = parts;

  async function receive(ask: Ask) {
    if (partnersWhere(ask.principal!, 'deposit').length === 0)
      return forbidden('You deposit for no partner.', 'Ask a steward of your institution for the role.');
    if (!/^multipart\/form-data\b/i.test(ask.req.get('Content-Type') ?? ''))
      return {
        problem: {
          status: 415,
          title: 'Not a form with files',
          detail: 'Files are sent as multipart/form-data (RFC 7578).',
          remedy: 'Send the file in a field named “file”.',
        },
      };
    const { id, folder } = uploads.prepare();
    const answer = await receiveInto(ask, id, folder).catch(async (error) => {
      await uploads.drop(id);
      throw error;
    });
    if ('problem' in answer) await uploads.drop(id);
    return answer;
  }

  async function receiveInto(ask: Ask, id: string, folder: string) {
    const received = await receiveFiles(ask.req, { folder, limits: uploads.limits });
    if ('problem' in received) {
      // What is not read to its end is not waited for.
      ask.res.set('Connection', 'close');
      return received;
    }
    const read = readFields(received.fields);
    if ('problem' in read) return read;
    const [source] = received.files;
    if (!source) return invalid('There is no file.', 'Send one in a field named “file”; pictures follow it.');
    const { fields } = read;
    const depositor = depositorOf(parts, ask, fields);
    if ('problem' in depositor) return depositor;
    const { actor } = depositor;
    return started(parts, uploads.begin({ id, fields, file: source.path, bytes: source.bytes, actor }));
  }

  return [
    {
      id: 'deposits.send',
      method: 'post',
      path: '/deposits',
      tag,
      summary: 'Send a file, and the pictures that it names, as a deposit or to be looked at first',
      description:
        'The first `file` is the source; pictures follow it as further files of the same name of field, each with the path by which rows name it. A preview writes nothing, and waits a day to be committed. Where the agreement asks for more approvals the rows are proposed. Sending the same file again changes nothing.',
      who: 'signed-in',
      body: object(
        {
          file: list({ type: 'string', contentMediaType: 'application/octet-stream' }, { minItems: 1 }),
          partner: partnerId,
          collection: collectionId,
          mapping: text(200),
          language: textLanguage,
          mode: { ...oneOf(['commit', 'preview']), default: 'commit' },
          complete: {
            ...wordFlag,
            default: 'false',
            description: 'Whether records that it does not hold are withdrawn.',
          },
          overwriteEdits: {
            ...wordFlag,
            default: 'false',
            description:
              'Whether the file is right where records were edited here since; edits are kept otherwise.',
          },
        },
        ['file', 'partner', 'collection'],
      ),
      bodyType: 'multipart/form-data',
      answers: begun,
      problems: [403, 404, 413, 415, 422],
      handle: receive,
    },
    {
      id: 'deposits.commit',
      method: 'post',
      path: '/deposits/{deposit}/commit',
      tag,
      summary: 'Take what a preview looked at, or part of it',
      description:
        'Without a body all of it is taken. What is left out by choice is not withdrawn, of a complete source neither. A commit that is broken off goes on by itself when the server is there again, under the same number.',
      who: 'signed-in',
      params,
      body: ref('Selection'),
      bodyOptional: true,
      answers: begun,
      problems: [403, 404, 409],
      handle: (ask) => {
        const upload = findDeposit(parts, ask)?.upload;
        if (!upload) return missing('such preview');
        const { partner } = upload.fields;
        const acting = actAs(ask, partner, 'deposit');
        if ('problem' in acting) return acting;
        const selection = ask.body as Selection;
        const unknown = unknownJoin(archive, selection, partner);
        if (unknown !== undefined)
          return invalid(
            `There is no item ${unknown} to join.`,
            'Take one of those offered, or leave it out.',
          );
        return uploads.commit(upload, acting.actor, selection) ? started(parts, upload) : noPreview;
      },
    },
    {
      id: 'deposits.preview',
      method: 'post',
      path: '/deposits/{deposit}/preview',
      tag,
      summary: 'Look again at what a preview read: terms may have been chosen since, and others have written',
      who: 'signed-in',
      params,
      answers: begun,
      problems: [403, 404, 409],
      handle: (ask) => {
        const upload = findDeposit(parts, ask)?.upload;
        if (!upload) return missing('such preview');
        const acting = actAs(ask, upload.fields.partner, 'deposit');
        if ('problem' in acting) return acting;
        return uploads.again(upload, acting.actor) ? started(parts, upload) : noPreview;
      },
    },
    {
      id: 'deposits.discard',
      method: 'delete',
      path: '/deposits/{deposit}',
      tag,
      summary: 'Take none of a preview, and keep nothing of what was sent',
      who: 'signed-in',
      params,
      answers: { 204: { description: 'It is gone.' } },
      problems: [403, 404, 409],
      handle: async (ask) => {
        const found = findDeposit(parts, ask);
        if (!found) return missing('such preview');
        const partner = found.upload?.fields.partner ?? found.entry!.partner;
        const acting = actAs(ask, partner, 'deposit');
        if ('problem' in acting) return acting;
        if (found.upload && (await uploads.discard(found.upload))) return { status: 204 };
        return conflict('This is no preview: it has been taken.', 'Revert the deposit instead.');
      },
    },
    {
      id: 'deposits.revert',
      method: 'post',
      path: '/deposits/{deposit}/revert',
      tag,
      summary: 'Take a deposit back as a whole; what others did since stays (a steward)',
      who: 'signed-in',
      params,
      body: object({ note: text(2000) }),
      answers: begun,
      problems: [403, 404, 409],
      handle: async (ask) => {
        const found = findDeposit(parts, ask);
        const number = found?.entry?.id ?? found?.upload?.deposit;
        const entry = number === undefined ? undefined : archive.curation.deposit(number);
        if (!entry) return missing('such deposit');
        const acting = actAs(ask, entry.partner, 'decide');
        if ('problem' in acting) return acting;
        const { actor } = acting;
        const { partner, collection, file } = entry;
        const fields: UploadFields = {
          partner,
          collection,
          mode: 'commit',
          complete: false,
          overwriteEdits: false,
        };
        const work = uploads.follow({ fields, file, actor: actor.id, reverts: entry.id });
        const { note } = ask.body as { note?: string };
        const outcome = await untilBegun(
          (onProgress) =>
            revertDeposit(archive, {
              deposit: entry.id,
              actor,
              ...(note !== undefined && { note }),
              time: ask.time,
              onProgress,
            }),
          work,
        );
        if (outcome?.outcome === 'refused') {
          work.drop();
          return refusal(outcome);
        }
        return started(parts, work.upload);
      },
    },
  ];
}

type RevertOutcome = Outcome<{ deposit: number; reverted: Reverted }>;

/** Begins a revert and waits for a refusal, or for the first records to be done; the rest goes on by itself. */
async function untilBegun(
  revert: (onProgress: (done: number) => void) => Promise<RevertOutcome>,
  work: ReturnType<ApiParts['uploads']['follow']>,
): Promise<RevertOutcome | undefined> {
  const { promise: moved, resolve } = Promise.withResolvers<undefined>();
  const whole = revert((done) => {
    work.progress(done);
    resolve(undefined);
  });
  whole.then(
    (outcome) => {
      if (outcome.outcome === 'done')
        work.end({ state: 'done', deposit: outcome.deposit, summary: { ...outcome.reverted } });
    },
    () =>
      work.end({
        state: 'failed',
        message: 'Something went wrong here. Ask for the revert again: it goes on where it stopped.',
      }),
  );
  return Promise.race([whole, moved]);
}
