import type { Request } from 'express';
import { LANGUAGES, type Language } from '../../platform/messages/index.js';
import type { AnyRoute } from '../../processes/contract.js';

/**
 * Programs choose by Accept-Language, people by their own setting: office browsers are often set to English without
 * anybody having asked for it. Signed out, the browser decides.
 */
export function languageOf(request: Request, door: AnyRoute['door'], own: Language | null): Language {
  if (door === 'page' && own) return own;
  const asked = request.headers['accept-language'] ? request.acceptsLanguages([...LANGUAGES]) : false;
  if (asked === 'id' || asked === 'en') return asked;
  return own ?? 'id';
}
