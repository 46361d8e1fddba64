/** The oldest Node that has all that is used here (`Promise.withResolvers` among it). README says the same. */
const OLDEST = 22;

/**
 * Why this Node cannot run hub-deploy: an older one gets as far as an upgrade, and breaks in the middle of it.
 *
 * @param version `process.versions.node`
 * @returns a sentence; undefined where it can
 */
export function nodeTooOld(version: string): string | undefined {
  if (Number.parseInt(version, 10) >= OLDEST) return undefined;
  return `hub-deploy needs Node ${OLDEST} or newer, and this is Node ${version}. Nothing was done.`;
}
