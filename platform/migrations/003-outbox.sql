-- What leaves the house after the commit (platform/outbox). The row is the truth; the graphile-worker job of the same
-- key only wakes somebody up at the right moment, and is made again when it is missing.
create table outbox (
  id uuid primary key,
  agency_id uuid,
  kind text not null,
  dedupe_key text not null,
  queue text,
  payload jsonb not null,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'given-up')),
  attempts int not null default 0,
  due_at timestamptz not null,
  created_at timestamptz not null,
  delivered_at timestamptz,
  last_error text,
  request_id text
);
-- Per agency, so that a key of one agency can never swallow a message of another.
create unique index outbox_once on outbox (coalesce(agency_id, '00000000-0000-0000-0000-000000000000'), kind, dedupe_key);
create index outbox_pending on outbox (due_at) where state = 'pending';
create index outbox_given_up on outbox (agency_id, created_at) where state = 'given-up';
call alur_protect('outbox');

-- Security definer: units run as alur_app, which must not touch the jobs of graphile-worker (it has no agencies).
create function alur_wake(message uuid, queue text, delay interval) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job('deliver', json_build_object('id', message), queue, clock_timestamp() + delay,
                                  25, 'outbox:' || message);
end $$;

-- Brings jobs forward whose messages are due by the business clock, and makes those that are missing.
create function alur_wake_due(messages uuid[], queues text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.reschedule_jobs(
    array(select id from graphile_worker.jobs
           where key = any (select 'outbox:' || m from unnest(messages) m) and locked_at is null),
    run_at => clock_timestamp() - interval '1 second');
  perform public.alur_wake(due.message, due.queue, interval '0')
     from unnest(messages, queues) due (message, queue)
    where not exists (select from graphile_worker.jobs
                       where key = 'outbox:' || due.message and attempts < max_attempts);
end $$;

create function alur_enqueue(p_id uuid, p_agency uuid, p_kind text, p_key text, p_queue text, p_payload jsonb,
                             p_due timestamptz, p_now timestamptz, p_request text) returns boolean
language plpgsql as $$
begin
  insert into outbox (id, agency_id, kind, dedupe_key, queue, payload, due_at, created_at, request_id)
  values (p_id, p_agency, p_kind, p_key, p_queue, p_payload, p_due, p_now, p_request)
  on conflict do nothing;
  if not found then return false; end if;
  -- The distance counts, not the instant: the business clock may be shifted against the database's.
  perform alur_wake(p_id, p_queue, greatest(p_due - p_now, interval '0'));
  return true;
end $$;

revoke execute on function alur_wake(uuid, text, interval), alur_wake_due(uuid[], text[]) from public;
grant execute on function alur_wake(uuid, text, interval) to alur_app, alur_system;
grant execute on function alur_wake_due(uuid[], text[]) to alur_system;

-- Who works. A node is alive as long as its session holds the advisory lock (4712010, number).
create table worker_node (
  number int generated always as identity primary key,
  host text not null,
  pid int not null,
  -- In whose names it locks jobs.
  holders text[] not null,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
call alur_share('worker_node');
