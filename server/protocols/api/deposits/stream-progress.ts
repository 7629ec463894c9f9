import type { Request, Response } from 'express';
import type { Upload } from './upload.ts';

/**
 * Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) of work on a deposit: `progress`, at most five a second, and
 * `done` or `failed` at its end, each with the deposit as /api/deposits/{id} shows it.
 */
export function streamProgress(
  { req, res }: { req: Request; res: Response },
  {
    upload,
    listen,
    show,
  }: {
    upload: Upload;
    listen: (id: string, listener: (upload: Upload) => void) => () => void;
    show: (upload: Upload) => object;
  },
): void {
  res.set({
    'Content-Type': 'text/event-stream',
    // No compression on the way: it would hold events back.
    'Cache-Control': 'private, no-store, no-transform',
    'X-Accel-Buffering': 'no',
  });
  res.flushHeaders();
  // Where the answer is compressed on its way (protocols of proxies aside), what was written leaves at once.
  const send = (text: string) => {
    res.write(text);
    (res as { flush?: () => void }).flush?.();
  };
  let last = 0;
  let waiting: NodeJS.Timeout | undefined;
  const over = (now: Upload) => now.state === 'done' || now.state === 'failed';
  const write = (now: Upload) => {
    last = Date.now();
    const event = over(now) ? now.state : 'progress';
    send(`event: ${event}\ndata: ${JSON.stringify(show(now))}\n\n`);
  };
  const beat = setInterval(() => send(': still here\n\n'), 20_000);
  const end = () => {
    clearInterval(beat);
    clearTimeout(waiting);
    stop();
    res.end();
  };
  const stop = listen(upload.id, (now) => {
    if (over(now)) {
      write(now);
      return end();
    }
    if (waiting) return;
    waiting = setTimeout(
      () => {
        waiting = undefined;
        write(now);
      },
      Math.max(0, 200 - (Date.now() - last)),
    );
  });
  req.on('close', end);
  write(upload);
  if (over(upload)) end();
}
