// What people and programs get to read of the rows.

/** @typedef {import('./ratios.mjs').Row} Row */

const HEAD = ['', 'against', 'ratio', 'spread', 'aim', ''];

/**
 * The rows as a table, columns side by side.
 *
 * @param {readonly Row[]} rows
 */
export function table(rows) {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** @param {Row} row */
function cells({ name, against, ratio, spread: [low, high], aim, met }) {
  return [
    name,
    against,
    `${figure(ratio)}x`,
    `${figure(low)} to ${figure(high)}`,
    aimText(aim),
    metText(met),
  ];
}

/** @param {Row['aim']} aim */
function aimText(aim) {
  if (!aim) return '';
  return 'atLeast' in aim ? `at least ${aim.atLeast}x` : `at most ${aim.atMost}x`;
}

/** @param {Row['met']} met */
function metText(met) {
  if (met === null) return '';
  return met ? 'met' : 'MISSED';
}

/** Three digits: more are noise. @param {number} value */
function figure(value) {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}

/**
 * The rows as one JSON text.
 *
 * @param {unknown} machine
 * @param {readonly Row[]} rows
 */
export function json(machine, rows) {
  return JSON.stringify({ machine, rows }, undefined, 2);
}
