import type { CompiledDiagram } from './compile.js';
import { compile } from './compile.js';

/** A compiled diagram is 50 to 200 KB; an installation runs a few dozen releases at a time. */
const CAPACITY = 200;

const diagrams = new Map<string, Promise<CompiledDiagram>>();

/** @param hash of the XML. @param xml read only when it is not known. Least recently used leave first. */
export function compiled(hash: string, xml: () => string | Promise<string>): Promise<CompiledDiagram> {
  const known = diagrams.get(hash);
  if (known) {
    diagrams.delete(hash);
    diagrams.set(hash, known);
    return known;
  }
  const made = Promise.resolve(xml()).then(compile);
  diagrams.set(hash, made);
  // A failure is not kept: the next call may have a better day.
  made.catch(() => diagrams.delete(hash));
  const oldest = diagrams.keys().next().value;
  if (diagrams.size > CAPACITY && oldest !== undefined) diagrams.delete(oldest);
  return made;
}

/** For tests and for closing the engine. */
export const forgetCompiled = (): void => diagrams.clear();
