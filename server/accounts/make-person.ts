import type { Auth } from './open-auth.ts';

/** A person just made: `id` is the library's, `actor` the pseudonym. */
export type MadePerson = { id: string; actor: string; unmake(): Promise<void> };
export type MakePerson = (person: {
  name: string;
  email: string;
  password: string;
  emailVerified: boolean;
}) => Promise<MadePerson | undefined>;

/** Makes people with a password, as the library would by sign-up, which is closed. Gives undefined where the address is taken. */
export function makePersonWith(auth: () => Auth): MakePerson {
  return async ({ password, ...person }) => {
    const { adapter, internalAdapter, password: passwords } = await auth().$context;
    const hash = await passwords.hash(password);
    const time = { createdAt: new Date(), updatedAt: new Date() };
    let user: { id: string; actor: string };
    try {
      user = await adapter.create({ model: 'user', data: { ...person, ...time } });
    } catch (error) {
      if (await internalAdapter.findUserByEmail(person.email)) return undefined;
      throw error;
    }
    await internalAdapter.linkAccount({
      userId: user.id,
      accountId: user.id,
      providerId: 'credential',
      password: hash,
    });
    return {
      id: user.id,
      actor: user.actor,
      unmake: () => internalAdapter.deleteUser(user.id).then(() => {}),
    };
  };
}
