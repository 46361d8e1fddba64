import { concealed } from '../host/discreet.js';
import type { DeployedHub } from '../words.js';
import type { Context } from './context.js';

/** The outcome for places that no host writes to: a log that is folded into a comment may hold what a hub printed. */
export function concealHubs({ host }: Context, hubs: readonly DeployedHub[]): DeployedHub[] {
  return hubs.map((hub) => ({
    ...hub,
    problems: hub.problems.map((problem) => concealed(problem, host.conceal)),
  }));
}
