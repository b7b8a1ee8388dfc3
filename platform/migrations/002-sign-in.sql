-- Accounts and sessions. Expiry is measured by the database's clock, one for all nodes and never the business clock.

create table account (
  person_id uuid primary key references person (id),
  agency_id uuid references agency (id),
  username text not null check (username = lower(username) and username ~ '^[a-z0-9][a-z0-9._-]*$'),
  password_hash text not null,
  -- One-time passwords are set by an administrator and replaced at the first sign-in.
  must_change_password boolean not null default false,
  language text not null default 'id' check (language in ('id', 'en')),
  large_type boolean not null default false,
  deactivated_at timestamptz,
  last_sign_in_at timestamptz,
  foreign key (agency_id, person_id) references person (agency_id, id)
);
create unique index account_username on account (username);

-- The token itself is never stored: whoever reads this table cannot sign in with it.
create table session (
  id uuid primary key,
  agency_id uuid references agency (id),
  person_id uuid not null references account (person_id),
  token_hash bytea not null,
  kind text not null check (kind in ('cookie', 'bearer')),
  -- The agency the installation's administrator looks at now; each change of it is audited.
  chosen_agency_id uuid references agency (id),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  idle_until timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_reason text
);
create unique index session_token on session (token_hash);
create index session_person on session (person_id) where ended_at is null;
create index session_expiry on session (expires_at);

-- Failures per name and network. Never per network alone: a whole office often shares one address.
create table sign_in_failure (
  key bytea primary key,
  failures int not null,
  blocked_until timestamptz not null,
  last_at timestamptz not null default now()
);
create index sign_in_failure_age on sign_in_failure (last_at);

call alur_protect('account');
call alur_protect('session');
call alur_share('sign_in_failure', 'select, insert, update, delete');

-- Deactivating an account changes who can act.
create trigger organisation_inserted after insert on account referencing new table as after_rows
  for each statement execute function organisation_changed();
create function account_changed() returns trigger language plpgsql as $$
begin
  update agency set org_revision = nextval('organisation_revision') where id = new.agency_id;
  return null;
end $$;
create trigger organisation_updated after update on account for each row
  when (old.deactivated_at is distinct from new.deactivated_at) execute function account_changed();
