import type { Host } from '../../src/host/host.js';

const nothing = () => {};

/** A host that says nothing, for what is to be told by another's answer. */
export const silentHost: Host = {
  line: nothing,
  group: nothing,
  problem: nothing,
  mask: nothing,
  output: nothing,
  summary: nothing,
};
