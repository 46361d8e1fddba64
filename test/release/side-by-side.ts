import { test } from '@jest/globals';

/** The Helms that a case meets one by one; HELM3 and HELM4 as the sandbox sets them. */
export const HELM4 = ['Helm 4', process.env.HELM4 ?? ''] as const;
export const HELMS = [['Helm 3', process.env.HELM3 ?? ''], HELM4] as const;

/** A way to write cases that run side by side, each with each Helm and on a release of its own. */
export type EachHelm<T> = (
  title: string,
  run: (release: T, helm: string) => Promise<void>,
  timeoutMs?: number,
) => void;

/**
 * Cases that wait most of the time, and each for something else of the cluster: side by side. Those of one `describe`
 * are; jest.config.js says how many at once.
 *
 * @param make the release that a case works on, in a namespace of its own; taken away after the case
 */
export function sideBySide<T extends { remove(): Promise<void> }>(
  make: (helm: string) => Promise<T>,
  helms: readonly (readonly [name: string, path: string])[] = HELMS,
): EachHelm<T> {
  return (title, run, timeoutMs = 300_000) => {
    for (const [name, helm] of helms)
      test.concurrent(
        `${title} (${name})`,
        async () => {
          const release = await make(helm);
          try {
            await run(release, helm);
          } finally {
            await release.remove();
          }
        },
        timeoutMs,
      );
  };
}
