import { parseArgs } from 'node:util';
import { savePartner } from '../acts/save-members.ts';
import { type PartnerKind, partnerKinds } from '../archive/archive.ts';
import { openArchive } from '../archive/open-archive.ts';
import { partnerFault, partnerIdFault } from '../curation/partner-fault.ts';
import { type Command, UsageError } from './command.ts';
import { namesFrom } from './names-from.ts';

export const partner: Command = {
  usage: `partner add ID --name NAME [--name LANG=NAME ...] [--kind ${partnerKinds.join('|')}] [--country CC] [--homepage URL] [--isil ISIL] [--ror URL]`,
  async run({ args, config, console }) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        name: { type: 'string', multiple: true },
        kind: { type: 'string', default: 'museum' },
        country: { type: 'string' },
        homepage: { type: 'string' },
        isil: { type: 'string' },
        ror: { type: 'string' },
      },
    });
    const [verb, id] = positionals;
    if (verb !== 'add' || id === undefined) throw new UsageError('Say which partner to add.');
    const idFault = partnerIdFault(id);
    if (idFault !== undefined) throw new UsageError(idFault);
    const kind = partnerKinds.find((known) => known === values.kind);
    if (kind === undefined)
      throw new UsageError(`“${values.kind}” is no kind of partner. Use one of: ${partnerKinds.join(', ')}.`);
    const { country, homepage, isil, ror } = values;
    const fault = partnerFault({
      ...(country && { country }),
      ...(homepage && { homepage }),
      ...(isil && { isil }),
      ...(ror && { ror }),
    });
    if (fault !== undefined) throw new UsageError(fault);
    const archive = openArchive(config.dataDir);
    savePartner(archive, {
      id,
      kind: kind satisfies PartnerKind,
      name: namesFrom(values.name),
      ...(country && { country }),
      ...(homepage && { homepage }),
      ...(isil && { isil }),
      ...(ror && { ror }),
    });
    archive.close();
    console.out(`Partner ${id} is there.`);
    return 0;
  },
};
