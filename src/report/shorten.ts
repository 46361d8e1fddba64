/** One part of a text that has a size to keep to. Blank text shows nothing. */
export interface Section {
  readonly whole: () => string;
  /** The same in ever fewer words, each with how easily it is taken for the one before: the highest number first. */
  readonly shorter?: readonly { readonly ease: number; readonly text: () => string }[];
}

/** A section that is never shortened. */
export function fixed(text: string): Section {
  return { whole: () => text };
}

/**
 * The sections with blank lines between them, shortened until they fit: the least important first, a step at a time.
 *
 * @param limit in the unit of `size`
 * @param size of a text; UTF-16 units unless given
 */
export function shorten(
  sections: readonly Section[],
  limit: number,
  size: (text: string) => number = (text) => text.length,
): string {
  const states = sections.map(({ whole, shorter = [] }) => ({ steps: [...shorter], text: whole() }));
  for (;;) {
    const text = states
      .map((state) => state.text)
      .filter(Boolean)
      .join('\n\n');
    if (size(text) <= limit) return text;
    const ease = (state: (typeof states)[number]) => state.steps[0]?.ease ?? 0;
    const [easiest] = [...states].sort((a, b) => ease(b) - ease(a));
    const step = easiest?.steps.shift();
    if (!easiest || !step) return clip(text, limit, size);
    easiest.text = step.text();
  }
}

/** A job's summary may hold 1 MiB a step; a longer one is refused whole, and what the caller adds has to fit too. */
const SUMMARY_BYTES = 1024 * 1024 - 16 * 1024;

/** The sections as a job's summary. */
export function fitSummary(sections: readonly Section[]): string {
  return shorten(sections, SUMMARY_BYTES, (text) => Buffer.byteLength(text));
}

/** Cut at a line's end: half a table row or half an HTML tag would spoil what follows it. */
function clip(text: string, limit: number, size: (text: string) => number): string {
  const end = '\n\n(Shortened: the log has the rest.)';
  const lines = text.split('\n');
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (size(lines.slice(0, middle).join('\n') + end) <= limit) low = middle;
    else high = middle - 1;
  }
  return lines.slice(0, low).join('\n') + end;
}
