create table task (
  id uuid primary key,
  agency_id uuid not null,
  instance_id uuid not null references instance (id),
  root_id uuid not null,
  process_key text not null,
  execution_id text not null,
  element_id text not null,
  name text not null,
  form_key text,
  -- position:<id> or person:<id>; candidates are these and group:<code>.
  assignee text,
  candidate_groups text[] not null,
  claimed_by uuid,
  claimed_as uuid,
  -- Who was passed over for it, because he had taken an opposing step.
  passed_over text,
  expectation text not null check (expectation in ('act', 'sign', 'initial', 'verify', 'read')),
  opposes text[] not null,
  urgency text,
  properties jsonb not null,
  inputs jsonb not null,
  state text not null default 'open' check (state in ('open', 'done', 'withdrawn')),
  created_at timestamptz not null,
  due_at timestamptz,
  -- Somebody chose the due time by hand; a change of the calendar leaves it alone.
  due_extended boolean not null default false,
  read_at timestamptz,
  read_by uuid,
  completed_at timestamptz,
  completed_by uuid,
  completed_by_name text,
  completed_as uuid,
  withdrawn_reason text,
  revision int not null default 1,
  unique (instance_id, execution_id)
) with (fillfactor = 85);
create index task_worklist on task (agency_id, assignee, due_at, id) where state = 'open';
create index task_claimed on task (agency_id, claimed_by) where state = 'open' and claimed_by is not null;
create index task_groups on task using gin (candidate_groups) where state = 'open';
create index task_open on task (agency_id, (coalesce(due_at, 'infinity'::timestamptz)), id) where state = 'open';
create index task_done on task (agency_id, completed_by, completed_at desc, id desc) where state = 'done';
create index task_root on task (root_id);
call alur_protect('task');

-- Answers half written, apart from the task because the whole case may read that row: a draft is its desk's alone (and
-- of who prepares for it), and a task that is given to another desk begins anew. Of a group's task it is the group's.
create table task_draft (
  task_id uuid not null references task (id),
  agency_id uuid not null,
  desk text not null,
  answers jsonb not null,
  -- Who wrote it for the desk, and as which position; null when the desk did so itself.
  prepared_by uuid,
  prepared_as uuid,
  primary key (task_id, desk)
);
call alur_protect('task_draft', $$(select alur_sees_all()) or desk = 'group' or desk = 'person:' || (select alur_person())
  or desk in (select 'position:' || own from unnest(alur_positions()) own)
  or desk in (select 'position:' || d.principal_id from delegation d
               where d.ended_at is null and d.preparer_id = any (alur_positions()))$$);

-- bpmn: a timer of the diagram. reminder, escalation: of a task; they never change the path.
create table timer (
  id uuid primary key,
  agency_id uuid not null,
  instance_id uuid not null references instance (id),
  task_id uuid references task (id),
  kind text not null check (kind in ('bpmn', 'reminder', 'escalation')),
  execution_id text,
  element_id text not null,
  -- Of a reminder: 50%, 100%, daily.
  label text,
  due_at timestamptz not null,
  repeat int,
  opened_at timestamptz not null,
  -- Technical, by the database's own clock: another node takes the timer over after it.
  leased_until timestamptz,
  -- Firing failed: it waits for the incident's retry.
  incident_id uuid references incident (id),
  check ((kind = 'bpmn') = (task_id is null and execution_id is not null))
);
create unique index timer_execution on timer (instance_id, execution_id) where kind = 'bpmn';
create index timer_due on timer (due_at) where incident_id is null;
create index timer_task on timer (task_id) where task_id is not null;
call alur_protect('timer');

-- The revision of an agency's calendar that open due moments were last computed with.
create table followed_calendar (
  agency_id uuid primary key,
  revision bigint not null
);
call alur_protect('followed_calendar');

-- Processes of the current release that begin at a time. One that stays the same keeps its rhythm over a publication.
create table start_timer (
  id uuid primary key,
  agency_id uuid not null,
  process_key text not null,
  element_id text not null,
  expression text not null,
  -- ISO 8601 as evaluated when published.
  text text not null,
  due_at timestamptz not null,
  repeat int,
  leased_until timestamptz,
  unique (agency_id, process_key, element_id, expression)
);
create index start_timer_due on start_timer (due_at);
call alur_protect('start_timer');
