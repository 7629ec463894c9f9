import type { ServiceEndpoint } from './ask-endpoint.ts';
import type { ResultMediaType } from './quad-store.ts';

/** To the worker that runs Comunica. */
export type FederationRequest =
  | {
      type: 'run';
      text: string;
      base: string;
      mediaType: ResultMediaType;
      maxRows: number;
      maxBytes: number;
      allowed: ServiceEndpoint[];
    }
  | { type: 'local-answer'; call: number; answer: LocalAnswer };

export type LocalAnswer = { ok: true; mediaType: string; body: Uint8Array } | { ok: false; message: string };

/** From it. `local`: Comunica asks the archive's own store. */
export type FederationReply =
  | { type: 'local'; call: number; text: string }
  | { type: 'done'; body: Uint8Array<ArrayBuffer>; truncated: boolean }
  | { type: 'too-large'; bytes: number }
  | { type: 'failed'; message: string };
