/** Age at which a state is worth a line: what passes sooner is noise. In ms, like all times here. */
const WORTH_MS = 2_000;
/** How often a state that lasts is said again. */
const AGAIN_MS = 10_000;

interface Told {
  words: string;
  since: number;
  saidAt?: number;
  everSaid: boolean;
}

/** Says what each of several things waits for: once it lasts, then every ten seconds, and when it is done. */
export interface Narrator {
  /** @param words what `name` waits for now; undefined when it is ready */
  tell(name: string, words: string | undefined, now: number): void;
}

/** @param since when the waiting began, `Date.now()` milliseconds */
export function narrator(say: (line: string) => void, since: number): Narrator {
  const told = new Map<string, Told>();
  return {
    tell(name, words, now) {
      const state = told.get(name);
      if (words === undefined) {
        if (state?.everSaid) say(`${name}: ready after ${seconds(now - since)}`);
        told.delete(name);
        return;
      }
      if (state?.words !== words) {
        told.set(name, { words, since: now, everSaid: state?.everSaid ?? false });
        return;
      }
      const due = state.saidAt === undefined ? now - state.since >= WORTH_MS : now - state.saidAt >= AGAIN_MS;
      if (!due) return;
      state.saidAt = now;
      state.everSaid = true;
      say(`${name}: ${words}, ${seconds(now - state.since)}`);
    },
  };
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
