import { sha256 } from '../ids/index.js';

/** The chain of what belongs to no agency. */
export const INSTALLATION_CHAIN = '00000000-0000-0000-0000-000000000000';
export const FIRST_PREVIOUS = '0'.repeat(64);
/** Class of the advisory locks with which one node at a time seals a chain. */
export const SEAL_LOCK = 4_712_020;

/**
 * One text per row of `audit a`, the same on every version of PostgreSQL: every column, in this order for ever. A new
 * column must not be added here but sealed by a new form of seal.
 */
export const CANONICAL_ROW = `jsonb_build_array(a.id, a.agency_id, (extract(epoch from a.at) * 1000000)::bigint, a.event,
  a.actor_kind, a.actor_id, a.actor_name, a.position_id, a.position_kind, a.purpose, a.subject_kind, a.subject_id,
  a.reason, a.details, a.request_id)::text`;

export interface Link {
  chain: string;
  sequence: number;
  previousHash: string;
  row: string;
}

export const hashOf = ({ chain, sequence, previousHash, row }: Link): string =>
  sha256([previousHash, chain, sequence, row].join('\n'));
