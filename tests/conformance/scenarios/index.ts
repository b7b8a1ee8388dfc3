import { BOUNDARY_EVENTS } from './boundary-events.js';
import { CALLS } from './calls.js';
import { COMPENSATION } from './compensation.js';
import { DATA } from './data.js';
import { ENDINGS } from './endings.js';
import { ERRORS } from './errors.js';
import { EVENT_SUB_PROCESSES } from './event-sub-processes.js';
import { EVENTS } from './events.js';
import { INCLUSIVE_JOINS } from './inclusive-joins.js';
import { LOOPS } from './loops.js';
import { PARALLEL_JOINS } from './parallel-joins.js';

export const SCENARIOS = {
  'boundary events': BOUNDARY_EVENTS,
  calls: CALLS,
  compensation: COMPENSATION,
  data: DATA,
  endings: ENDINGS,
  errors: ERRORS,
  'event sub-processes': EVENT_SUB_PROCESSES,
  events: EVENTS,
  'inclusive joins': INCLUSIVE_JOINS,
  loops: LOOPS,
  'parallel joins': PARALLEL_JOINS,
};
