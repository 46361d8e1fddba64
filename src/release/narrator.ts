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
  /** `name` waits for this now. */
  tell(name: string, words: string, now: number): void;
  /** `name` waits no more; said where its waiting was. */
  done(name: string, now: number): void;
}

/** @param since when the waiting began, `Date.now()` milliseconds */
export function narrator(say: (line: string) => void, since: number): Narrator {
  const told = new Map<string, Told>();
  return {
    tell(name, words, now) {
      const state = told.get(name);
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
    done(name, now) {
      if (told.get(name)?.everSaid) say(`${name}: done after ${seconds(now - since)}`);
      told.delete(name);
    },
  };
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
