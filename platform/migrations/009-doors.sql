-- Answers of mutating requests by the caller's key, written in the unit of the request itself.
create table idempotency (
  id uuid primary key,
  -- null: the installation's administrator, outside every agency
  agency_id uuid,
  person_id uuid not null,
  method text not null,
  path text not null,
  key text not null,
  request_hash text not null,
  -- null while the request itself runs, which no other transaction can see
  -- as text: a replay is the same to the byte
  reply text,
  created_at timestamptz not null
);
create unique index idempotency_key on idempotency
  (person_id, method, path, key, (coalesce(agency_id, '00000000-0000-0000-0000-000000000000'::uuid)));
create index idempotency_created on idempotency (created_at);
call alur_protect('idempotency');

-- How far each slice's demo data was played; a start that was broken off in the middle is gone on with by the next.
create table demo_played (
  slice text primary key,
  begun_at timestamptz not null,
  steps int not null default 0,
  finished_at timestamptz
);
-- A step counts itself in its own unit, which is one of an agency.
call alur_share('demo_played', 'select, update (steps)');

-- Which program last gave the agency what it ships: the same one has nothing to do at its next start.
create table agency_prepared (
  agency_id uuid primary key,
  program text not null
);
call alur_protect('agency_prepared');
