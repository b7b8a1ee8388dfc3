-- Agencies, their positions and who holds them; the working calendar.
-- Every reference carries agency_id, so that no row can point into another agency even if a check is forgotten.

-- Never handed out twice, not even after a rollback: caches are keyed by it.
create sequence organisation_revision;

-- What an agency prints on its letters is public, so every agency may read the directory; each changes its own row only.
create table agency (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]*$'),
  name text not null check (name <> ''),
  letterhead text[] not null default '{}',
  address text not null default '',
  city text not null default '',
  time_zone text not null default 'Asia/Jakarta',
  working_weekdays smallint[] not null default '{1,2,3,4,5}',
  workday_starts time not null default '07:30',
  workday_ends time not null default '16:00',
  org_revision bigint not null default nextval('organisation_revision'),
  calendar_revision bigint not null default nextval('organisation_revision'),
  created_at timestamptz not null default now(),
  check (workday_starts < workday_ends),
  check (cardinality(working_weekdays) > 0 and working_weekdays <@ '{1,2,3,4,5,6,7}')
);
alter table agency enable row level security;
alter table agency force row level security;
create policy agency_read on agency for select to alur_app using (true);
create policy agency_update on agency for update to alur_app
  using (id = (select alur_agency())) with check (id = (select alur_agency()));
create policy system on agency to alur_system using (true) with check (true);
grant select, update on agency to alur_app;
grant select, insert, update, delete on agency to alur_system;
grant usage on sequence organisation_revision to alur_app, alur_system;

create table org_unit (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  code text not null,
  name text not null check (name <> ''),
  parent_id uuid,
  rank int not null default 0,
  unique (agency_id, id),
  unique (agency_id, code),
  foreign key (agency_id, parent_id) references org_unit (agency_id, id)
);

create table position (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]*$'),
  chart_code text,
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  unit_id uuid not null,
  kind text not null check (kind in ('structural', 'functional', 'staff', 'team-lead', 'partner')),
  echelon text,
  parent_id uuid check (parent_id <> id),
  rank int not null default 0,
  closed_at timestamptz,
  unique (agency_id, id),
  foreign key (agency_id, unit_id) references org_unit (agency_id, id),
  foreign key (agency_id, parent_id) references position (agency_id, id)
);
-- A closed position keeps its history; its code is free again.
create unique index position_code on position (agency_id, code) where closed_at is null;
create index position_parent on position (agency_id, parent_id);

-- agency_id null: the installation's own administrators.
create table person (
  id uuid primary key,
  agency_id uuid references agency (id),
  name text not null check (name <> ''),
  -- 18 digits, stored without spaces (Perka BKN 22/2007).
  nip text check (nip ~ '^[0-9]{18}$'),
  -- `III/d`, or a roman numeral of a contract employee; printed in signature blocks.
  grade text,
  employment text not null default 'pns' check (employment in ('pns', 'cpns', 'pppk', 'non-asn')),
  email text,
  phone text,
  left_at timestamptz,
  created_at timestamptz not null default now(),
  unique (agency_id, id)
);
create unique index person_nip on person (agency_id, nip) where left_at is null;
create index person_agency on person (agency_id, name);

-- Who holds a position and as what (domain 1.4). ends_on is the last day, included; ended_at ended it at once.
create table assignment (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  position_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('definitive', 'plt', 'plh', 'pj')),
  starts_on date not null,
  ends_on date,
  basis text,
  ended_at timestamptz,
  ended_reason text,
  created_at timestamptz not null default now(),
  check (ends_on is null or ends_on >= starts_on),
  check (kind <> 'plh' or (ends_on is not null and basis <> '')),
  foreign key (agency_id, position_id) references position (agency_id, id),
  foreign key (agency_id, person_id) references person (agency_id, id)
);
create index assignment_position on assignment (agency_id, position_id);
create index assignment_person on assignment (agency_id, person_id);

create table role_grant (
  id uuid primary key,
  agency_id uuid references agency (id),
  role text not null,
  person_id uuid references person (id),
  position_id uuid,
  granted_at timestamptz not null default now(),
  check ((person_id is null) <> (position_id is null)),
  foreign key (agency_id, person_id) references person (agency_id, id),
  foreign key (agency_id, position_id) references position (agency_id, id)
);
create unique index role_grant_once on role_grant (role, coalesce(person_id, position_id));

create table position_group (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]*$'),
  name text not null check (name <> ''),
  unique (agency_id, id),
  unique (agency_id, code)
);

create table position_group_member (
  agency_id uuid not null references agency (id),
  group_id uuid not null,
  position_id uuid not null,
  primary key (group_id, position_id),
  foreign key (agency_id, group_id) references position_group (agency_id, id) on delete cascade,
  foreign key (agency_id, position_id) references position (agency_id, id)
);

create table office_function (
  agency_id uuid not null references agency (id),
  function text not null,
  position_id uuid not null,
  primary key (agency_id, function),
  foreign key (agency_id, position_id) references position (agency_id, id)
);

-- Standing: the preparer drafts what the principal confirms; it never lets the preparer decide.
create table delegation (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  principal_id uuid not null,
  preparer_id uuid not null check (preparer_id <> principal_id),
  basis text,
  starts_on date not null,
  ended_at timestamptz,
  foreign key (agency_id, principal_id) references position (agency_id, id),
  foreign key (agency_id, preparer_id) references position (agency_id, id)
);
create unique index delegation_once on delegation (principal_id, preparer_id) where ended_at is null;

-- agency_id null: the whole country.
create table holiday (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid references agency (id),
  day date not null,
  kind text not null check (kind in ('holiday', 'collective-leave')),
  name text not null check (name <> '')
);
create unique index holiday_day on holiday (coalesce(agency_id, '00000000-0000-0000-0000-000000000000'), day);

create function organisation_changed() returns trigger language plpgsql as $$
declare touched uuid[];
begin
  if tg_op = 'DELETE' then select array_agg(distinct agency_id) into touched from before_rows;
  else select array_agg(distinct agency_id) into touched from after_rows; end if;
  update agency set org_revision = nextval('organisation_revision'),
         calendar_revision = case when tg_table_name = 'holiday' then nextval('organisation_revision') else calendar_revision end
   where id = any (touched) or (tg_table_name = 'holiday' and array_position(touched, null) is not null);
  return null;
end $$;

create procedure organisation_tracks(relation regclass) language plpgsql as $$
begin
  execute format('create trigger organisation_inserted after insert on %s referencing new table as after_rows for each statement execute function organisation_changed()', relation);
  execute format('create trigger organisation_updated after update on %s referencing new table as after_rows for each statement execute function organisation_changed()', relation);
  execute format('create trigger organisation_deleted after delete on %s referencing old table as before_rows for each statement execute function organisation_changed()', relation);
end $$;

create function agency_changed() returns trigger language plpgsql as $$
begin
  if (old.time_zone, old.working_weekdays, old.workday_starts, old.workday_ends)
     is distinct from (new.time_zone, new.working_weekdays, new.workday_starts, new.workday_ends) then
    new.calendar_revision := nextval('organisation_revision');
  end if;
  new.org_revision := nextval('organisation_revision');
  return new;
end $$;
create trigger agency_changed before update on agency for each row execute function agency_changed();

call alur_protect('org_unit');
call alur_protect('position');
call alur_protect('person');
call alur_protect('assignment');
call alur_protect('role_grant');
call alur_protect('position_group');
call alur_protect('position_group_member');
call alur_protect('office_function');
call alur_protect('delegation');
call alur_protect('holiday', shared => true);

call organisation_tracks('org_unit');
call organisation_tracks('position');
call organisation_tracks('person');
call organisation_tracks('assignment');
call organisation_tracks('role_grant');
call organisation_tracks('position_group');
call organisation_tracks('position_group_member');
call organisation_tracks('office_function');
call organisation_tracks('delegation');
call organisation_tracks('holiday');

-- 2026: SKB 3 Menteri No. 1497/2025, 2/2025, 5/2025. 2027: SKB of 15 September 2026.
insert into holiday (day, kind, name) values
  ('2026-01-01', 'holiday', 'Tahun Baru 2026 Masehi'),
  ('2026-01-16', 'holiday', 'Isra Mikraj Nabi Muhammad SAW'),
  ('2026-02-16', 'collective-leave', 'Cuti bersama Tahun Baru Imlek'),
  ('2026-02-17', 'holiday', 'Tahun Baru Imlek 2577 Kongzili'),
  ('2026-03-18', 'collective-leave', 'Cuti bersama Hari Suci Nyepi'),
  ('2026-03-19', 'holiday', 'Hari Suci Nyepi (Tahun Baru Saka 1948)'),
  ('2026-03-20', 'collective-leave', 'Cuti bersama Idulfitri'),
  ('2026-03-21', 'holiday', 'Idulfitri 1447 Hijriah'),
  ('2026-03-22', 'holiday', 'Idulfitri 1447 Hijriah'),
  ('2026-03-23', 'collective-leave', 'Cuti bersama Idulfitri'),
  ('2026-03-24', 'collective-leave', 'Cuti bersama Idulfitri'),
  ('2026-04-03', 'holiday', 'Wafat Yesus Kristus'),
  ('2026-04-05', 'holiday', 'Kebangkitan Yesus Kristus (Paskah)'),
  ('2026-05-01', 'holiday', 'Hari Buruh Internasional'),
  ('2026-05-14', 'holiday', 'Kenaikan Yesus Kristus'),
  ('2026-05-15', 'collective-leave', 'Cuti bersama Kenaikan Yesus Kristus'),
  ('2026-05-27', 'holiday', 'Iduladha 1447 Hijriah'),
  ('2026-05-28', 'collective-leave', 'Cuti bersama Iduladha'),
  ('2026-05-31', 'holiday', 'Hari Raya Waisak 2570 BE'),
  ('2026-06-01', 'holiday', 'Hari Lahir Pancasila'),
  ('2026-06-16', 'holiday', 'Tahun Baru Islam 1448 Hijriah'),
  ('2026-08-17', 'holiday', 'Hari Kemerdekaan'),
  ('2026-08-25', 'holiday', 'Maulid Nabi Muhammad SAW'),
  ('2026-12-24', 'collective-leave', 'Cuti bersama Natal'),
  ('2026-12-25', 'holiday', 'Hari Raya Natal'),
  ('2027-01-01', 'holiday', 'Tahun Baru 2027 Masehi'),
  ('2027-01-05', 'holiday', 'Isra Mikraj Nabi Muhammad SAW 1448 H'),
  ('2027-02-05', 'collective-leave', 'Cuti bersama Tahun Baru Imlek'),
  ('2027-02-06', 'holiday', 'Tahun Baru Imlek 2578 Kongzili'),
  ('2027-03-08', 'holiday', 'Hari Suci Nyepi (Tahun Baru Saka 1949)'),
  ('2027-03-09', 'collective-leave', 'Cuti bersama Idulfitri'),
  ('2027-03-10', 'holiday', 'Idulfitri 1448 Hijriah'),
  ('2027-03-11', 'holiday', 'Idulfitri 1448 Hijriah'),
  ('2027-03-12', 'collective-leave', 'Cuti bersama Idulfitri'),
  ('2027-03-15', 'collective-leave', 'Cuti bersama Idulfitri'),
  ('2027-03-25', 'collective-leave', 'Cuti bersama Wafat Yesus Kristus'),
  ('2027-03-26', 'holiday', 'Wafat Yesus Kristus'),
  ('2027-03-28', 'holiday', 'Kebangkitan Yesus Kristus (Paskah)'),
  ('2027-05-01', 'holiday', 'Hari Buruh Internasional'),
  ('2027-05-06', 'holiday', 'Kenaikan Yesus Kristus'),
  ('2027-05-17', 'holiday', 'Iduladha 1448 Hijriah'),
  ('2027-05-18', 'collective-leave', 'Cuti bersama Iduladha'),
  ('2027-05-19', 'collective-leave', 'Cuti bersama Waisak'),
  ('2027-05-20', 'holiday', 'Hari Raya Waisak 2571 BE'),
  ('2027-06-01', 'holiday', 'Hari Lahir Pancasila'),
  ('2027-06-06', 'holiday', 'Tahun Baru Islam 1449 Hijriah'),
  ('2027-08-15', 'holiday', 'Maulid Nabi Muhammad SAW'),
  ('2027-08-17', 'holiday', 'Hari Kemerdekaan'),
  ('2027-12-24', 'collective-leave', 'Cuti bersama Natal'),
  ('2027-12-25', 'holiday', 'Hari Raya Natal'),
  ('2027-12-26', 'holiday', 'Isra Mikraj Nabi Muhammad SAW 1449 H');
