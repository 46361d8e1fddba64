import { folded, plain } from './markdown.js';
import type { Section } from './shorten.js';

/** How the plan was found, and what could not be known. */
export function noteSection(notes: readonly string[]): Section {
  const list = (shown: readonly string[]) => shown.map((note) => `- ${plain(note)}`).join('\n');
  const few = () => (notes.length > 0 ? `### How this was found\n\n${list(notes.slice(0, 6))}` : '');
  const rest = notes.slice(6);
  return {
    whole: () => (rest.length > 0 ? `${few()}\n\n${folded(`${rest.length} more`, list(rest))}` : few()),
    shorter: [{ ease: 4, text: few }],
  };
}
