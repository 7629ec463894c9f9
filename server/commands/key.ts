import { parseArgs } from 'node:util';
import { roles, type Scope, scopes } from '../accounts/accounts.ts';
import { type Command, UsageError } from './command.ts';
import { withAccounts } from './with-accounts.ts';

export const key: Command = {
  usage: `key add --partner P --role ${roles.join('|')} --scopes ${scopes.join(',')} [--days N] [--name NAME] | key revoke ID`,
  async run({ args, config, console }) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        partner: { type: 'string' },
        role: { type: 'string' },
        scopes: { type: 'string' },
        days: { type: 'string' },
        name: { type: 'string', default: 'command line' },
      },
    });
    const [verb, id, ...rest] = positionals;
    if (verb === 'revoke' && id !== undefined && rest.length === 0)
      return withAccounts(config, async ({ accounts }) => {
        if (await accounts.revokeKey({ id })) {
          console.out(`Key ${id} is revoked; a running server refuses it within ten seconds.`);
          return 0;
        }
        console.err(`There is no key ${id} in use.`);
        return 2;
      });
    if (verb !== 'add' || id !== undefined) throw new UsageError('Say “key add” or “key revoke ID”.');
    const { partner, name, days } = values;
    const role = roles.find((known) => known === values.role);
    if (partner === undefined) throw new UsageError('Say for which partner: --partner P.');
    if (role === undefined) throw new UsageError(`Say in which role: --role ${roles.join('|')}.`);
    if (values.scopes === undefined) throw new UsageError(`Say what for: --scopes ${scopes.join(',')}.`);
    const asked = values.scopes.split(',').map((scope) => scope.trim() as Scope);

    return withAccounts(config, async ({ accounts, reader }) => {
      if (!reader.partner(partner)) {
        console.err(`There is no partner ${partner}. Add it: tessera partner add ${partner} --name NAME`);
        return 2;
      }
      const made = await accounts.createKey({
        name,
        partner,
        role,
        scopes: asked,
        by: 'cli',
        ...(days !== undefined && { days: Number(days) }),
      });
      if (made.outcome === 'refused') throw new UsageError(made.remedy);
      console.out(made.secret);
      console.err(`This is key ${made.id}, good until ${made.expires}. It is shown this once.`);
      return 0;
    });
  },
};
