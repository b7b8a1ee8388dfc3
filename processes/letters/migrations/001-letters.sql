create extension if not exists pg_trgm;

-- The envelope of a letter: what the registrar may know of any letter. Content lies in letter_content.
create table letter (
  id uuid primary key,
  agency_id uuid not null,
  direction text not null default 'in' check (direction in ('in', 'out')),
  register text,
  year int,
  sequence int,
  agenda_number text,
  sender text not null,
  number text not null,
  date date not null,
  received_at timestamptz not null,
  security text not null check (security in ('B', 'T', 'R', 'SR')),
  urgency text not null check (urgency in ('biasa', 'segera', 'sangat-segera')),
  addressee_id uuid not null,
  external_number text,
  medium text not null default 'paper' check (medium in ('paper', 'email', 'srikandi', 'whatsapp', 'hand')),
  state text not null check (state in ('registered', 'awaiting-disposition', 'disposed', 'in-progress', 'done', 'archived', 'returned', 'voided')),
  tracking_code text not null unique,
  instance_id uuid,
  registered_at timestamptz not null,
  registered_by uuid,
  registered_as uuid,
  finished_at timestamptz,
  closing_reason text,
  merged_into uuid,
  -- Sender and numbers in one text, for the trigram index; never a subject.
  envelope text not null,
  unique (agency_id, id),
  foreign key (agency_id, merged_into) references letter (agency_id, id),
  check ((register is null) = (sequence is null) and (sequence is null) = (agenda_number is null))
);
create unique index letter_agenda_number on letter (agency_id, register, year, sequence);
create index letter_newest on letter (agency_id, registered_at desc, id desc);
create index letter_exact_number on letter (agency_id, upper(number));
create index letter_envelope_words on letter using gin (envelope gin_trgm_ops);
create index letter_by_instance on letter (instance_id);

-- Who is entitled to a letter, since when and why. `envelope`: sender, numbers and dates only (registrar of R and SR).
create table letter_access (
  id uuid primary key,
  agency_id uuid not null,
  letter_id uuid not null,
  position_id uuid,
  person_id uuid,
  unit_id uuid,
  sight text not null check (sight in ('full', 'envelope')),
  reason text not null,
  since timestamptz not null,
  check (num_nonnulls(position_id, person_id, unit_id) = 1),
  foreign key (agency_id, letter_id) references letter (agency_id, id)
);
create unique index letter_access_once on letter_access (letter_id, coalesce(position_id, person_id, unit_id), sight, reason);

-- Units of the positions that the person holds, for restricted (T) letters.
create function letters_own_units() returns uuid[] language plpgsql stable as $$
begin
  return array(select p.unit_id from position p where p.id = any (alur_positions()));
end $$;

call alur_protect('letter_access', $$(select alur_sees_all()) or position_id = any ((select alur_positions())::uuid[])
  or person_id = (select alur_person()) or unit_id = any ((select letters_own_units())::uuid[])$$);
call alur_protect('letter', $$(select alur_sees_all()) or security = 'B'
  or exists (select 1 from letter_access a where a.letter_id = letter.id)$$);

-- What is inside. Its rows are the gate of everything else about a letter: no sight of this row, no sight of the rest.
create table letter_content (
  letter_id uuid primary key,
  agency_id uuid not null,
  security text not null,
  subject text,
  summary text,
  classification text,
  attachments_note text,
  type text,
  -- Of an invitation: when and where.
  event_at timestamptz,
  event_place text,
  -- Envelope, subject and summary for the trigram index; of SR only the envelope: no search shows its subject.
  words text not null,
  foreign key (agency_id, letter_id) references letter (agency_id, id)
);
create index letter_content_words on letter_content using gin (words gin_trgm_ops);
call alur_protect('letter_content', $$(select alur_sees_all()) or security = 'B'
  or exists (select 1 from letter_access a where a.letter_id = letter_content.letter_id and a.sight = 'full')$$);

-- Letters of the agency in which every pattern occurs, in their content only for who sees the content. The caller joins
-- the result to letter under row-level security, which has the last word: beneath it PostgreSQL could not use the
-- trigram index (ILIKE is not leakproof), so this runs as the owner and repeats the gate of letter_content.
create function letters_found(patterns text[]) returns setof uuid
language sql stable security definer set search_path = public rows 200 as $$
  select c.letter_id from letter_content c
   where c.agency_id = alur_agency() and c.words ilike all (patterns)
     and (c.security = 'B' or alur_sees_all() or exists (
       select 1 from letter_access a where a.letter_id = c.letter_id and a.sight = 'full'
          and (a.position_id = any (alur_positions()) or a.person_id = alur_person() or a.unit_id = any (letters_own_units()))))
  union
  select l.id from letter l
   where l.agency_id = alur_agency() and l.security in ('R', 'SR') and l.envelope ilike all (patterns)
     and (alur_sees_all() or exists (
       select 1 from letter_access a where a.letter_id = l.id
          and (a.position_id = any (alur_positions()) or a.person_id = alur_person() or a.unit_id = any (letters_own_units()))))
$$;

create table letter_file (
  id uuid primary key,
  agency_id uuid not null,
  letter_id uuid not null,
  n int not null,
  file_id uuid not null,
  name text not null,
  added_at timestamptz not null,
  added_by uuid,
  replaced_at timestamptz,
  unique (letter_id, n),
  foreign key (agency_id, letter_id) references letter (agency_id, id)
);

-- One row per edge from giver to recipient.
create table disposition (
  id uuid primary key,
  agency_id uuid not null,
  letter_id uuid not null,
  parent_id uuid,
  instance_id uuid,
  from_position uuid,
  from_person uuid,
  -- Whose draft the giver confirmed, and as which position he prepared it.
  prepared_by uuid,
  prepared_as uuid,
  to_position uuid not null,
  role text not null check (role in ('coordinator', 'main', 'copy', 'inform')),
  -- Order among those sent together.
  rank int not null default 0,
  instructions text[] not null default '{}',
  note text,
  due_at timestamptz,
  sent_at timestamptz not null,
  read_at timestamptz,
  read_by uuid,
  status text not null check (status in ('new', 'read', 'forwarded', 'in-progress', 'reported', 'closed', 'returned', 'withdrawn')),
  report text,
  reported_at timestamptz,
  reported_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  ended_how text check (ended_how in ('accepted', 'filed', 'waived', 'withdrawn', 'redirected', 'mis-sent')),
  ended_reason text,
  unique (agency_id, id),
  foreign key (agency_id, letter_id) references letter (agency_id, id),
  foreign key (agency_id, parent_id) references disposition (agency_id, id)
);
create index disposition_of_letter on disposition (letter_id, sent_at, rank, id);
create index disposition_by_instance on disposition (instance_id);
create index disposition_unread_copies on disposition (to_position) where role in ('copy', 'inform') and read_at is null;
create index disposition_usage on disposition (agency_id, from_position, sent_at desc);

create table disposition_evidence (
  id uuid primary key,
  agency_id uuid not null,
  letter_id uuid not null,
  disposition_id uuid not null,
  file_id uuid,
  name text,
  evidence_letter_id uuid,
  added_at timestamptz not null,
  check (num_nonnulls(file_id, evidence_letter_id) = 1),
  foreign key (agency_id, letter_id) references letter (agency_id, id),
  foreign key (agency_id, disposition_id) references disposition (agency_id, id),
  foreign key (agency_id, evidence_letter_id) references letter (agency_id, id)
);
create index disposition_evidence_of on disposition_evidence (disposition_id);

create table letter_comment (
  id uuid primary key,
  agency_id uuid not null,
  letter_id uuid not null,
  position_id uuid,
  person_id uuid not null,
  text text not null,
  at timestamptz not null,
  foreign key (agency_id, letter_id) references letter (agency_id, id)
);
create index letter_comment_of on letter_comment (letter_id, at);

create table letter_correction (
  id uuid primary key,
  agency_id uuid not null,
  letter_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  reason text not null,
  -- Before and after, by field: {"subject": {"from": "...", "to": "..."}}.
  changes jsonb not null,
  foreign key (agency_id, letter_id) references letter (agency_id, id)
);
create index letter_correction_of on letter_correction (letter_id, at);

-- The letter's own history in the office's words.
create table letter_event (
  id uuid primary key,
  agency_id uuid not null,
  letter_id uuid not null,
  disposition_id uuid,
  at timestamptz not null,
  kind text not null,
  position_id uuid,
  person_id uuid,
  to_position uuid,
  text text,
  foreign key (agency_id, letter_id) references letter (agency_id, id),
  foreign key (agency_id, disposition_id) references disposition (agency_id, id)
);
create index letter_event_of on letter_event (letter_id, at, id);

do $$
declare child text;
begin
  foreach child in array array['letter_file', 'disposition', 'disposition_evidence', 'letter_comment', 'letter_correction', 'letter_event'] loop
    call alur_protect(child::regclass, format('exists (select 1 from letter_content c where c.letter_id = %I.letter_id)', child));
  end loop;
end $$;

-- Names and texts of files are as secret as the letter they belong to; `file` itself keeps only agencies apart.
create policy letters_secrecy on file as restrictive for select to alur_app using (
  case owner_kind
    when 'letter' then exists (select from letter_content c where c.letter_id = file.owner_id)
    when 'disposition' then exists (select from disposition d where d.id = file.owner_id)
    else true
  end);
