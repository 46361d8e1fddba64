import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';

/** Where it was measured. */
export function machine() {
  return {
    cpus: availableParallelism(),
    model: cpus()[0]?.model ?? 'unknown',
    memoryGB: Math.round(totalmem() / 2 ** 30),
    platform: `${platform()} ${release()} ${arch()}`,
    node: process.version,
  };
}
