import { pipeline, Readable } from 'node:stream';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { cors } from '../../http/cors.ts';
import { sendProblem } from '../../http/problem-details.ts';
import { answerRequests, type Piece } from './answer-request.ts';
import type { OaiSettings } from './oai-settings.ts';

const methods = 'GET, HEAD, POST, OPTIONS';

/** Pieces are sent once they come to this many bytes: few writes, and little in memory. */
const pieceSize = 65_536;

function* inPieces(parts: Iterable<Piece>): Generator<Buffer> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  for (const part of parts) {
    const piece = typeof part === 'string' ? Buffer.from(part) : part;
    pieces.push(piece);
    size += piece.length;
    if (size < pieceSize) continue;
    yield Buffer.concat(pieces, size);
    pieces = [];
    size = 0;
  }
  if (size) yield Buffer.concat(pieces, size);
}

/** The arguments of a request: those of the address and those of a form. */
function argumentsOf(req: Request): URLSearchParams {
  const mark = req.originalUrl.indexOf('?');
  const query = new URLSearchParams(mark < 0 ? '' : req.originalUrl.slice(mark + 1));
  if (typeof req.body === 'string')
    for (const [name, value] of new URLSearchParams(req.body)) query.append(name, value);
  return query;
}

/**
 * The door for harvesters: OAI-PMH 2.0 at `/oai`, by GET and POST. Errors of the protocol travel with status
 * 200, as it demands (section 3.6). Mount it before any middleware that reads forms: a repeated argument is
 * an error here, which parsed forms no longer show.
 */
export function oaiRouter(settings: OaiSettings): Router {
  const answer = answerRequests(settings);
  const router = express.Router();
  const place = router.route('/oai');
  place.all(cors(methods));
  const send = (req: Request, res: Response, next: NextFunction) => {
    // An access rule counts at once, so no cache may keep an answer.
    res.set({ 'Content-Type': 'text/xml; charset=UTF-8', 'Cache-Control': 'no-store' });
    pipeline(Readable.from(inPieces(answer(argumentsOf(req)))), res, (error) => {
      // A harvester that goes away is no fault of ours.
      if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') next(error);
    });
  };
  place.get(send);
  place.post(express.text({ type: 'application/x-www-form-urlencoded', limit: '64kb' }), send);
  place.all((_req, res) => {
    res.set('Allow', methods);
    sendProblem(res, {
      status: 405,
      title: 'Method Not Allowed',
      detail: 'This address answers OAI-PMH requests, which have no other methods than GET and POST.',
      remedy: 'Ask by GET, or by POST with a form.',
    });
  });
  return router;
}
