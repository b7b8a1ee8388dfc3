import { createHash } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import type { Unit } from '../../database/index.js';

/** Mistyping is normal: the first failures cost nothing. */
const FREE_FAILURES = 5;
const LONGEST_WAIT_SECONDS = 900;
/** After this long without a failure the count starts anew. */
const FORGOTTEN_AFTER = '6 hours';

/**
 * Back-off per name and network, kept in the database for all nodes. A colleague behind the same address is not
 * touched, and somebody guessing from elsewhere cannot lock the owner out of the office's network.
 */
export function throttleKey(username: string, address: string): Buffer {
  return createHash('sha256')
    .update(`${username.toLowerCase()}\n${networkOf(address)}`)
    .digest();
}

/** Waits, at the row, until no other attempt of this name and network is being checked, on any node. */
export async function takeTurn(unit: Unit, key: Buffer): Promise<void> {
  await unit.run(
    `insert into sign_in_failure (key, failures, blocked_until) values ($1, 0, now())
     on conflict (key) do update set failures = sign_in_failure.failures`,
    [key],
  );
}

/** Seconds still to wait; 0 when free. Asked after `takeTurn`. */
export async function secondsToWait(unit: Unit, key: Buffer): Promise<number> {
  const row = await unit.row<{ seconds: number }>(
    'select ceil(extract(epoch from blocked_until - clock_timestamp()))::int as seconds from sign_in_failure where key = $1',
    [key],
  );
  return Math.max(0, row?.seconds ?? 0);
}

/** Doubles the wait from the fifth failure on: 2 s, 4 s, ... up to a quarter of an hour. After `takeTurn`. */
export async function recordFailure(unit: Unit, key: Buffer): Promise<void> {
  await unit.change(
    `update sign_in_failure f
        set failures = counted.failures, last_at = clock_timestamp(),
            blocked_until = case when counted.failures < $2 then clock_timestamp()
              else clock_timestamp() + make_interval(secs => least($3, power(2, least(counted.failures + 1 - $2, 20)))) end
       from (select case when last_at < now() - interval '${FORGOTTEN_AFTER}' then 1 else failures + 1 end as failures
               from sign_in_failure where key = $1) counted
      where key = $1`,
    [key, FREE_FAILURES, LONGEST_WAIT_SECONDS],
  );
}

export async function forgetFailures(unit: Unit, key: Buffer): Promise<void> {
  await unit.run(`delete from sign_in_failure where key = $1`, [key]);
}

/** @returns how many were removed. */
export const removeOldFailures = (unit: Unit): Promise<number> =>
  unit.run(`delete from sign_in_failure where last_at < now() - interval '2 days'`);

/** The /24 of IPv4, the /64 of IPv6: one subscriber, whatever address he has this minute. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  if (isIPv4(plain)) return plain.split('.').slice(0, 3).join('.');
  if (!isIPv6(plain)) return 'unknown';
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const whole = tail === undefined ? groups : [...groups, ...Array(8 - groups.length - rest.length).fill('0'), ...rest];
  return whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':');
}
