import type { OptionSource } from '../../forms/contract.js';
import type { Slice, SubjectPresenter } from '../../processes/contract.js';

/** What slices supply for showing and answering tasks. */
export interface Presenters {
  slices: readonly Slice[];
  subjects: ReadonlyMap<string, SubjectPresenter>;
  optionSources: readonly OptionSource[];
}

/** @throws when two slices present one kind. */
export function presentersOf(slices: readonly Slice[], platformSources: readonly OptionSource[]): Presenters {
  const subjects = new Map<string, SubjectPresenter>();
  for (const presenter of slices.flatMap((slice) => slice.subjects ?? [])) {
    if (subjects.has(presenter.kind)) throw new Error(`two slices present ${presenter.kind}`);
    subjects.set(presenter.kind, presenter);
  }
  return { slices, subjects, optionSources: [...platformSources, ...slices.flatMap((slice) => slice.optionSources)] };
}
