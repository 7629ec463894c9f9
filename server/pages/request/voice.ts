import type { Request, Response } from 'express';
import { html } from 'ghtml';
import { assetHref } from '../layout/assets.ts';
import { renderPage } from '../layout/render-page.ts';
import { sendPage } from '../layout/send-page.ts';
import { readerOf } from '../reader/reader.ts';
import { type Message, showMessage } from '../workspace/shell/render-workspace-page.ts';
import type { Typed, Voice } from '../workspace/shell/visit.ts';
import { workspaceWordsIn } from '../workspace/words/workspace-words.ts';
import type { RequestPorts } from './ports.ts';

/** How to write to somebody who has no account here. */
export function voiceFor(ports: RequestPorts, req: Request, res: Response): Voice {
  const reader = readerOf(req, ports);
  return {
    ports,
    reader,
    words: workspaceWordsIn(reader.language),
    token: ports.guard.token(req, res),
    typed: (req.body ?? {}) as Typed,
    time: ports.now?.() ?? new Date().toISOString(),
  };
}

/** A page for them. Its address may hold a secret, so it is kept by nobody and told to no other site. */
export function sendRequestPage(
  { reader }: Voice,
  res: Response,
  page: {
    title: string;
    body: string;
    lead?: string;
    message?: Message;
    status?: number;
    headers?: Record<string, string>;
  },
): void {
  sendPage(res, {
    reader,
    status: page.status ?? 200,
    html: renderPage({
      reader,
      title: page.title,
      kind: 'request-page',
      unlisted: true,
      head: html`<link rel="stylesheet" href="${assetHref('workspace.css')}">`,
      body: html`<article class="work narrow"><h1>${page.title}</h1>!${page.lead ?? ''}!${showMessage(page.message)}!${page.body}</article>`,
    }),
    headers: { 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer', ...page.headers },
  });
}
