-- What an agency published. An artifact is stored once per content; a release names the artifacts that run together.
create table artifact (
  agency_id uuid not null,
  hash text not null,
  content text not null,
  primary key (agency_id, hash)
);
call alur_protect('artifact');

create table release (
  id uuid primary key,
  agency_id uuid not null,
  number int not null,
  note text,
  published_at timestamptz not null,
  published_by uuid,
  published_by_name text not null,
  unique (agency_id, number)
);
call alur_protect('release');

create table release_entry (
  release_id uuid not null references release (id),
  agency_id uuid not null,
  kind text not null check (kind in ('diagram', 'form', 'table', 'template')),
  key text not null,
  version int not null,
  name text,
  hash text not null,
  origin text not null check (origin in ('shipped', 'adapted', 'own')),
  -- Version of the shipped artifact that an adapted one began from, and its content for the comparison.
  based_on int,
  based_on_hash text,
  -- Of diagrams: form of the none start event, for the catalogue.
  start_form text,
  note text,
  published_at timestamptz not null,
  primary key (release_id, kind, key),
  foreign key (agency_id, hash) references artifact (agency_id, hash)
);
create index release_entry_key on release_entry (agency_id, kind, key, version);
call alur_protect('release_entry');
