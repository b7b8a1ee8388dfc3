-- Who did what (platform/audit). Rows commit with the unit that did it; a sealer chains them afterwards, since a chain
-- inside the unit would let every commit of an agency wait for the one before.
create table audit (
  id uuid primary key,
  -- Null: the installation itself.
  agency_id uuid,
  at timestamptz not null,
  event text not null,
  actor_kind text not null check (actor_kind in ('person', 'system')),
  actor_id uuid,
  actor_name text not null,
  position_id uuid,
  position_kind text,
  -- Why a unit worked across agencies; null inside one.
  purpose text,
  subject_kind text,
  subject_id text,
  reason text,
  details jsonb not null,
  request_id text
);
create index audit_by_time on audit (agency_id, at desc, id desc);
create index audit_by_subject on audit (subject_kind, subject_id, at desc);
call alur_protect('audit');

-- The sealer's inbox: a row leaves it when it is sealed. The chain's order is the order of sealing, so a transaction
-- that commits late is sealed late instead of being skipped by a watermark.
create table audit_unsealed (audit_id uuid primary key, agency_id uuid);
call alur_protect('audit_unsealed');

create table audit_seal (
  -- The agency, or the nil UUID for the installation.
  chain uuid not null,
  sequence bigint not null,
  agency_id uuid,
  audit_id uuid not null unique,
  previous_hash text not null,
  hash text not null,
  sealed_at timestamptz not null,
  primary key (chain, sequence)
);
call alur_protect('audit_seal');

revoke update, delete on audit, audit_seal from alur_app, alur_system;
revoke insert on audit_seal from alur_app;
revoke select, update, delete on audit_unsealed from alur_app;

create function alur_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name;
end $$;
create trigger audit_append_only before update or delete or truncate on audit
  for each statement execute function alur_refuse_change();
create trigger audit_seal_append_only before update or delete or truncate on audit_seal
  for each statement execute function alur_refuse_change();
