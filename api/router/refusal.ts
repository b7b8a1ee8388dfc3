import { CommandFailed } from '../../engine/index.js';
import { isContention } from '../../platform/database/index.js';
import { AppError, conflict } from '../../platform/errors/index.js';

/** Codes PostgreSQL gives to values that cannot be what they should: whatever a schema let through is still no 5xx. */
const IMPOSSIBLE_VALUES = new Set(['22P02', '22007', '22008', '22003', '22021', '22P05']);

/** An administrator needs a while. */
const INCIDENT_SECONDS = 300;

/** @returns the refusal to tell, or null for a defect. */
export function refusalOf(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (isContention(error)) return new AppError('unavailable', { retryAfter: 1, cause: error });
  if (error instanceof CommandFailed) return ofIncident(error);
  const code = databaseCode(error);
  if (code !== undefined && IMPOSSIBLE_VALUES.has(code)) return new AppError('invalid', { cause: error });
  return null;
}

function databaseCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : undefined;
}

/** The work was sound and the flow was not: nothing of it is kept, and an administrator sees the incident. */
const ofIncident = ({ incidentId, again, cause }: CommandFailed): AppError =>
  again
    ? conflict('incident', 'engine.error.incident-again', { incidentId })
    : new AppError('unavailable', {
        reason: 'incident',
        message: 'engine.error.incident',
        values: { incidentId },
        retryAfter: INCIDENT_SECONDS,
        cause,
      });
