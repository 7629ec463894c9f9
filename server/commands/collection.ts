import { parseArgs } from 'node:util';
import { cc0, normaliseRights } from '../../vocab/rights.ts';
import { saveCollection } from '../acts/save-members.ts';
import type { Agreement } from '../archive/archive.ts';
import { openArchive } from '../archive/open-archive.ts';
import { agreementFault } from '../curation/agreement.ts';
import { shortNameForm } from '../curation/short-name.ts';
import { type Command, UsageError } from './command.ts';
import { namesFrom } from './names-from.ts';

export const collection: Command = {
  usage:
    'collection add ID --name NAME [--name LANG=NAME ...] --partner P[,P2] [--approvals N|all] [--veto P[,P2]] [--days N] [--silence publish|hold] [--access public|partners|withheld] [--licence URI]',
  async run({ args, config, console }) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        name: { type: 'string', multiple: true },
        partner: { type: 'string', multiple: true },
        approvals: { type: 'string', default: '1' },
        veto: { type: 'string', multiple: true },
        days: { type: 'string', default: '14' },
        silence: { type: 'string', default: 'hold' },
        access: { type: 'string', default: 'public' },
        licence: { type: 'string', default: cc0 },
      },
    });
    const [verb, id] = positionals;
    if (verb !== 'add' || id === undefined) throw new UsageError('Say which collection to add.');
    if (!shortNameForm.test(id))
      throw new UsageError(
        `“${id}” cannot be a collection's id. Use small letters, digits and hyphens, 40 at most.`,
      );
    const partners = (values.partner ?? []).flatMap((list) => list.split(',')).filter(Boolean);
    if (partners.length === 0)
      throw new UsageError('Say whose collection it is: --partner P, or --partner P,P2.');
    const { silence, access } = values;
    if (silence !== 'publish' && silence !== 'hold') throw new UsageError('--silence is publish or hold.');
    if (access !== 'public' && access !== 'partners' && access !== 'withheld')
      throw new UsageError('--access is public, partners or withheld.');
    const agreement: Agreement = {
      approvals: values.approvals === 'all' ? 'all' : Number(values.approvals),
      veto: (values.veto ?? []).flatMap((list) => list.split(',')).filter(Boolean),
      days: Number(values.days),
      silence,
      access: { level: access },
    };
    const fault = agreementFault(agreement, partners);
    if (fault !== undefined) throw new UsageError(`${fault} (--approvals, --veto, --days, --access)`);
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
        agreement,
        licence,
      });
    } finally {
      archive.close();
    }
    console.out(`Collection ${id} is there.`);
    return 0;
  },
};
