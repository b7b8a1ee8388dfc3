-- What a position is told and need not act on: copies and information. Cleared by reading, holding up nothing.
create table notice (
  id uuid primary key,
  agency_id uuid not null,
  position_id uuid not null,
  kind text not null check (kind in ('copy', 'information')),
  subject_kind text not null,
  subject_id text not null,
  title text not null,
  line text not null,
  href text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  read_by uuid
);
-- Told twice is told once: the same subject stays one unread line per position and kind.
create unique index notice_once on notice (position_id, kind, subject_kind, subject_id) where read_at is null;
create index notice_open on notice (position_id, created_at desc, id desc) where read_at is null;
create index notice_by_subject on notice (subject_kind, subject_id);
call alur_protect('notice', 'alur_sees_all() or position_id = any (alur_positions())');
