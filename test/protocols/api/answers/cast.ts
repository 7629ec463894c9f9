import assert from 'node:assert/strict';
import { itemId } from '../../../../server/curation/item-id.ts';
import { type Auth, openWorld, type World } from '../api-world.ts';

export const idOf = (partner: string, collection: string, sourceId: string) =>
  itemId({ partner, collection, sourceId });
export const title = (text: string) => ({ title: { en: [text] } });

/** Those who act in the tests of answers: stewards by key, people of one partner in lesser roles, and two operators. */
export async function openCast() {
  const w = await openWorld();
  const operator = await w.person('olga', { operator: true });
  const second = await w.person('otto', { operator: true });
  const ada = await w.person('ada', { partner: 'a', role: 'steward' });
  const stewards: Record<string, Auth> = {};
  for (const partner of 'abcdefg') stewards[partner] = await w.key(partner, 'steward');
  const own = (partner: string): Auth => stewards[partner]!;
  const [curator, reader] = [await w.key('a', 'curator'), await w.key('a', 'reader')];
  await w.deposit(own('a'), 'a', 'free', 'id,title@en,date\n1,Mask,1890\n2,Drum,1900\n3,Bowl,1910\n');
  /** Calls and asserts the status. */
  const expect = async (status: number, ...args: Parameters<World['call']>) => {
    const answer = await w.call(...args);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    return answer;
  };
  return { w, operator, second, ada, stewards, own, curator, reader, expect };
}

export type Cast = Awaited<ReturnType<typeof openCast>>;
