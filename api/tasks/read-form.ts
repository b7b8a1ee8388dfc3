import type { FormSchema, LoadedOptions, Submission } from '../../forms/contract.js';
import { loadOptions, parseSubmission } from '../../forms/index.js';
import { invalidFields } from '../../platform/errors/index.js';
import type { RequestContext } from '../../processes/contract.js';
import type { Presenters } from './presenters.js';

export interface FormReading {
  form: Record<string, unknown> | null;
  /** What conditions and options may read beside the submission: the task's values. */
  known: Record<string, unknown>;
  submission: Submission;
  door: 'json' | 'page';
}

/** @throws AppError invalid with every failed field. */
export async function readForm(
  presenters: Presenters,
  { unit, actor, translate, organisation }: Pick<RequestContext, 'unit' | 'actor' | 'translate' | 'organisation'>,
  { form, known, submission, door }: FormReading,
): Promise<Record<string, unknown>> {
  const schema = schemaOf(form);
  const { timeZone } = (await organisation()).agency;
  const options = await optionsFor(presenters, { unit, actor, organisation, translate }, schema, {
    ...known,
    ...submission,
  });
  const parsed = parseSubmission(schema, submission, { options, values: known, translate, timeZone, door });
  if (parsed.errors.length > 0) throw invalidFields(parsed.errors);
  return parsed.values;
}

export const optionsFor = (
  { optionSources }: Presenters,
  { unit, actor, organisation, translate }: Pick<RequestContext, 'unit' | 'actor' | 'organisation' | 'translate'>,
  schema: FormSchema,
  values: Record<string, unknown>,
): Promise<LoadedOptions> => loadOptions(schema, optionSources, { unit, actor, organisation, translate, values });

/** Published forms were checked when published. Without one nothing is asked, so no key is known. */
export const schemaOf = (form: Record<string, unknown> | null): FormSchema =>
  form === null ? { id: 'nothing', type: 'default', components: [] } : (form as unknown as FormSchema);
