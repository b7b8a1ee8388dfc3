import type { OptionSource } from '../../../forms/contract.js';
import { chosenBefore } from './chosen-before.js';
import { optionScope } from './option-scope.js';

/** `letters.classifications`: code and name; the search looks into both and into the codes of the scheme before. */
export const classificationList: OptionSource = {
  name: 'letters.classifications',
  async options(context, component, search) {
    const { unit } = await optionScope(context);
    const rows = await unit.rows<{ code: string; name: string }>(
      `select code, name from classification
        where agency_id = $1 and (active or code = any ($2))
          and ($3 = '' or code like $3 || '%' or name ilike '%' || $3 || '%' or old_code like $3 || '%')
        order by string_to_array(code, '.')::int[]`,
      [unit.agencyId, chosenBefore(context, component), search?.trim() ?? ''],
    );
    return rows.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
  },
};
