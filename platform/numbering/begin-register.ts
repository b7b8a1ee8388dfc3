import type { Unit } from '../database/index.js';
import { AppError, conflict } from '../errors/index.js';
import type { RegisterYear } from './next-number.js';

/**
 * Lets a register begin at another number than 1: for an office that changes over from paper in mid-year.
 * May be repeated until the first number is taken.
 * @throws AppError conflict `register-in-use` afterwards; invalid `next-number` when `next` is no whole number from 1 on.
 */
export async function beginRegister(unit: Unit, { register, year, next }: RegisterYear & { next: number }) {
  if (!Number.isInteger(next) || next < 1 || next > 9_999_999)
    throw new AppError('invalid', { reason: 'next-number', message: 'numbering.next-invalid' });
  const begun = await unit.run(
    `insert into register_counter (agency_id, register, year, first, next) values ($1, $2, $3, $4, $4)
     on conflict (agency_id, register, year) do update set first = excluded.first, next = excluded.next
     where register_counter.next = register_counter.first`,
    [unit.agencyId, register, year, next],
  );
  if (begun === 0) throw conflict('register-in-use', 'numbering.register-in-use', { year });
}
