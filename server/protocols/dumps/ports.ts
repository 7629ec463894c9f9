import type { Request, Response } from 'express';
import type { DumpManifest } from '../../projections/dumps/dump-manifest.ts';
import type { Release } from '../../projections/dumps/releases.ts';

/** What a page about dumps shows: the newest or a release; both where there is none. `releases`: all, the newest first. */
export type DumpsShown = { manifest: DumpManifest | undefined; releases: readonly Release[] };

/** The page for people. */
export type DumpsPage = (req: Request, res: Response, shown: DumpsShown) => void;
