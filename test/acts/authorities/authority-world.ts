import type { TestContext } from 'node:test';
import { describeAuthority } from '../../../server/acts/authorities/describe-authority.ts';
import { proposeAuthorityJoin } from '../../../server/acts/authorities/propose-authority-join.ts';
import type { Archive } from '../../../server/archive/open-archive.ts';
import type { Actor } from '../../../server/curation/decide.ts';
import type { AuthorityContent } from '../../../vocab/authority/authority.ts';
import { referencesByName } from '../../../vocab/authority/authority.ts';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import { depositRows } from '../../deposit/deposit-rows.ts';
import { publishAll } from '../../publish/publish-all.ts';
import { actsWorld, now, steward } from '../acts-world.ts';

/** The address that records get which call somebody by this name alone. */
export const agentNamed = (name: string, language = 'en'): string =>
  referencesByName('agent', { [language]: [name] })[0]!;
export const placeNamed = (name: string, language = 'en'): string =>
  referencesByName('place', { [language]: [name] })[0]!;

/** A row of a partner's that names a maker and a place. */
export async function row(
  archive: Archive,
  id: string,
  given: { partner?: string; creator?: LanguageMap; place?: LanguageMap; collection?: string },
): Promise<void> {
  const { partner = 'a', creator, place, collection } = given;
  await depositRows(
    archive,
    [
      {
        id,
        content: {
          title: { en: [`${partner} ${id}`] },
          ...(creator && { creator: [{ agent: { label: creator } }] }),
          ...(place && { place: [{ label: place }] }),
        },
      },
    ],
    { partner, ...(collection !== undefined && { collection }) },
  );
  publishAll(archive);
}

/** `a` and `b` name Hokusai, each in its own way; `c` names nobody; `d` and `e` share no collection with them. */
export async function hokusai(t: Pick<TestContext, 'after'>): Promise<Archive> {
  const archive = actsWorld(t);
  await row(archive, '1', { creator: { en: ['Katsushika Hokusai'] }, place: { en: ['Edo'] } });
  await row(archive, '2', { partner: 'b', creator: { ja: ['葛飾北斎'] }, place: { en: ['Tokyo'] } });
  await row(archive, '3', { partner: 'c' });
  return archive;
}
export const english = agentNamed('Katsushika Hokusai');
export const japanese = agentNamed('葛飾北斎', 'ja');

export const describe = (
  archive: Archive,
  partner: string,
  reference: string,
  content: AuthorityContent,
  more: { actor?: Actor; basis?: number } = {},
) => describeAuthority(archive, { reference, content, actor: steward(partner), time: now(), ...more });

export const joinThem = (archive: Archive, from: string, into: string, by = 'a') =>
  proposeAuthorityJoin(archive, { from, into, actor: steward(by), time: now() });
