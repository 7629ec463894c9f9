import type { Agreement } from '../../server/archive/archive.ts';
import type { RecordContent } from '../../vocab/fields.ts';

type Kind = 'approve' | 'return' | 'veto';
type Role = 'curator' | 'steward';
type Rules = {
  partners: string[];
  approvals: number | 'all';
  veto: string[];
  silence: 'publish' | 'hold';
  required: string[];
};
type Waiting = { deposit: number; proposal: number; text: string; revision?: number };
/** What a deposit laid upon a record; no text: it took the record back. */
type Layer = { deposit: number; text?: string };
type Row = { layers: Layer[]; waiting?: Waiting; held: boolean };
type Matter = {
  partner: string;
  rules: Rules;
  deadline: number;
  open: boolean;
  reminded: boolean;
  votes: { partner: string; vote: Kind; row?: string }[];
  agreement?: { agreement: Agreement; replaces: number };
};

const textOf = (content: RecordContent): string => content.title!.en![0]!;

/**
 * What should be public, told without the archive's own rules. A record is a pile of layers, the top one public; a deposit that is reverted loses its
 * layer where that lies on top, and what lies open then, if it was reverted before, goes too.
 */
export function publicationModel(first: Agreement, partners: string[]) {
  let agreement = first;
  let version = 1;
  const rows = new Map<string, Row>();
  const matters = new Map<number, Matter>();
  const reverted = new Set<number>();
  const rowAt = (key: string): Row => {
    const row = rows.get(key) ?? { layers: [], held: false };
    rows.set(key, row);
    return row;
  };
  const rulesNow = (): Rules => ({
    partners,
    approvals: agreement.approvals,
    veto: agreement.veto,
    silence: agreement.silence,
    required: [],
  });
  const needed = (rules: Rules): number =>
    rules.approvals === 'all' ? rules.partners.length : Math.min(rules.approvals, rules.partners.length);

  function verdict(matter: Matter, now: string, key?: string): 'yes' | 'no' | 'wait' {
    const { rules, votes } = matter;
    const say = (partner: string): Kind | undefined => {
      const whole = votes.findLastIndex((v) => v.partner === partner && v.row === undefined);
      const alone =
        key === undefined ? -1 : votes.findLastIndex((v) => v.partner === partner && v.row === key);
      if (alone === -1) return votes[whole]?.vote;
      return whole > alone && votes[whole]!.vote === 'veto' ? 'veto' : votes[alone]!.vote;
    };
    const saying = (kind: Kind[]) => rules.partners.filter((p) => kind.includes(say(p)!));
    const musts = [matter.partner, ...rules.required];
    const noes = saying(['return', 'veto']);
    if (saying(['veto']).some((p) => rules.veto.includes(p))) return 'no';
    if (noes.some((p) => musts.includes(p)) || rules.partners.length - noes.length < needed(rules))
      return 'no';
    if (!musts.every((p) => say(p) === 'approve')) return 'wait';
    if (saying(['approve']).length >= needed(rules)) return 'yes';
    return Date.parse(now) >= matter.deadline && rules.silence === 'publish' ? 'yes' : 'wait';
  }

  const publish = (row: Row, layer: Layer): void => {
    row.layers.push(layer);
    delete row.waiting;
  };
  function settle(id: number, now: string, only?: string): void {
    const matter = matters.get(id)!;
    for (const [key, row] of rows) {
      if (row.waiting?.proposal !== id || (only !== undefined && key !== only)) continue;
      const { deposit, text } = row.waiting;
      const outcome = verdict(matter, now, key);
      if (outcome === 'yes') publish(row, { deposit, text });
      if (outcome === 'no') delete row.waiting;
    }
  }
  const open = (partner: string, role: Role, rules: Rules, now: string, days: number): Matter => ({
    partner,
    rules,
    deadline: Date.parse(now) + days * 86_400_000,
    open: true,
    reminded: false,
    votes: role === 'steward' ? [{ partner, vote: 'approve' }] : [],
  });
  /** Whether an agreement that was accepted could take effect. */
  function take({ agreement: put, replaces }: NonNullable<Matter['agreement']>): boolean {
    if (replaces !== version) return false;
    if (JSON.stringify(Object.entries(put).sort()) !== JSON.stringify(Object.entries(agreement).sort()))
      version += 1;
    agreement = put;
    return true;
  }

  return {
    shown: (key: string): string | undefined => {
      const row = rows.get(key);
      return row && !row.held ? row.layers.at(-1)?.text : undefined;
    },
    put: (p: {
      partner: string;
      role: Role;
      drafts: { id: string; content: RecordContent }[];
      deposit: number;
      proposal: number | undefined;
      now: string;
    }) => {
      if (!partners.includes(p.partner)) return;
      const matter = open(p.partner, p.role, rulesNow(), p.now, agreement.days);
      const atOnce = verdict(matter, p.now) === 'yes';
      if (!atOnce) matters.set(p.proposal!, matter);
      for (const { id, content } of p.drafts) {
        const row = rowAt(`${p.partner} ${id}`);
        if (atOnce) publish(row, { deposit: p.deposit, text: textOf(content) });
        else row.waiting = { deposit: p.deposit, proposal: p.proposal!, text: textOf(content) };
      }
    },
    takeBack: ({ partner, id, deposit }: { partner: string; id: string; deposit: number }) => {
      publish(rowAt(`${partner} ${id}`), { deposit });
    },
    vote: (v: {
      proposal: number;
      row: string | undefined;
      revision: number | undefined;
      partner: string;
      role: Role;
      vote: Kind;
      now: string;
      counted: boolean;
    }) => {
      const matter = matters.get(v.proposal)!;
      const voters = [...matter.rules.partners, ...matter.rules.required];
      const entitled =
        v.role === 'steward' &&
        voters.includes(v.partner) &&
        (v.vote !== 'veto' || matter.rules.veto.includes(v.partner));
      if (!entitled) {
        if (v.counted)
          throw new Error(`a vote was counted that nobody had the right to: ${JSON.stringify(v)}`);
        return;
      }
      // A revision that was decided, or replaced by another, is not voted on any more.
      if (v.row !== undefined && !v.counted) return;
      if (!matter.open) return;
      matter.votes.push({ partner: v.partner, vote: v.vote, ...(v.row !== undefined && { row: v.row }) });
      const outcome = verdict(matter, v.now, v.row);
      if (outcome === 'wait') return;
      if (matter.agreement) {
        if (outcome === 'yes' && !take(matter.agreement)) matter.votes.pop();
        else matter.open = false;
        return;
      }
      settle(v.proposal, v.now, v.row);
    },
    giveUp: (proposal: number, _by: string) => {
      matters.get(proposal)!.open = false;
      for (const row of rows.values()) if (row.waiting?.proposal === proposal) delete row.waiting;
    },
    putAgreement: (p: { proposal: number; partner: string; agreement: Agreement; now: string }) => {
      const required = agreement.veto.filter((holder) => !p.agreement.veto.includes(holder));
      const matter: Matter = {
        ...open(p.partner, 'steward', { ...rulesNow(), required }, p.now, agreement.days),
        agreement: { agreement: p.agreement, replaces: version },
      };
      matters.set(p.proposal, matter);
      if (verdict(matter, p.now) === 'yes') matter.open = !take(matter.agreement!);
    },
    revert: (deposit: number) => {
      reverted.add(deposit);
      for (const row of rows.values()) {
        if (row.waiting?.deposit === deposit) {
          delete row.waiting;
          continue;
        }
        if (row.waiting || row.layers.at(-1)?.deposit !== deposit) continue;
        while (row.layers.length && reverted.has(row.layers.at(-1)!.deposit)) row.layers.pop();
      }
    },
    restrict: (key: string, held: boolean) => {
      rowAt(key).held = held;
    },
    deadlines: (now: string) => {
      for (const [id, matter] of matters) {
        if (!matter.open || matter.reminded || Date.parse(now) < matter.deadline) continue;
        matter.reminded = true;
        const outcome = verdict(matter, now);
        if (!matter.agreement) {
          if (outcome !== 'wait' || matter.rules.silence === 'publish') settle(id, now);
        } else if (outcome !== 'wait') {
          if (outcome === 'yes') take(matter.agreement);
          matter.open = false;
        }
      }
    },
  };
}
