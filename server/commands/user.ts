import { parseArgs } from 'node:util';
import { roles } from '../accounts/accounts.ts';
import { type Command, UsageError } from './command.ts';
import { withAccounts } from './with-accounts.ts';

export const user: Command = {
  usage: `user add EMAIL --partner P --role ${roles.join('|')} [--operator] | user reset EMAIL`,
  async run({ args, config, console }) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        partner: { type: 'string' },
        role: { type: 'string' },
        operator: { type: 'boolean', default: false },
      },
    });
    const [verb, email] = positionals;
    if ((verb !== 'add' && verb !== 'reset') || !email || positionals.length > 2)
      throw new UsageError('Say whom to invite, or who needs a new password, by e-mail address.');
    const { partner, operator } = values;
    const role = roles.find((known) => known === values.role);
    if (values.role !== undefined && role === undefined)
      throw new UsageError(`“${values.role}” is no role. Use one of: ${roles.join(', ')}.`);

    return withAccounts(config, async ({ accounts, reader }) => {
      if (verb === 'reset') {
        const address = email.trim().toLowerCase();
        const person = accounts.people().find((known) => known.email === address);
        if (!person) {
          console.err(
            `There is nobody with the address ${address}. Invite them: tessera user add ${address} ...`,
          );
          return 2;
        }
        const { link, expires } = accounts.resetLink({ person: person.id, by: 'cli' })!;
        console.out(link);
        console.err(`With this link ${person.name} chooses a new password; it works once, until ${expires}.`);
        return 0;
      }
      if (partner !== undefined && !reader.partner(partner)) {
        console.err(`There is no partner ${partner}. Add it: tessera partner add ${partner} --name NAME`);
        return 2;
      }
      const invited = await accounts.invite({ email, partner, role, operator, by: 'cli' });
      if (invited.outcome === 'refused') throw new UsageError(invited.remedy);
      console.out(invited.link);
      console.err(
        `This link lets ${email} in; it works once, until ${invited.expires}. Hand it on with care.`,
      );
      return 0;
    });
  },
};
