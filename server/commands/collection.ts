import { parseArgs } from 'node:util';
import { cc0, normaliseRights } from '../../vocab/rights.ts';
import { saveCollection } from '../acts/save-members.ts';
import { openArchive } from '../archive/open-archive.ts';
import { defaultAgreement } from '../curation/agreement.ts';
import { type Command, UsageError } from './command.ts';
import { namesFrom } from './names-from.ts';

export const collection: Command = {
  usage:
    'collection add ID --name NAME [--name LANG=NAME ...] --partner P[,P2] [--approvals N] [--licence URI]',
  async run({ args, config, console }) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        name: { type: 'string', multiple: true },
        partner: { type: 'string', multiple: true },
        approvals: { type: 'string', default: '1' },
        licence: { type: 'string', default: cc0 },
      },
    });
    const [verb, id] = positionals;
    if (verb !== 'add' || id === undefined) throw new UsageError('Say which collection to add.');
    if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(id))
      throw new UsageError(
        `“${id}” cannot be a collection's id. Use small letters, digits and hyphens, 40 at most.`,
      );
    const partners = (values.partner ?? []).flatMap((list) => list.split(',')).filter(Boolean);
    if (partners.length === 0)
      throw new UsageError('Say whose collection it is: --partner P, or --partner P,P2.');
    const approvals = Number(values.approvals);
    if (!Number.isInteger(approvals) || approvals < 1 || approvals > partners.length)
      throw new UsageError(
        `--approvals is a whole number from 1 to ${partners.length}, the number of partners.`,
      );
    const licence = normaliseRights(values.licence);
    if (licence === undefined)
      throw new UsageError(`“${values.licence}” is no licence that is known here, such as ${cc0}.`);
    const archive = openArchive(config.dataDir);
    try {
      const unknown = partners.find((partner) => !archive.reader.partner(partner));
      if (unknown !== undefined)
        throw new UsageError(
          `There is no partner ${unknown}. Add it first: tessera partner add ${unknown} --name NAME`,
        );
      saveCollection(archive, {
        id,
        name: namesFrom(values.name),
        partners,
        agreement: { ...defaultAgreement, approvals },
        licence,
      });
    } finally {
      archive.close();
    }
    console.out(`Collection ${id} is there.`);
    return 0;
  },
};
