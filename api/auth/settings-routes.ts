import { z } from 'zod';
import { invalidFields } from '../../platform/errors/index.js';
import { LANGUAGES } from '../../platform/messages/index.js';
import { passwordMatches } from '../../platform/organisation/accounts/password.js';
import { endSessionsOf } from '../../platform/organisation/accounts/sessions.js';
import { passwordProblem, setPassword } from '../../platform/organisation/accounts/set-password.js';
import {
  forgetFailures,
  recordFailure,
  secondsToWait,
  takeTurn,
  throttleKey,
} from '../../platform/organisation/accounts/sign-in-throttle.js';
import { type AnyRoute, type Reply, type RequestContext, route } from '../../processes/contract.js';
import { SESSION_COOKIE } from './cookies.js';

const mine = { access: 'signed-in', actsAs: 'person', agency: 'optional' } as const;

const passwordBody = z.object({
  current: z.string().max(1000).default(''),
  password: z.string().max(1000).default(''),
  again: z.string().max(1000).default(''),
});

type PasswordContext = RequestContext<unknown, unknown, z.output<typeof passwordBody>>;

/** What a person sets for herself: language, size of type, password. */
export const settingsRoutes: AnyRoute[] = [
  route({
    ...mine,
    door: 'page',
    method: 'get',
    path: '/settings',
    summary: 'auth.settings.title',
    handle: async ({ unit, actor, translate }) => {
      const settings = await unit.one<{ language: string; large_type: boolean }>(
        'select language, large_type from account where person_id = $1',
        [actor.personId],
      );
      return {
        kind: 'page',
        view: 'sign-in-settings',
        title: translate('auth.settings.title'),
        model: {
          name: actor.name,
          username: actor.username,
          languages: LANGUAGES.map((code) => ({
            code,
            name: translate(`auth.language.${code}`),
            chosen: code === settings.language,
          })),
          largeType: settings.large_type,
        },
      };
    },
  }),
  route({
    ...mine,
    door: 'page',
    method: 'post',
    path: '/settings',
    audit: 'account.settings-changed',
    summary: 'auth.settings.title',
    body: z.object({ language: z.enum(LANGUAGES), largeType: z.literal('on').optional() }),
    handle: async ({ unit, actor, body, platform }) => {
      await unit.change('update account set language = $2, large_type = $3 where person_id = $1', [
        actor.personId,
        body.language,
        body.largeType === 'on',
      ]);
      const text = platform.catalogue.translator(body.language)('auth.settings.saved');
      return { kind: 'redirect', to: '/settings', flash: { kind: 'success', text } };
    },
  }),
  route({
    ...mine,
    door: 'page',
    method: 'get',
    path: '/settings/password',
    summary: 'auth.password.title',
    handle: async ({ translate }) => passwordPage(translate('auth.password.title')),
  }),
  route({
    ...mine,
    door: 'page',
    method: 'post',
    path: '/settings/password',
    audit: 'account.password-changed',
    summary: 'auth.password.title',
    body: passwordBody,
    handle: changePassword,
    redisplay: async ({ translate }, refusal) =>
      passwordPage(translate('auth.password.title'), refusal?.detail.fields ?? []),
  }),
];

const passwordPage = (title: string, errors: { path: string; message: string }[] = []): Reply => ({
  kind: 'page',
  view: 'sign-in-password',
  title,
  model: { errors, error: Object.fromEntries(errors.map(({ path, message }) => [path, message])) },
  ...(errors.length > 0 && { status: 422 }),
});

/** The current password is asked for, and guessing it costs the same waits as at the door. */
async function changePassword({ unit, actor, body, http, translate }: PasswordContext): Promise<Reply> {
  const title = translate('auth.password.title');
  const key = throttleKey(actor.username, http.ip);
  await takeTurn(unit, key);
  const seconds = await secondsToWait(unit, key);
  if (seconds > 0)
    return passwordPage(title, [
      { path: 'current', message: translate('organisation.too-many-attempts', { seconds }) },
    ]);
  const account = await unit.one<{ password_hash: string }>('select password_hash from account where person_id = $1', [
    actor.personId,
  ]);
  if (!(await passwordMatches(account.password_hash, body.current))) {
    await recordFailure(unit, key);
    return passwordPage(title, [{ path: 'current', message: translate('auth.password.current-wrong') }]);
  }
  const problem = passwordProblem(body.password, actor.username);
  if (problem) throw invalidFields([{ path: 'password', message: translate(problem) }]);
  if (body.password === body.current)
    throw invalidFields([{ path: 'password', message: translate('auth.password.same') }]);
  if (body.again !== body.password)
    throw invalidFields([{ path: 'again', message: translate('auth.password.differs') }]);
  await forgetFailures(unit, key);
  await setPassword(unit, actor.personId, body.password, false);
  await endSessionsOf(unit, [actor.personId], 'password-changed', http.cookies[SESSION_COOKIE]);
  return {
    kind: 'redirect',
    to: '/settings',
    flash: { kind: 'success', text: translate('auth.password.changed') },
  };
}
