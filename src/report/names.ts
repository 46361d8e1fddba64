/** `a, b, c and 12 others`: some names, the others counted. */
export function someOf(names: readonly string[], most = 5): string {
  if (names.length <= most + 1) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} others`;
}
