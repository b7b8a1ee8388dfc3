create table letter_settings (
  agency_id uuid primary key,
  -- The giver checks a report before a disposition is closed.
  verification boolean not null default true,
  -- Per urgency: {"hours": 24} of the clock, or {"days": 5} working days.
  due jsonb not null,
  -- When recipients are reminded, of {50%, 80%, 100%, daily}: parts of the time until it is due, then each day.
  reminders text[] not null default '{50%,80%,100%,daily}',
  -- Working days overdue after which the superior is told; null: never.
  escalate_after int default 2 check (escalate_after > 0)
);
call alur_protect('letter_settings');

create table instruction (
  agency_id uuid not null,
  code text not null,
  text text not null,
  expects text not null check (expects in ('read', 'report', 'reply', 'assignment', 'attend')),
  active boolean not null default true,
  rank int not null,
  primary key (agency_id, code)
);
call alur_protect('instruction');

-- Rows of a position replace the default taken from the chart (direct subordinates).
create table disposition_policy (
  agency_id uuid not null,
  from_position uuid not null,
  to_position uuid not null,
  primary key (agency_id, from_position, to_position)
);
call alur_protect('disposition_policy');

create table letter_sender (
  agency_id uuid not null,
  name text not null,
  used int not null default 1,
  last_used_at timestamptz not null,
  primary key (agency_id, name)
);
call alur_protect('letter_sender');

-- Permendagri 83/2022; the agency may add and retire codes.
create table classification (
  agency_id uuid not null,
  code text not null,
  name text not null,
  -- Of the scheme before (Permendagri 78/2012), which letters still carry.
  old_code text,
  active boolean not null default true,
  primary key (agency_id, code)
);
call alur_protect('classification');
