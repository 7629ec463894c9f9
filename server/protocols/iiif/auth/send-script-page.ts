import { createHash } from 'node:crypto';
import type { Response } from 'express';

/** A value as it may stand in a script: nothing in it ends the script or its line. */
const asScript = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A page whose one script may run and nothing else; pages of any site may show it in a frame where `framed`. */
function sendScriptPage(res: Response, page: { script: string; text: string; framed: boolean }): void {
  const { script, text, framed } = page;
  const digest = createHash('sha256').update(script).digest('base64');
  res
    .status(200)
    .set({
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': `default-src 'none'; script-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors ${framed ? '*' : "'none'"}`,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    })
    .type('html')
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tessera</title><p>${escapeHtml(text)}</p><script>${script}</script></html>\n`,
    );
}

/** Sends a message to the page that opened this one in a frame, if it is of that origin (Authorization Flow 2.0, section 4.3). */
export const sendMessagePage = (
  res: Response,
  { message, origin }: { message: object; origin: string },
): void =>
  sendScriptPage(res, {
    script: `window.parent.postMessage(${asScript(message)}, ${asScript(origin)});`,
    text: '',
    framed: true,
  });

/** A page that closes its tab, by which the client knows to go on (section 3). */
export const sendClosingPage = (res: Response, text: string): void =>
  sendScriptPage(res, { script: 'window.close();', text, framed: false });
