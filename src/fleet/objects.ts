import { type Conversation, converse } from '../host/conversation.js';
import type { CommandError } from '../host/exec.js';
import { asProblem, gitCommand } from './git.js';
import { workTreeOf } from './work-tree.js';

/** One commit object. `parents` are those it names, also where a shallow clone lacks them. */
export interface Commit {
  readonly oid: string;
  readonly parents: readonly string[];
}

/**
 * Looks revisions up.
 *
 * @param revs ids, refs, `HEAD`; no `@{upstream}`, which git answers by stopping where there is none
 * @returns in the order asked; undefined where it is no commit of this clone
 * @throws as `git`
 */
export async function lookUp(
  directory: string,
  revs: readonly string[],
): Promise<readonly (Commit | undefined)[]> {
  // A line is a question: what cannot be one is asked as a name that no object has.
  const names = revs.map((rev) => (/[\n\0]/.test(rev) || rev === '' ? '.' : `${rev}^{commit}`));
  const objects = await readerOf(directory).ask(names);
  return objects.map((object) => {
    if (object?.type !== 'commit') return undefined;
    const text = object.body.toString('latin1');
    const headers = text.slice(0, text.indexOf('\n\n'));
    return {
      oid: object.oid,
      parents: [...headers.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] as string),
    };
  });
}

/**
 * What the contents of many blobs are. Unknown ids, and those of other objects, are absent.
 *
 * @throws as `git`
 */
export async function readBlobs(
  directory: string,
  oids: Iterable<string>,
): Promise<ReadonlyMap<string, Buffer>> {
  const names = [...oids];
  const blobs = new Map<string, Buffer>();
  // A tree without such files needs no git.
  if (names.length === 0) return blobs;
  for (const object of await readerOf(directory).ask(names)) {
    if (object?.type === 'blob') blobs.set(object.oid, object.body);
  }
  return blobs;
}

interface GitObject {
  readonly oid: string;
  readonly type: string;
  readonly body: Buffer;
}

interface Question {
  readonly names: readonly string[];
  readonly objects: (GitObject | undefined)[];
  readonly answer: (objects: readonly (GitObject | undefined)[]) => void;
  readonly fail: (error: unknown) => void;
}

/** One for each folder, while there are questions: starting a git costs more than most of them. */
const readers = new Map<string, Reader>();

/** A second without a question ends it: a deploy that goes on for an hour needs no git beside it. */
const IDLE_MS = 1_000;

/** `--batch-command` came with git 2.36 (April 2022); Ubuntu 22.04 has 2.34. Found out by asking. */
let withoutCommands = false;

function readerOf(directory: string): Reader {
  const folder = workTreeOf(directory);
  let reader = readers.get(folder);
  if (!reader) {
    reader = new Reader(folder);
    readers.set(folder, reader);
  }
  return reader;
}

/** A running `git cat-file` and the questions that it has not answered yet, in the order asked. */
class Reader {
  readonly #folder: string;
  readonly #git: Conversation;
  readonly #commands = !withoutCommands;
  readonly #questions: Question[] = [];
  readonly #answers = new Answers();
  #idle: NodeJS.Timeout | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    // A git without commands answers each line at once: more writes, the same answers.
    const how = this.#commands ? ['--batch-command', '--buffer'] : ['--batch'];
    this.#git = converse(
      gitCommand(folder, ['cat-file', ...how]),
      (chunk) => this.#hear(chunk),
      (error) => this.#ended(error),
    );
  }

  /** Asks for objects by id or by anything else that git knows them by. */
  ask(names: readonly string[]): Promise<readonly (GitObject | undefined)[]> {
    if (names.length === 0) return Promise.resolve([]);
    return new Promise((answer, fail) => this.#send({ names, objects: [], answer, fail }));
  }

  #send(question: Question): void {
    clearTimeout(this.#idle);
    if (this.#questions.push(question) === 1) this.#git.hold(true);
    const lines = question.names.map((name) => (this.#commands ? `contents ${name}\n` : `${name}\n`));
    this.#git.say(`${lines.join('')}${this.#commands ? 'flush\n' : ''}`);
  }

  #hear(chunk: Buffer): void {
    for (const object of this.#answers.read(chunk)) {
      const question = this.#questions[0] as Question;
      if (question.objects.push(object) < question.names.length) continue;
      this.#questions.shift();
      question.answer(question.objects);
    }
    if (this.#questions.length > 0) return;
    this.#git.hold(false);
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#leave(), IDLE_MS).unref();
  }

  #leave(): void {
    if (readers.get(this.#folder) === this) readers.delete(this.#folder);
    this.#git.end();
  }

  /** What is left unanswered is asked of a git that understands it, or answered by what this one died of. */
  #ended(error: CommandError): void {
    clearTimeout(this.#idle);
    this.#leave();
    const unknownOption = error.output?.code === 129 && this.#commands;
    if (unknownOption) withoutCommands = true;
    for (const question of this.#questions.splice(0))
      if (unknownOption) readerOf(this.#folder).#send(question);
      else question.fail(asProblem(this.#folder, error));
  }
}

/** Takes git's answers apart: `<oid> <type> <size>`, a line end, the bytes, a line end; or one line where there is none. */
class Answers {
  #chunks: Buffer[] = [];
  #held = 0;
  /** So many bytes must be there before another object can be whole: a large one is not looked at chunk by chunk. */
  #needed = 0;

  *read(chunk: Buffer): Generator<GitObject | undefined> {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    if (this.#held < this.#needed) return;
    const bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    let at = 0;
    this.#needed = 0;
    while (this.#needed === 0) {
      const lineEnd = bytes.indexOf(10, at);
      const header = lineEnd < 0 ? undefined : bytes.toString('latin1', at, lineEnd);
      const found = header === undefined ? undefined : /^([0-9a-f]{40,64}) ([a-z]+) (\d+)$/.exec(header);
      const end = lineEnd + 1 + (found ? Number(found[3]) + 1 : 0);
      if (lineEnd < 0) this.#needed = bytes.length - at + 1;
      else if (end > bytes.length) this.#needed = end - at;
      else {
        yield found
          ? { oid: found[1] as string, type: found[2] as string, body: bytes.subarray(lineEnd + 1, end - 1) }
          : undefined;
        at = end;
      }
    }
    this.#chunks = at < bytes.length ? [bytes.subarray(at)] : [];
    this.#held = bytes.length - at;
  }
}
