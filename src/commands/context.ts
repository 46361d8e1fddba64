import type { DiscreetHost } from '../host/discreet.js';
import type { Options } from '../inputs.js';

/** What a door gives to a command. */
export interface Context {
  readonly options: Options;
  readonly host: DiscreetHost;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** A folder of the run's own, 0700, which the door removes. */
  readonly privateFolder: string;
  /** Where the result that was asked for goes: the terminal's stdout, or the log. */
  readonly print: (text: string) => void;
}

/** 0: well; 1: the run must end red; 2: well, but something is not as the repo says, and that was asked. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command to its end. */
export type RunCommand = (context: Context) => Promise<ExitCode>;
