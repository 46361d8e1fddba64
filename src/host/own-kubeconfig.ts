import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * The texts of the kubeconfig that kubectl and Helm read where they are given none: the files of KUBECONFIG in order, else
 * the default place. Those that cannot be read are left out.
 */
export async function ownKubeconfig(): Promise<string[]> {
  const named = (process.env.KUBECONFIG ?? '').split(delimiter).filter(Boolean);
  const files = named.length > 0 ? named : [join(homedir(), '.kube/config')];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => undefined)));
  return texts.filter((text) => text !== undefined);
}
