import type { FormSchema, FormView, LoadedOptions } from '../../../../forms/contract.js';
import { loadOptions, parseSubmission, presentForm } from '../../../../forms/index.js';
import { type FieldError, invalidFields } from '../../../../platform/errors/index.js';
import { keptFiles } from '../../../../platform/files/kept-files.js';
import type { RequestContext } from '../../../contract.js';
import { optionSources } from '../../option-sources.js';

/** A form of this slice on a page of its own, not on a task. */
export interface PageForm {
  schema: FormSchema;
  /** What conditions and options may read beside what is typed. */
  known: Record<string, unknown>;
}

export async function showForm(
  context: RequestContext,
  { schema, known }: PageForm,
  typed: Record<string, unknown>,
  errors: readonly FieldError[],
): Promise<FormView> {
  const { translate } = context;
  const values = { ...known, ...typed };
  const { timeZone } = (await context.organisation()).agency;
  const options = await optionsOf(context, schema, values);
  const said = errors.map((error) => ({ ...error, message: translate(error.message) }));
  return presentForm(schema, { values, errors: said, options, translate, timeZone });
}

/** @throws AppError invalid with every failed field. */
export async function readForm(
  context: RequestContext,
  { schema, known }: PageForm,
  submission: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { timeZone } = (await context.organisation()).agency;
  const options = await optionsOf(context, schema, { ...known, ...submission });
  const parsed = parseSubmission(schema, submission, {
    options,
    values: known,
    translate: context.translate,
    timeZone,
    door: 'page',
  });
  if (parsed.errors.length > 0) throw invalidFields(parsed.errors);
  return parsed.values;
}

function optionsOf(
  { unit, actor, organisation, translate }: RequestContext,
  schema: FormSchema,
  values: Record<string, unknown>,
): Promise<LoadedOptions> {
  const files = { name: 'file', options: () => keptFiles(unit, actor, values) };
  return loadOptions(schema, [...optionSources, files], { unit, actor, organisation, translate, values });
}
