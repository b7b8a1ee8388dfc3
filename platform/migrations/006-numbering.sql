-- Gap-free numbers per agency, register and year (platform/numbering). The row is locked until the unit that took a
-- number ends; a rollback gives the number back.
create table register_counter (
  agency_id uuid not null,
  register text not null,
  year int not null check (year between 2000 and 2200),
  first int not null check (first >= 1),
  next int not null check (next >= first),
  primary key (agency_id, register, year)
);
call alur_protect('register_counter');
