import { hash } from 'node:crypto';

/**
 * Candidates in the order of the draw: by the SHA-256 (hexadecimal) of seed, dispute and partner, joined by line feeds, lowest first.
 * Anyone who knows the three can draw again; nobody who must fix candidates before the seed is known can choose.
 */
export const drawOrder = (draw: {
  seed: string;
  dispute: string;
  candidates: readonly string[];
}): string[] => {
  const ranks = new Map(
    draw.candidates.map((partner) => [
      partner,
      hash('sha256', `${draw.seed}\n${draw.dispute}\n${partner}`, 'hex'),
    ]),
  );
  return [...ranks].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([partner]) => partner);
};
