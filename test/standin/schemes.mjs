// The stand-in for custom schemes: serves them over loopback HTTP, as Chromium cannot be taught them from outside.
import http from 'node:http';
import { Readable } from 'node:stream';

/** Scheme -> (Request) => Response. */
export const handlers = new Map();
let port = 0;

export async function startSchemes() {
  const server = http.createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  server.unref();
  port = server.address().port;
}

/** app://viewer/x -> http://viewer.app.localhost:PORT/x; other addresses as they are. */
export function toHttp(url) {
  const [, scheme, host, rest] = /^([a-z]+):\/\/([^/]*)(.*)$/.exec(url) ?? [];
  return handlers.has(scheme) ? `http://${host}.${scheme}.localhost:${port}${rest}` : url;
}

export function fromHttp(url) {
  return url.replace(/^http:\/\/([^/]+)\.([^./]+)\.localhost:\d+/, '$2://$1');
}

async function answer(request, response) {
  const [, host, scheme] = /^(.+)\.([^.]+)\.localhost/.exec(request.headers.host ?? '') ?? [];
  const handler = handlers.get(scheme);
  if (!handler) {
    response.writeHead(404).end();
    return;
  }
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const headers = new Headers(Object.entries(request.headers).filter(([name]) => name !== 'host'));
  const asked = new Request(`${scheme}://${host}${request.url}`, {
    method: request.method,
    headers,
    signal: gone.signal,
  });
  const reply = await handler(asked);
  response.writeHead(reply.status, Object.fromEntries(reply.headers));
  if (reply.body) Readable.fromWeb(reply.body).pipe(response);
  else response.end();
}
