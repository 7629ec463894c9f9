import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { RowDraft } from '../../ingest/ingest.ts';
import { actOnDispute } from '../../server/acts/act-on-dispute.ts';
import { editRecord, withdrawRecord } from '../../server/acts/edit-record.ts';
import { fileDispute } from '../../server/acts/file-dispute.ts';
import { restrict } from '../../server/acts/restrict.ts';
import { saveCollection, savePartner } from '../../server/acts/save-members.ts';
import { voteOn } from '../../server/acts/vote-on.ts';
import { withdrawProposal } from '../../server/acts/withdraw-proposal.ts';
import type { Access } from '../../server/archive/archive.ts';
import { defaultAgreement } from '../../server/archive/default-agreement.ts';
import type { Archive } from '../../server/archive/open-archive.ts';
import { imageId } from '../../server/curation/image-id.ts';
import { itemId } from '../../server/curation/item-id.ts';
import { commitDeposit } from '../../server/deposit/commit-deposit.ts';
import { inspectImage } from '../../server/projections/images/inspect-image.ts';
import { check } from '../../vocab/check.ts';
import type { Draft } from '../../vocab/draft.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { statementId } from '../../vocab/record/statement.ts';
import { cc0 } from '../../vocab/rights.ts';
import { canaryDraft, canaryWord, statementsSaying, tracesOf } from './canary-content.ts';

export type Level = 'item' | 'record' | 'statement' | 'media';
export type Reach = 'partners' | 'named' | 'withheld';

/** Something that must not be seen: a word, and what is derived from it. */
export type Canary = {
  /** What it stands for, for people who read a failure. */
  name: string;
  word: string;
  item: string;
  record: string;
  collection: string;
  image: string;
  file: string;
  content: RecordContent;
  /** Parts of hashes that would give it away. */
  traces: string[];
  /** Whether a partner who has nothing to do with it may see it. */
  open: boolean;
  /** The item itself stays public, and only a part of it is hidden. */
  partly: boolean;
  /** When it was public, as mementos write it; so that its past is asked for. */
  moments?: string[];
  /** Not even that there is such an item may be known. */
  secret?: boolean;
  /** That it was public and is held or withdrawn, everyone may know. */
  tombstone?: true;
};

export const actor = (partner: string) => ({ id: `tester-${partner}`, partner, role: 'steward' as const });
export const now = () => new Date().toISOString();

/** Says what is wrong where an act was refused. */
export function done<T extends { outcome: string }>(
  result: T,
): Exclude<T, { outcome: 'refused' | 'stopped' }> {
  if (result.outcome === 'refused' || result.outcome === 'stopped') throw new Error(JSON.stringify(result));
  return result as Exclude<T, { outcome: 'refused' | 'stopped' }>;
}

export const accessOf = (reach: Reach): Access =>
  reach === 'named' ? { level: 'named', partners: ['c'] } : { level: reach };

/** Partners `a`, who describes, `b` and `c` beside it, `k` who holds a veto, and `d`, who has nothing to do with any of it. */
export function layOut(archive: Archive): void {
  for (const id of ['a', 'b', 'c', 'd', 'k'])
    savePartner(archive, {
      id,
      kind: id === 'k' ? 'community' : 'museum',
      name: { en: [`Museum ${id}`] },
    });
  const collection = (id: string, partners: string[], agreement = {}) =>
    saveCollection(archive, {
      id,
      name: { en: [`Collection ${id}`] },
      partners,
      agreement: { ...defaultAgreement, ...agreement },
      licence: cc0,
    });
  collection('shared', ['a', 'b', 'c']);
  collection('veto', ['a', 'k'], { veto: ['k'] });
  for (const reach of ['partners', 'named', 'withheld'] as const)
    collection(`closed-${reach}`, ['a', 'b', 'c'], { access: accessOf(reach) });
}

let pictures = 0;

/** Draws a picture that is like no other, in size and in colour. */
async function drawPicture(folder: string, word: string): Promise<string> {
  pictures += 1;
  mkdirSync(folder, { recursive: true });
  const background = { r: (pictures * 53) % 256, g: (pictures * 101) % 256, b: (pictures * 17) % 256 };
  await sharp({ create: { width: 600 + pictures, height: 500 + 3 * pictures, channels: 3, background } })
    .png()
    .toFile(join(folder, `${word}.png`));
  return `${word}.png`;
}

/** Deposits one draft, as a file of one row. A curator's is proposed, a steward's public at once. */
export async function deposit(
  archive: Archive,
  given: {
    folder: string;
    draft: Omit<Draft, 'row'>;
    collection?: string;
    partner?: string;
    role?: 'curator' | 'steward';
  },
): Promise<{ deposit: number; proposal: number | undefined }> {
  const { folder, partner = 'a', collection = 'shared', role = 'steward' } = given;
  const draft = { ...given.draft, row: 1 };
  async function* rows(): AsyncGenerator<RowDraft> {
    const { problems, ...checked } = check(draft);
    yield { row: 1, draft, ...checked, problems: problems.map((p) => ({ ...p, row: 1 })) };
  }
  const result = done(
    await commitDeposit(archive, {
      rows: rows(),
      file: join(folder, 'rows.csv'),
      partner,
      collection,
      mapping: 'template',
      actor: { ...actor(partner), role },
      baseUrl: 'http://127.0.0.1:3000/',
      complete: false,
      dryRun: false,
      inspect: async (path) => {
        const seen = await inspectImage(path);
        return seen.state === 'image' ? { ok: true, ...seen } : { ok: false, ...seen.problem };
      },
      onProblem: (problem) => {
        throw new Error(JSON.stringify(problem));
      },
      onProgress: () => {},
    }),
  );
  return { deposit: result.deposit!, proposal: archive.curation.deposit(result.deposit!)?.proposal };
}

export type Place = { archive: Archive; folder: string };

/** Deposits an item of `a` that says a word of its own, and says what would give it away. */
export async function placeCanary(
  { archive, folder }: Place,
  given: {
    name: string;
    level: Level;
    open: boolean;
    collection?: string;
    role?: 'curator' | 'steward';
    /** What says the word: every field, the picture’s description, or one text. */
    says?: 'all' | 'media' | 'one';
  },
): Promise<Canary & { proposal: number | undefined }> {
  const { name, level, open, collection = 'shared', role = 'steward' } = given;
  const { says = level === 'media' ? 'media' : 'all' } = given;
  const word = canaryWord();
  const draft = canaryDraft({ word, picture: await drawPicture(folder, word) });
  const partly = level === 'statement' || level === 'media';
  // Something of the item stays to be seen where a part of it alone is hidden.
  const seen = { title: { fr: ['Objet visible'] } };
  if (says === 'media')
    Object.assign(draft, { id: `row ${pictures}`, content: { ...seen, media: draft.content.media! } });
  if (says === 'one')
    Object.assign(draft, {
      id: `row ${pictures}`,
      content: { ...seen, inscription: { en: [`${word} once`] } },
    });
  if (says === 'all' && partly)
    draft.content = { ...draft.content, title: { ...draft.content.title, ...seen.title } };
  const { proposal } = await deposit(archive, { folder, draft, collection, role });
  const item = itemId({ partner: 'a', collection, sourceId: draft.id });
  const { id: row } = archive.curation.recordAt(item, 'a')!;
  const content = archive.curation.revisionsOf(row).at(-1)!.content;
  const file = content.media?.[0]?.file ?? `none-${word}`;
  const traces = tracesOf(content, word);
  return {
    name,
    word,
    item,
    record: 'a',
    collection,
    image: imageId({ item, record: 'a', file }),
    file,
    content,
    traces,
    open,
    partly,
    proposal,
  };
}

/** Sets the access of what a canary stands for. */
export function setAccess({ archive }: Place, canary: Canary, level: Level, access: Access): void {
  const { item, record, content, word, file } = canary;
  const act = { item, access, ground: 'own' as const, actor: actor('a'), time: now() };
  if (level === 'item') done(restrict(archive, act));
  else if (level === 'record') done(restrict(archive, { ...act, record }));
  else {
    const media = statementId({ field: 'media', key: file });
    const ids = level === 'media' ? [media] : [...statementsSaying(content, word)];
    for (const statement of ids) done(restrict(archive, { ...act, record, statement }));
  }
}

/** `k` contests on the ground of harm and holds the subject back. Gives the dispute's number. */
export function hold({ archive }: Place, canary: Canary, kind: 'item' | 'statement' | 'image'): string {
  const { item, record, image, content, word } = canary;
  const subject =
    kind === 'item'
      ? { kind, item }
      : kind === 'image'
        ? { kind, item, record, image }
        : { kind, item, record, statement: statementsSaying(content, word)[0]! };
  const { number } = done(
    fileDispute(archive, {
      subject,
      ground: 'harm',
      // Who contests is bound to say what.
      reasons: { en: [`${word} does harm.`] },
      evidence: [{ text: { en: [`${word} as evidence`] }, url: `https://evidence.example/${word}` }],
      actor: actor('k'),
      time: now(),
    }),
  );
  done(
    actOnDispute(archive, {
      number,
      command: { kind: 'hold' },
      actor: { kind: 'partner', partner: 'k', role: 'steward' },
      by: 'tester-k',
      time: now(),
    }),
  );
  return number;
}

export function release({ archive }: Place, number: string): void {
  done(
    actOnDispute(archive, {
      number,
      command: { kind: 'release' },
      actor: { kind: 'partner', partner: 'k', role: 'steward' },
      by: 'tester-k',
      time: now(),
    }),
  );
}

/** A canary that says the same in other words. */
export const reworded = (canary: Canary, how: string): Canary => ({
  ...canary,
  content: JSON.parse(
    JSON.stringify(canary.content).replaceAll(`${canary.word} `, `${how} ${canary.word} `),
  ) as RecordContent,
});

/** The record comes to say what a canary says. */
export function edit({ archive }: Place, { item, record, content }: Canary): void {
  done(editRecord(archive, { item, record, content, actor: actor('a'), time: now() }));
}

export const approve = async ({ archive }: Place, proposal: number): Promise<void> => {
  done(await voteOn(archive, { proposal, vote: 'approve', actor: actor('a'), time: now() }));
};
export const giveBack = async ({ archive }: Place, proposal: number): Promise<void> => {
  done(
    await voteOn(archive, {
      proposal,
      vote: 'return',
      reason: { en: ['No.'] },
      actor: actor('a'),
      time: now(),
    }),
  );
};
export const takeBack = async ({ archive }: Place, proposal: number): Promise<void> => {
  done(await withdrawProposal(archive, { proposal, actor: actor('a'), time: now() }));
};

export const withdraw = ({ archive }: Place, { item, record }: Canary): void => {
  done(withdrawRecord(archive, { item, record, actor: actor('a'), time: now() }));
};
