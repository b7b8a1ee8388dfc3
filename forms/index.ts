/**
 * The door of the forms room. A form is data; every function here but `loadOptions` is synchronous and pure. A page:
 * `decodeFormBody` (with `rowCommand` and `addStagedFiles`), `loadOptions`, `parseSubmission`, and on errors
 * `presentForm` with what was sent.
 */
export { addStagedFiles } from './add-staged-files.js';
export { checkFormSchema } from './check-form-schema.js';
export { declaredKeys } from './declared-names.js';
export { decodeFormBody } from './decode-form-body.js';
export { duePresets } from './due-presets.js';
export { loadOptions } from './load-options.js';
export { parseSubmission } from './parse-submission.js';
export { type PresentContext, presentForm } from './present-form.js';
export { applyRowCommand, type RowCommand, rowCommand } from './row-command.js';
