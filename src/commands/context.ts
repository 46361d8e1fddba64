import type { Host } from '../host/host.js';
import type { Options } from '../inputs.js';

/** What a door gives to a command. */
export interface Context {
  readonly options: Options;
  readonly host: Host;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** A folder of the run's own, 0700, which the door removes. */
  readonly privateFolder: string;
  /** Where the result that was asked for goes: the terminal's stdout, or the log. */
  readonly print: (text: string) => void;
}

/** Runs one command to its end; false where the run must end red. */
export type RunCommand = (context: Context) => Promise<boolean>;
