import type { Reply } from '../../processes/contract.js';
import { SHOW_AGAIN_FIELD } from '../router/show-again-field.js';
import type { AskedPage } from '../services.js';
import type { CarryOver } from './carry-over.js';
import { nextPage } from './next-page.js';

const NEVER_CARRIED = new Set(['_csrf', 'password', 'current', 'again']);

/** For a page that needs somebody: the sign-in, which comes back to it, or takes along what was just typed. */
export const createSignInFirst =
  (carryOver: CarryOver) =>
  ({ method, url, fields, withFiles, translate }: AskedPage): Reply => {
    const typed = fields.filter(([name]) => !NEVER_CARRIED.has(name));
    const form = withFiles ? [...typed, [SHOW_AGAIN_FIELD, '1'] as const] : typed;
    const carried = method === 'GET' || typed.length === 0 ? null : carryOver.pack({ method, url, fields: form });
    return {
      kind: 'page',
      view: 'sign-in',
      title: translate('auth.title'),
      status: 401,
      model: {
        next: method === 'GET' ? nextPage(url) : '/',
        carried,
        lead: translate(carried ? 'auth.carried' : method === 'GET' ? 'auth.first' : 'auth.ended'),
      },
    };
  };
