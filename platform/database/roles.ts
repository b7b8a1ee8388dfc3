/**
 * The two roles beneath every unit. `alur_app` sees one agency (policies named `agency`), `alur_system` all of them
 * (policies named `system`). Neither may log in; the program's own account is a member of both.
 *
 * `alur_protect(table)` is called by each migration for each table that carries agency_id.
 */
export const ROLES_SQL = `
do $$
begin
  perform pg_advisory_xact_lock(4712002);
  if not exists (select from pg_roles where rolname = 'alur_app') then create role alur_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'alur_system') then create role alur_system nologin; end if;
  if not pg_has_role(current_user, 'alur_app', 'member') then execute format('grant alur_app to %I', current_user); end if;
  if not pg_has_role(current_user, 'alur_system', 'member') then execute format('grant alur_system to %I', current_user); end if;
exception when insufficient_privilege then
  raise exception 'This account may not create roles. Let an administrator of the database run once: create role alur_app nologin; create role alur_system nologin; grant alur_app, alur_system to %;', current_user;
end $$;
grant usage on schema public to alur_app, alur_system;

create or replace function alur_agency() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('alur.agency', true), '')::uuid $$;
create or replace function alur_person() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('alur.person', true), '')::uuid $$;
create or replace function alur_positions() returns uuid[] language sql stable parallel safe as
  $$ select string_to_array(nullif(current_setting('alur.positions', true), ''), ',')::uuid[] $$;
create or replace function alur_sees_all() returns boolean language sql stable parallel safe as
  $$ select current_setting('alur.sees', true) = 'all' $$;

-- Row-level security of one table with agency_id. visible: an additional condition on reading (secrecy), or null.
-- shared: rows without an agency (national holidays, shipped templates) may be read by all.
create or replace procedure alur_protect(relation regclass, visible text default null, shared boolean default false)
language plpgsql as $$
declare own text := 'agency_id = (select alur_agency())';
        readable text := case when shared then '(agency_id is null or ' || own || ')' else own end;
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  execute format('create policy agency_read on %s for select to alur_app using (%s)', relation,
                 readable || coalesce(' and (' || visible || ')', ''));
  execute format('create policy agency_insert on %s for insert to alur_app with check (%s)', relation, own);
  execute format('create policy agency_update on %s for update to alur_app using (%s) with check (%s)', relation, own, own);
  execute format('create policy agency_delete on %s for delete to alur_app using (%s)', relation, own);
  execute format('create policy system on %s to alur_system using (true) with check (true)', relation);
  execute format('grant select, insert, update, delete on %s to alur_app, alur_system', relation);
end $$;

-- A table without an agency: open to the system, and to agencies only as far as told ('select', 'select, insert').
create or replace procedure alur_share(relation regclass, privileges text default null)
language plpgsql as $$
begin
  execute format('grant select, insert, update, delete on %s to alur_system', relation);
  if privileges is not null then execute format('grant %s on %s to alur_app', privileges, relation); end if;
end $$;
`;
