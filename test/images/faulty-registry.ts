import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { serve, type TestServer } from '../host/server.js';

/** True where the fault took the request over. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A proxy before the sandbox's registry that fails as registries and networks do. */
export async function faultyRegistry(fault: Fault): Promise<TestServer> {
  const registry = process.env.REGISTRY ?? '';
  return serve((incoming, response) => {
    if (fault(incoming, response)) return;
    const [hostname, port] = registry.split(':');
    // The registry writes its own address into Location: it takes it from the Host that the client sent.
    const forward = request(
      { hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    forward.on('error', () => response.destroy());
    incoming.on('error', () => forward.destroy());
    incoming.pipe(forward);
  });
}

/** Fails the first `times` requests that match. */
export function firstTimes(
  times: number,
  matches: (request: IncomingMessage) => boolean,
  fail: Fault,
): Fault {
  let left = times;
  return (incoming, response) => left > 0 && matches(incoming) && left-- > 0 && fail(incoming, response);
}

/** One answer to everything. */
export const answer =
  (status: number, body = '', headers: Record<string, string> = {}): Fault =>
  (incoming, response) => {
    incoming.resume();
    response.writeHead(status, headers).end(body);
    return true;
  };

export const isManifestPut = ({ method, url }: IncomingMessage) =>
  method === 'PUT' && /\/manifests\/h1$/.test(url ?? '');
export const isUpload = ({ method, url }: IncomingMessage) =>
  /^(POST|PATCH|PUT)$/.test(method ?? '') && /\/uploads\//.test(url ?? '');
