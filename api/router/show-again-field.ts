/** A form that comes back from a new sign-in without its files: shown with everything typed, not acted on. */
export const SHOW_AGAIN_FIELD = '_again';

export const isToBeShownAgain = (fields: readonly (readonly [string, string])[]): boolean =>
  fields.some(([name]) => name === SHOW_AGAIN_FIELD);
