// Ratios of two things that are measured by turns in one run: bare times say more about the machine than about us.

/**
 * One line of the table.
 *
 * @typedef {object} Row
 * @property {string} name what is measured
 * @property {string} against what it is compared with
 * @property {number} ratio the median of the pairs
 * @property {[number, number]} spread the lowest and the highest of them
 * @property {Aim | null} aim null: no promise, only a figure
 * @property {boolean | null} met
 *
 * @typedef {{ atLeast: number } | { atMost: number }} Aim
 */

/** How long some work takes, in seconds. */
export async function seconds(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/**
 * Measures things by turns, each round from another one on, so that a slow moment of the machine, and what one leaves
 * behind, meet all of them.
 *
 * @param {Record<string, (round: number) => number | Promise<number>>} things each gives its own measure
 * @param {number} rounds
 * @returns {Promise<Record<string, number[]>>} the measures of each, round by round
 */
export async function byTurns(things, rounds) {
  const names = Object.keys(things);
  const measured = Object.fromEntries(names.map((name) => [name, /** @type {number[]} */ ([])]));
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length];
      measured[name].push(await things[name](round));
    }
  return measured;
}

/**
 * How many times the second goes into the first.
 *
 * @param {{ name: string, against: string, aim?: Aim }} words
 * @param {readonly number[]} measures of the first, round by round
 * @param {readonly number[]} others of the second, from the same rounds
 * @returns {Row}
 */
export function row({ name, against, aim }, measures, others) {
  const pairs = measures.map((measure, round) => measure / others[round]).sort((a, b) => a - b);
  const ratio = median(pairs);
  return {
    name,
    against,
    ratio,
    spread: [pairs[0], pairs[pairs.length - 1]],
    aim: aim ?? null,
    met: aim ? isMet(aim, ratio) : null,
  };
}

/** @param {readonly number[]} sorted */
function median(sorted) {
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

/** @param {Aim} aim @param {number} ratio */
function isMet(aim, ratio) {
  return 'atLeast' in aim ? ratio >= aim.atLeast : ratio <= aim.atMost;
}
