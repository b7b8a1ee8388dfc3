-- Bytes on disk, one row per content, shared by all agencies; the key that keeps the sweep from removing bytes in use.
create table file_content (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null check (size > 0),
  type text not null,
  stored_at timestamptz not null
);
call alur_share('file_content', 'select, insert, update');

create table file (
  id uuid primary key,
  agency_id uuid not null,
  sha256 text not null references file_content,
  type text not null,
  size integer not null,
  name text not null,
  staged_by uuid,
  staged_position uuid,
  staged_at timestamptz not null,
  claimed_at timestamptz,
  owner_kind text,
  owner_id uuid,
  page_state text not null check (page_state in ('none', 'pending', 'ready', 'failed')),
  -- why there are no page images: encrypted, damaged, too-heavy, unavailable (the machine was to blame)
  page_fault text,
  page_count integer,
  text text,
  check ((claimed_at is null) = (owner_kind is null) and (claimed_at is null) = (owner_id is null))
);
create index file_content_used on file (sha256);
create index file_staged on file (staged_at) where claimed_at is null;
create index file_owner on file (owner_id) where claimed_at is not null;
-- Until something uses it, it is whose it is; from then on its owner's room decides, by a restrictive policy of its own.
call alur_protect('file', $$(select alur_sees_all()) or owner_id is not null or staged_by = (select alur_person())
  or staged_position = any ((select alur_positions())::uuid[])$$);

create table file_page (
  agency_id uuid not null,
  file_id uuid not null references file on delete cascade,
  number integer not null,
  width integer not null,
  height integer not null,
  primary key (file_id, number)
);
call alur_protect('file_page');
