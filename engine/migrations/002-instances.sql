-- A case and its descendants (one row each). The engine's state is compressed and apart from the variables.
create table instance (
  id uuid primary key,
  agency_id uuid not null,
  root_id uuid not null,
  parent_id uuid references instance (id),
  parent_execution_id text,
  parent_index int,
  depth int not null,
  release_id uuid not null references release (id),
  process_key text not null,
  version int not null,
  business_key text,
  subject_kind text,
  subject_id text,
  confidential boolean not null default false,
  state text not null check (state in ('running', 'completed', 'cancelled', 'incident', 'suspended')),
  snapshot bytea,
  variables jsonb not null,
  revision int not null default 1,
  started_at timestamptz not null,
  started_by uuid,
  started_as uuid,
  ended_at timestamptz,
  -- completed, cancelled, failed (an error its diagram did not catch), withdrawn (a member taken out of its group).
  end_kind text check (end_kind in ('completed', 'cancelled', 'failed', 'withdrawn')),
  end_reason text,
  error_code text,
  -- Its end has been counted by the parent.
  reported boolean not null default false
) with (fillfactor = 80);
-- The state is compressed already.
alter table instance alter column snapshot set storage external;
create unique index instance_member on instance (parent_id, parent_execution_id, parent_index);
create index instance_root on instance (root_id);
create index instance_list on instance (agency_id, started_at desc, id desc);
create index instance_key on instance (agency_id, process_key, started_at desc, id desc);
create index instance_started_by on instance (agency_id, started_by);
create index instance_business_key on instance (agency_id, business_key) where business_key is not null;
create index instance_open on instance (agency_id, process_key) where state in ('running', 'incident', 'suspended');
call alur_protect('instance');

-- A call activity (one child) or a multi-instance one: one wait state of the parent; its members are instances.
create table child_group (
  id uuid primary key,
  agency_id uuid not null,
  instance_id uuid not null references instance (id),
  execution_id text not null,
  element_id text not null,
  name text not null,
  process_key text not null,
  -- A call without a group has no plan.
  plan jsonb,
  input jsonb,
  members int not null,
  -- Index of the next member to start (a sequential group, or one whose members are started by jobs).
  started int not null,
  completed int not null default 0,
  terminated int not null default 0,
  results jsonb not null default '{}',
  opened_at timestamptz not null,
  unique (instance_id, execution_id)
);
call alur_protect('child_group');

create table subscription (
  id uuid primary key,
  agency_id uuid not null,
  instance_id uuid not null references instance (id),
  key text not null,
  element_id text not null,
  kind text not null check (kind in ('message', 'signal')),
  name text not null,
  correlation_key text,
  opened_at timestamptz not null,
  unique (instance_id, key)
);
create index subscription_name on subscription (agency_id, kind, name, correlation_key);
call alur_protect('subscription');

create table job (
  id uuid primary key,
  agency_id uuid not null,
  instance_id uuid not null references instance (id),
  execution_id text not null,
  element_id text not null,
  type text not null,
  input jsonb not null,
  opened_at timestamptz not null,
  unique (instance_id, execution_id)
);
call alur_protect('job');

create table history (
  id bigint generated always as identity primary key,
  agency_id uuid not null,
  instance_id uuid not null,
  root_id uuid not null,
  at timestamptz not null,
  element_id text not null,
  name text,
  type text,
  event text not null,
  actor_id uuid,
  actor_name text,
  position_id uuid,
  position_name text,
  details jsonb,
  request_id text
);
create index history_instance on history (instance_id, id);
call alur_protect('history');

-- Something that may not happen happened. The instance stays where it was; `trigger` is what to do again.
create table incident (
  id uuid primary key,
  agency_id uuid not null,
  -- Null when the very start failed: there is no instance then.
  instance_id uuid references instance (id),
  root_id uuid,
  process_key text,
  element_id text,
  cause text not null,
  trigger jsonb,
  request_id text,
  at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'resolved')),
  resolved_at timestamptz,
  resolved_by text
);
create index incident_list on incident (agency_id, state, at desc, id desc);
create index incident_instance on incident (instance_id) where state = 'open';
call alur_protect('incident');
