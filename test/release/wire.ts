import { writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { kubectl } from '../../src/host/kubectl.js';

/** The API server through a wire that can be cut. */
export interface Wire {
  readonly kubeconfig: string;
  cut(): void;
  mend(): void;
  close(): void;
}

/** @param folder where a kubeconfig for it is written */
export async function wire(folder: string): Promise<Wire> {
  const { stdout } = await kubectl({}).run(['config', 'view', '--raw', '--flatten', '-o', 'json']);
  const config = JSON.parse(stdout);
  const cluster = config.clusters[0].cluster;
  const server = new URL(cluster.server);
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    const api = connect(Number(server.port), server.hostname);
    for (const [from, to] of [[client, api] as const, [api, client] as const]) {
      open.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => open.delete(from));
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  cluster.server = `https://127.0.0.1:${port}`;
  cluster['tls-server-name'] = server.hostname;
  const kubeconfig = join(folder, 'wire.kubeconfig');
  await writeFile(kubeconfig, JSON.stringify(config));
  // Connections are refused then, as where no API server listens.
  const cut = () => {
    proxy.close();
    for (const socket of open) socket.destroy();
  };
  return {
    kubeconfig,
    cut,
    mend: () => void proxy.listen(port, '127.0.0.1'),
    close: cut,
  };
}
