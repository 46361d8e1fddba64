import { serve, type TestServer } from '../../host/server.js';

/** A registry that wants a login and has no image. */
export interface GuardedRegistry extends TestServer {
  /** The logins that it, or its token server, was shown: `user:password`. */
  readonly shown: Set<string>;
}

/**
 * Starts one on this machine, where registries are spoken to by plain HTTP.
 *
 * @param sendsOnTo the host that each question about an image is redirected to
 */
export async function guardedRegistry(sendsOnTo?: string): Promise<GuardedRegistry> {
  const shown = new Set<string>();
  const server = await serve((request, response) => {
    const { authorization = '', host } = request.headers;
    const basic = /^Basic (.+)$/.exec(authorization)?.[1];
    if (basic) shown.add(Buffer.from(basic, 'base64').toString());
    const { pathname } = new URL(`http://${host}${request.url}`);
    if (pathname === '/token') return response.writeHead(basic ? 200 : 401).end('{"token":"a-token"}');
    if (sendsOnTo) return response.writeHead(307, { location: `http://${sendsOnTo}${request.url}` }).end();
    if (authorization)
      return response.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN","message":"none"}]}');
    const challenge = `Bearer realm="http://${host}/token",service="${host}"`;
    return response.writeHead(401, { 'www-authenticate': challenge }).end('{}');
  });
  return { ...server, shown };
}
