export const erasureGrounds = ['law', 'takedown', 'harm'] as const;
export type ErasureGround = (typeof erasureGrounds)[number];

/** One of two: a person who keeps the archive, or a steward of the partner whose words they are. */
export type Eraser = { id: string; operator: boolean; stewardOf: readonly string[] };

export const mayErase = (eraser: Eraser, partner: string): boolean =>
  eraser.operator || eraser.stewardOf.includes(partner);
