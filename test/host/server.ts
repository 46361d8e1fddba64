import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestServer {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly url: string;
  /** `GET /path` of each request, in order. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** A real HTTP server on this machine; `answer` is called for each request, with how many came before it. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse, before: number) => void,
): Promise<TestServer> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    answer(request, response, seen.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
