import { recordAudit } from '../../audit/record.js';
import { violates } from '../../database/index.js';
import { newId } from '../../ids/index.js';
import { type Desk, wrong } from './desk.js';

export interface NewAgency {
  code: string;
  name: string;
  city: string;
  timeZone: string;
}

/**
 * A new agency with what its administrator needs to build the rest: the head's position and the administrator's, both
 * vacant. In a system unit of the installation's administrator. @returns the agency's id.
 */
export async function createAgency(desk: Desk, agency: NewAgency): Promise<string> {
  const { unit, actor, translate } = desk;
  const id = newId();
  try {
    await unit.run('insert into agency (id, code, name, letterhead, city, time_zone) values ($1, $2, $3, $4, $5, $6)', [
      id,
      agency.code,
      agency.name,
      [agency.name.toUpperCase()],
      agency.city,
      agency.timeZone,
    ]);
  } catch (error) {
    throw violates(error, 'agency_code_key') ? wrong(desk, 'code', 'agency-code-taken') : error;
  }
  const unitId = newId();
  await unit.run('insert into org_unit (id, agency_id, code, name) values ($1, $2, $3, $4)', [
    unitId,
    id,
    'pimpinan',
    translate('organisation.first-unit'),
  ]);
  const head = newId();
  const administrator = newId();
  const names = [translate('organisation.head'), translate('organisation.administrator')];
  await unit.run(
    `insert into position (id, agency_id, code, name, short_name, unit_id, kind, parent_id, rank)
     values ($1, $3, 'kepala', $5, $5, $4, 'structural', null, 0), ($2, $3, 'admin', $6, $6, $4, 'staff', $1, 1)`,
    [head, administrator, id, unitId, ...names],
  );
  await unit.run(
    `insert into office_function (agency_id, function, position_id) values ($1, 'head', $2), ($1, 'administrator', $3)`,
    [id, head, administrator],
  );
  await recordAudit(unit, {
    event: 'agency.created',
    actor,
    agencyId: id,
    subject: { kind: 'agency', id },
    details: { code: agency.code },
  });
  return id;
}
