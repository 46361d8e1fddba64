/** One step of a pattern. */
export type Step =
  /** One character. `literal`: the only one that it takes. */
  | { readonly kind: 'one'; readonly takes: Takes; readonly literal?: string }
  /** Characters, as many as there are, or none. */
  | { readonly kind: 'many'; readonly takes: Takes }
  /** Nothing, or characters and then `end`. */
  | { readonly kind: 'upTo'; readonly takes: Takes; readonly end: string }
  /** Nothing, at the border of an ASCII word, or anywhere else. */
  | { readonly kind: 'border'; readonly isBorder: boolean };

/** @param character one code point */
type Takes = (character: string) => boolean;

/**
 * A test whether all of a text is what the steps say. Every way through the steps is followed at once, character by
 * character, so the time is at most steps times characters, whatever both are; a regular expression that tries one
 * way after the other takes their number to a power.
 */
export function matcher(steps: readonly Step[]): (text: string) => boolean {
  const needed = longestLiteral(steps);
  return (text) => text.includes(needed) && follow(steps, text);
}

/** What every text that matches holds: most texts are told by it. */
function longestLiteral(steps: readonly Step[]): string {
  let longest = '';
  let run = '';
  for (const step of steps) {
    run = step.kind === 'one' && step.literal !== undefined ? run + step.literal : '';
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

function follow(steps: readonly Step[], text: string): boolean {
  const front = new Front(steps);
  let before: string | undefined;
  for (const character of text) {
    // Where nothing has been read yet, the first step is arrived at.
    front.arrive(before, character);
    if (!front.read(character)) return false;
    before = character;
  }
  return front.arrive(before, undefined);
}

/** The steps that may come next on some way: by their number, or, inside of an `upTo`, by its number and a half. */
class Front {
  readonly #steps: readonly Step[];
  /** Steps that a way has come to, before those after it that may take nothing are added. */
  #reached: number[] = [0];
  #open: number[] = [];
  /** By twice its number: the turn in which a state was last added. */
  readonly #added: Int32Array;
  #turn = 0;

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
    this.#added = new Int32Array(2 * steps.length + 2);
  }

  /** Adds the steps that may be passed over between two characters; true where the end is among them. */
  arrive(before: string | undefined, after: string | undefined): boolean {
    this.#turn += 1;
    this.#open = [];
    for (const reached of this.#reached) {
      for (let state = reached; this.#add(state); state++) {
        const step = this.#steps[state];
        const isPassed =
          step?.kind === 'border' ? step.isBorder === isBorder(before, after) : isOptional(step);
        if (!isPassed) break;
      }
    }
    return this.#added[2 * this.#steps.length] === this.#turn;
  }

  /** Reads a character; false where no way is left. */
  read(character: string): boolean {
    this.#reached = [];
    for (const state of this.#open) {
      const number = Math.floor(state);
      const step = this.#steps[number];
      if (step === undefined || step.kind === 'border') continue;
      if (step.kind === 'upTo' && character === step.end) this.#reached.push(number + 1);
      if (!step.takes(character)) continue;
      this.#reached.push(step.kind === 'one' ? number + 1 : step.kind === 'upTo' ? number + 0.5 : number);
    }
    return this.#reached.length > 0;
  }

  #add(state: number): boolean {
    if (this.#added[2 * state] === this.#turn) return false;
    this.#added[2 * state] = this.#turn;
    this.#open.push(state);
    return true;
  }
}

/** Of a state inside of an `upTo` there is no step: it is not passed over. */
function isOptional(step: Step | undefined): boolean {
  return step?.kind === 'many' || step?.kind === 'upTo';
}

/** `\b` of regular expressions. */
function isBorder(before: string | undefined, after: string | undefined): boolean {
  return isWord(before) !== isWord(after);
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character);
}
