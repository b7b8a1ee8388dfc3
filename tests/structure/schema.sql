table account.agency_id uuid
table account.deactivated_at timestamp with time zone
table account.language text not null default 'id'::text
table account.large_type boolean not null default false
table account.last_sign_in_at timestamp with time zone
table account.must_change_password boolean not null default false
table account.password_hash text not null
table account.person_id uuid not null
table account.username text not null
table agency.address text not null default ''::text
table agency.calendar_revision bigint not null default nextval('organisation_revision'::regclass)
table agency.city text not null default ''::text
table agency.code text not null
table agency.created_at timestamp with time zone not null default now()
table agency.id uuid not null
table agency.letterhead text[] not null default '{}'::text[]
table agency.name text not null
table agency.org_revision bigint not null default nextval('organisation_revision'::regclass)
table agency.time_zone text not null default 'Asia/Jakarta'::text
table agency.workday_ends time without time zone not null default '16:00:00'::time without time zone
table agency.workday_starts time without time zone not null default '07:30:00'::time without time zone
table agency.working_weekdays smallint[] not null default '{1,2,3,4,5}'::smallint[]
table agency_prepared.agency_id uuid not null
table agency_prepared.program text not null
table alur_migration.applied_at timestamp with time zone not null default now()
table alur_migration.breaking boolean not null
table alur_migration.hash text not null
table alur_migration.name text not null
table alur_migration.number integer not null
table alur_migration.series text not null
table artifact.agency_id uuid not null
table artifact.content text not null
table artifact.hash text not null
table assignment.agency_id uuid not null
table assignment.basis text
table assignment.created_at timestamp with time zone not null default now()
table assignment.ended_at timestamp with time zone
table assignment.ended_reason text
table assignment.ends_on date
table assignment.id uuid not null
table assignment.kind text not null
table assignment.person_id uuid not null
table assignment.position_id uuid not null
table assignment.starts_on date not null
table audit.actor_id uuid
table audit.actor_kind text not null
table audit.actor_name text not null
table audit.agency_id uuid
table audit.at timestamp with time zone not null
table audit.details jsonb not null
table audit.event text not null
table audit.id uuid not null
table audit.position_id uuid
table audit.position_kind text
table audit.purpose text
table audit.reason text
table audit.request_id text
table audit.subject_id text
table audit.subject_kind text
table audit_seal.agency_id uuid
table audit_seal.audit_id uuid not null
table audit_seal.chain uuid not null
table audit_seal.hash text not null
table audit_seal.previous_hash text not null
table audit_seal.sealed_at timestamp with time zone not null
table audit_seal.sequence bigint not null
table audit_unsealed.agency_id uuid
table audit_unsealed.audit_id uuid not null
table child_group.agency_id uuid not null
table child_group.completed integer not null default 0
table child_group.element_id text not null
table child_group.execution_id text not null
table child_group.id uuid not null
table child_group.input jsonb
table child_group.instance_id uuid not null
table child_group.members integer not null
table child_group.name text not null
table child_group.opened_at timestamp with time zone not null
table child_group.plan jsonb
table child_group.process_key text not null
table child_group.results jsonb not null default '{}'::jsonb
table child_group.started integer not null
table child_group.terminated integer not null default 0
table classification.active boolean not null default true
table classification.agency_id uuid not null
table classification.code text not null
table classification.name text not null
table classification.old_code text
table delegation.agency_id uuid not null
table delegation.basis text
table delegation.ended_at timestamp with time zone
table delegation.id uuid not null
table delegation.preparer_id uuid not null
table delegation.principal_id uuid not null
table delegation.starts_on date not null
table demo_played.begun_at timestamp with time zone not null
table demo_played.finished_at timestamp with time zone
table demo_played.slice text not null
table demo_played.steps integer not null default 0
table dev_mail.html text not null
table dev_mail.id uuid not null
table dev_mail.received_at timestamp with time zone not null
table dev_mail.recipients text[] not null
table dev_mail.sender text not null
table dev_mail.subject text not null
table dev_mail.text text not null
table disposition.agency_id uuid not null
table disposition.due_at timestamp with time zone
table disposition.ended_at timestamp with time zone
table disposition.ended_by uuid
table disposition.ended_how text
table disposition.ended_reason text
table disposition.from_person uuid
table disposition.from_position uuid
table disposition.id uuid not null
table disposition.instance_id uuid
table disposition.instructions text[] not null default '{}'::text[]
table disposition.letter_id uuid not null
table disposition.note text
table disposition.parent_id uuid
table disposition.prepared_as uuid
table disposition.prepared_by uuid
table disposition.rank integer not null default 0
table disposition.read_at timestamp with time zone
table disposition.read_by uuid
table disposition.report text
table disposition.reported_at timestamp with time zone
table disposition.reported_by uuid
table disposition.role text not null
table disposition.sent_at timestamp with time zone not null
table disposition.status text not null
table disposition.to_position uuid not null
table disposition_evidence.added_at timestamp with time zone not null
table disposition_evidence.agency_id uuid not null
table disposition_evidence.disposition_id uuid not null
table disposition_evidence.evidence_letter_id uuid
table disposition_evidence.file_id uuid
table disposition_evidence.id uuid not null
table disposition_evidence.letter_id uuid not null
table disposition_evidence.name text
table disposition_policy.agency_id uuid not null
table disposition_policy.from_position uuid not null
table disposition_policy.to_position uuid not null
table file.agency_id uuid not null
table file.claimed_at timestamp with time zone
table file.id uuid not null
table file.name text not null
table file.owner_id uuid
table file.owner_kind text
table file.page_count integer
table file.page_fault text
table file.page_state text not null
table file.sha256 text not null
table file.size integer not null
table file.staged_at timestamp with time zone not null
table file.staged_by uuid
table file.staged_position uuid
table file.text text
table file.type text not null
table file_content.sha256 text not null
table file_content.size integer not null
table file_content.stored_at timestamp with time zone not null
table file_content.type text not null
table file_page.agency_id uuid not null
table file_page.file_id uuid not null
table file_page.height integer not null
table file_page.number integer not null
table file_page.width integer not null
table followed_calendar.agency_id uuid not null
table followed_calendar.revision bigint not null
table history.actor_id uuid
table history.actor_name text
table history.agency_id uuid not null
table history.at timestamp with time zone not null
table history.details jsonb
table history.element_id text not null
table history.event text not null
table history.id bigint not null
table history.instance_id uuid not null
table history.name text
table history.position_id uuid
table history.position_name text
table history.request_id text
table history.root_id uuid not null
table history.type text
table holiday.agency_id uuid
table holiday.day date not null
table holiday.id uuid not null default gen_random_uuid()
table holiday.kind text not null
table holiday.name text not null
table idempotency.agency_id uuid
table idempotency.created_at timestamp with time zone not null
table idempotency.id uuid not null
table idempotency.key text not null
table idempotency.method text not null
table idempotency.path text not null
table idempotency.person_id uuid not null
table idempotency.reply text
table idempotency.request_hash text not null
table incident.agency_id uuid not null
table incident.at timestamp with time zone not null
table incident.cause text not null
table incident.element_id text
table incident.id uuid not null
table incident.instance_id uuid
table incident.process_key text
table incident.request_id text
table incident.resolved_at timestamp with time zone
table incident.resolved_by text
table incident.root_id uuid
table incident.state text not null default 'open'::text
table incident.trigger jsonb
table instance.agency_id uuid not null
table instance.business_key text
table instance.confidential boolean not null default false
table instance.depth integer not null
table instance.end_kind text
table instance.end_reason text
table instance.ended_at timestamp with time zone
table instance.error_code text
table instance.id uuid not null
table instance.parent_execution_id text
table instance.parent_id uuid
table instance.parent_index integer
table instance.process_key text not null
table instance.release_id uuid not null
table instance.reported boolean not null default false
table instance.revision integer not null default 1
table instance.root_id uuid not null
table instance.snapshot bytea
table instance.started_as uuid
table instance.started_at timestamp with time zone not null
table instance.started_by uuid
table instance.state text not null
table instance.subject_id text
table instance.subject_kind text
table instance.variables jsonb not null
table instance.version integer not null
table instruction.active boolean not null default true
table instruction.agency_id uuid not null
table instruction.code text not null
table instruction.expects text not null
table instruction.rank integer not null
table instruction.text text not null
table job.agency_id uuid not null
table job.element_id text not null
table job.execution_id text not null
table job.id uuid not null
table job.input jsonb not null
table job.instance_id uuid not null
table job.opened_at timestamp with time zone not null
table job.type text not null
table letter.addressee_id uuid not null
table letter.agency_id uuid not null
table letter.agenda_number text
table letter.closing_reason text
table letter.date date not null
table letter.direction text not null default 'in'::text
table letter.envelope text not null
table letter.external_number text
table letter.finished_at timestamp with time zone
table letter.id uuid not null
table letter.instance_id uuid
table letter.medium text not null default 'paper'::text
table letter.merged_into uuid
table letter.number text not null
table letter.received_at timestamp with time zone not null
table letter.register text
table letter.registered_as uuid
table letter.registered_at timestamp with time zone not null
table letter.registered_by uuid
table letter.security text not null
table letter.sender text not null
table letter.sequence integer
table letter.state text not null
table letter.tracking_code text not null
table letter.urgency text not null
table letter.year integer
table letter_access.agency_id uuid not null
table letter_access.id uuid not null
table letter_access.letter_id uuid not null
table letter_access.person_id uuid
table letter_access.position_id uuid
table letter_access.reason text not null
table letter_access.sight text not null
table letter_access.since timestamp with time zone not null
table letter_access.unit_id uuid
table letter_comment.agency_id uuid not null
table letter_comment.at timestamp with time zone not null
table letter_comment.id uuid not null
table letter_comment.letter_id uuid not null
table letter_comment.person_id uuid not null
table letter_comment.position_id uuid
table letter_comment.text text not null
table letter_content.agency_id uuid not null
table letter_content.attachments_note text
table letter_content.classification text
table letter_content.event_at timestamp with time zone
table letter_content.event_place text
table letter_content.letter_id uuid not null
table letter_content.security text not null
table letter_content.subject text
table letter_content.summary text
table letter_content.type text
table letter_content.words text not null
table letter_correction.agency_id uuid not null
table letter_correction.at timestamp with time zone not null
table letter_correction.changes jsonb not null
table letter_correction.id uuid not null
table letter_correction.letter_id uuid not null
table letter_correction.person_id uuid not null
table letter_correction.reason text not null
table letter_event.agency_id uuid not null
table letter_event.at timestamp with time zone not null
table letter_event.disposition_id uuid
table letter_event.id uuid not null
table letter_event.kind text not null
table letter_event.letter_id uuid not null
table letter_event.person_id uuid
table letter_event.position_id uuid
table letter_event.text text
table letter_event.to_position uuid
table letter_file.added_at timestamp with time zone not null
table letter_file.added_by uuid
table letter_file.agency_id uuid not null
table letter_file.file_id uuid not null
table letter_file.id uuid not null
table letter_file.letter_id uuid not null
table letter_file.n integer not null
table letter_file.name text not null
table letter_file.replaced_at timestamp with time zone
table letter_sender.agency_id uuid not null
table letter_sender.last_used_at timestamp with time zone not null
table letter_sender.name text not null
table letter_sender.used integer not null default 1
table letter_settings.agency_id uuid not null
table letter_settings.due jsonb not null
table letter_settings.escalate_after integer default 2
table letter_settings.reminders text[] not null default '{50%,80%,100%,daily}'::text[]
table letter_settings.verification boolean not null default true
table notice.agency_id uuid not null
table notice.created_at timestamp with time zone not null
table notice.href text not null
table notice.id uuid not null
table notice.kind text not null
table notice.line text not null
table notice.position_id uuid not null
table notice.read_at timestamp with time zone
table notice.read_by uuid
table notice.subject_id text not null
table notice.subject_kind text not null
table notice.title text not null
table office_function.agency_id uuid not null
table office_function.function text not null
table office_function.position_id uuid not null
table org_unit.agency_id uuid not null
table org_unit.code text not null
table org_unit.id uuid not null
table org_unit.name text not null
table org_unit.parent_id uuid
table org_unit.rank integer not null default 0
table outbox.agency_id uuid
table outbox.attempts integer not null default 0
table outbox.created_at timestamp with time zone not null
table outbox.dedupe_key text not null
table outbox.delivered_at timestamp with time zone
table outbox.due_at timestamp with time zone not null
table outbox.id uuid not null
table outbox.kind text not null
table outbox.last_error text
table outbox.payload jsonb not null
table outbox.queue text
table outbox.request_id text
table outbox.state text not null default 'pending'::text
table person.agency_id uuid
table person.created_at timestamp with time zone not null default now()
table person.email text
table person.employment text not null default 'pns'::text
table person.grade text
table person.id uuid not null
table person.left_at timestamp with time zone
table person.name text not null
table person.nip text
table person.phone text
table position.agency_id uuid not null
table position.chart_code text
table position.closed_at timestamp with time zone
table position.code text not null
table position.echelon text
table position.id uuid not null
table position.kind text not null
table position.name text not null
table position.parent_id uuid
table position.rank integer not null default 0
table position.short_name text not null
table position.unit_id uuid not null
table position_group.agency_id uuid not null
table position_group.code text not null
table position_group.id uuid not null
table position_group.name text not null
table position_group_member.agency_id uuid not null
table position_group_member.group_id uuid not null
table position_group_member.position_id uuid not null
table register_counter.agency_id uuid not null
table register_counter.first integer not null
table register_counter.next integer not null
table register_counter.register text not null
table register_counter.year integer not null
table release.agency_id uuid not null
table release.id uuid not null
table release.note text
table release.number integer not null
table release.published_at timestamp with time zone not null
table release.published_by uuid
table release.published_by_name text not null
table release_entry.agency_id uuid not null
table release_entry.based_on integer
table release_entry.based_on_hash text
table release_entry.hash text not null
table release_entry.key text not null
table release_entry.kind text not null
table release_entry.name text
table release_entry.note text
table release_entry.origin text not null
table release_entry.published_at timestamp with time zone not null
table release_entry.release_id uuid not null
table release_entry.start_form text
table release_entry.version integer not null
table role_grant.agency_id uuid
table role_grant.granted_at timestamp with time zone not null default now()
table role_grant.id uuid not null
table role_grant.person_id uuid
table role_grant.position_id uuid
table role_grant.role text not null
table session.agency_id uuid
table session.chosen_agency_id uuid
table session.created_at timestamp with time zone not null default now()
table session.ended_at timestamp with time zone
table session.ended_reason text
table session.expires_at timestamp with time zone not null
table session.id uuid not null
table session.idle_until timestamp with time zone not null
table session.kind text not null
table session.last_seen_at timestamp with time zone not null default now()
table session.person_id uuid not null
table session.token_hash bytea not null
table sign_in_failure.blocked_until timestamp with time zone not null
table sign_in_failure.failures integer not null
table sign_in_failure.key bytea not null
table sign_in_failure.last_at timestamp with time zone not null default now()
table start_timer.agency_id uuid not null
table start_timer.due_at timestamp with time zone not null
table start_timer.element_id text not null
table start_timer.expression text not null
table start_timer.id uuid not null
table start_timer.leased_until timestamp with time zone
table start_timer.process_key text not null
table start_timer.repeat integer
table start_timer.text text not null
table subscription.agency_id uuid not null
table subscription.correlation_key text
table subscription.element_id text not null
table subscription.id uuid not null
table subscription.instance_id uuid not null
table subscription.key text not null
table subscription.kind text not null
table subscription.name text not null
table subscription.opened_at timestamp with time zone not null
table task.agency_id uuid not null
table task.assignee text
table task.candidate_groups text[] not null
table task.claimed_as uuid
table task.claimed_by uuid
table task.completed_as uuid
table task.completed_at timestamp with time zone
table task.completed_by uuid
table task.completed_by_name text
table task.created_at timestamp with time zone not null
table task.due_at timestamp with time zone
table task.due_extended boolean not null default false
table task.element_id text not null
table task.execution_id text not null
table task.expectation text not null
table task.form_key text
table task.id uuid not null
table task.inputs jsonb not null
table task.instance_id uuid not null
table task.name text not null
table task.opposes text[] not null
table task.passed_over text
table task.process_key text not null
table task.properties jsonb not null
table task.read_at timestamp with time zone
table task.read_by uuid
table task.revision integer not null default 1
table task.root_id uuid not null
table task.state text not null default 'open'::text
table task.urgency text
table task.withdrawn_reason text
table task_draft.agency_id uuid not null
table task_draft.answers jsonb not null
table task_draft.desk text not null
table task_draft.prepared_as uuid
table task_draft.prepared_by uuid
table task_draft.task_id uuid not null
table timer.agency_id uuid not null
table timer.due_at timestamp with time zone not null
table timer.element_id text not null
table timer.execution_id text
table timer.id uuid not null
table timer.incident_id uuid
table timer.instance_id uuid not null
table timer.kind text not null
table timer.label text
table timer.leased_until timestamp with time zone
table timer.opened_at timestamp with time zone not null
table timer.repeat integer
table timer.task_id uuid
table worker_node.holders text[] not null
table worker_node.host text not null
table worker_node.number integer not null
table worker_node.pid integer not null
table worker_node.seen_at timestamp with time zone not null default now()
table worker_node.started_at timestamp with time zone not null default now()

constraint account.account_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
constraint account.account_agency_id_person_id_fkey FOREIGN KEY (agency_id, person_id) REFERENCES person(agency_id, id)
constraint account.account_language_check CHECK ((language = ANY (ARRAY['id'::text, 'en'::text])))
constraint account.account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
constraint account.account_pkey PRIMARY KEY (person_id)
constraint account.account_username_check CHECK (((username = lower(username)) AND (username ~ '^[a-z0-9][a-z0-9._-]*$'::text)))
constraint agency.agency_check CHECK ((workday_starts < workday_ends))
constraint agency.agency_code_check CHECK ((code ~ '^[a-z0-9][a-z0-9-]*$'::text))
constraint agency.agency_code_key UNIQUE (code)
constraint agency.agency_name_check CHECK ((name <> ''::text))
constraint agency.agency_pkey PRIMARY KEY (id)
constraint agency.agency_working_weekdays_check CHECK (((cardinality(working_weekdays) > 0) AND (working_weekdays <@ '{1,2,3,4,5,6,7}'::smallint[])))
constraint agency_prepared.agency_prepared_pkey PRIMARY KEY (agency_id)
constraint alur_migration.alur_migration_pkey PRIMARY KEY (series, number)
constraint artifact.artifact_pkey PRIMARY KEY (agency_id, hash)
constraint assignment.assignment_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
constraint assignment.assignment_agency_id_person_id_fkey FOREIGN KEY (agency_id, person_id) REFERENCES person(agency_id, id)
constraint assignment.assignment_agency_id_position_id_fkey FOREIGN KEY (agency_id, position_id) REFERENCES "position"(agency_id, id)
constraint assignment.assignment_check CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)))
constraint assignment.assignment_check1 CHECK (((kind <> 'plh'::text) OR ((ends_on IS NOT NULL) AND (basis <> ''::text))))
constraint assignment.assignment_kind_check CHECK ((kind = ANY (ARRAY['definitive'::text, 'plt'::text, 'plh'::text, 'pj'::text])))
constraint assignment.assignment_pkey PRIMARY KEY (id)
constraint audit.audit_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'system'::text])))
constraint audit.audit_pkey PRIMARY KEY (id)
constraint audit_seal.audit_seal_audit_id_key UNIQUE (audit_id)
constraint audit_seal.audit_seal_pkey PRIMARY KEY (chain, sequence)
constraint audit_unsealed.audit_unsealed_pkey PRIMARY KEY (audit_id)
constraint child_group.child_group_instance_id_execution_id_key UNIQUE (instance_id, execution_id)
constraint child_group.child_group_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES instance(id)
constraint child_group.child_group_pkey PRIMARY KEY (id)
constraint classification.classification_pkey PRIMARY KEY (agency_id, code)
constraint delegation.delegation_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
constraint delegation.delegation_agency_id_preparer_id_fkey FOREIGN KEY (agency_id, preparer_id) REFERENCES "position"(agency_id, id)
constraint delegation.delegation_agency_id_principal_id_fkey FOREIGN KEY (agency_id, principal_id) REFERENCES "position"(agency_id, id)
constraint delegation.delegation_check CHECK ((preparer_id <> principal_id))
constraint delegation.delegation_pkey PRIMARY KEY (id)
constraint demo_played.demo_played_pkey PRIMARY KEY (slice)
constraint dev_mail.dev_mail_pkey PRIMARY KEY (id)
constraint disposition.disposition_agency_id_id_key UNIQUE (agency_id, id)
constraint disposition.disposition_agency_id_letter_id_fkey FOREIGN KEY (agency_id, letter_id) REFERENCES letter(agency_id, id)
constraint disposition.disposition_agency_id_parent_id_fkey FOREIGN KEY (agency_id, parent_id) REFERENCES disposition(agency_id, id)
constraint disposition.disposition_ended_how_check CHECK ((ended_how = ANY (ARRAY['accepted'::text, 'filed'::text, 'waived'::text, 'withdrawn'::text, 'redirected'::text, 'mis-sent'::text])))
constraint disposition.disposition_pkey PRIMARY KEY (id)
constraint disposition.disposition_role_check CHECK ((role = ANY (ARRAY['coordinator'::text, 'main'::text, 'copy'::text, 'inform'::text])))
constraint disposition.disposition_status_check CHECK ((status = ANY (ARRAY['new'::text, 'read'::text, 'forwarded'::text, 'in-progress'::text, 'reported'::text, 'closed'::text, 'returned'::text, 'withdrawn'::text])))
constraint disposition_evidence.disposition_evidence_agency_id_disposition_id_fkey FOREIGN KEY (agency_id, disposition_id) REFERENCES disposition(agency_id, id)
constraint disposition_evidence.disposition_evidence_agency_id_evidence_letter_id_fkey FOREIGN KEY (agency_id, evidence_letter_id) REFERENCES letter(agency_id, id)
constraint disposition_evidence.disposition_evidence_agency_id_letter_id_fkey FOREIGN KEY (agency_id, letter_id) REFERENCES letter(agency_id, id)
constraint disposition_evidence.disposition_evidence_check CHECK ((num_nonnulls(file_id, evidence_letter_id) = 1))
constraint disposition_evidence.disposition_evidence_pkey PRIMARY KEY (id)
constraint disposition_policy.disposition_policy_pkey PRIMARY KEY (agency_id, from_position, to_position)
constraint file.file_check CHECK ((((claimed_at IS NULL) = (owner_kind IS NULL)) AND ((claimed_at IS NULL) = (owner_id IS NULL))))
constraint file.file_page_state_check CHECK ((page_state = ANY (ARRAY['none'::text, 'pending'::text, 'ready'::text, 'failed'::text])))
constraint file.file_pkey PRIMARY KEY (id)
constraint file.file_sha256_fkey FOREIGN KEY (sha256) REFERENCES file_content(sha256)
constraint file_content.file_content_pkey PRIMARY KEY (sha256)
constraint file_content.file_content_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
constraint file_content.file_content_size_check CHECK ((size > 0))
constraint file_page.file_page_file_id_fkey FOREIGN KEY (file_id) REFERENCES file(id) ON DELETE CASCADE
constraint file_page.file_page_pkey PRIMARY KEY (file_id, number)
constraint followed_calendar.followed_calendar_pkey PRIMARY KEY (agency_id)
constraint history.history_pkey PRIMARY KEY (id)
constraint holiday.holiday_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
constraint holiday.holiday_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'collective-leave'::text])))
constraint holiday.holiday_name_check CHECK ((name <> ''::text))
constraint holiday.holiday_pkey PRIMARY KEY (id)
constraint idempotency.idempotency_pkey PRIMARY KEY (id)
constraint incident.incident_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES instance(id)
constraint incident.incident_pkey PRIMARY KEY (id)
constraint incident.incident_state_check CHECK ((state = ANY (ARRAY['open'::text, 'resolved'::text])))
constraint instance.instance_end_kind_check CHECK ((end_kind = ANY (ARRAY['completed'::text, 'cancelled'::text, 'failed'::text, 'withdrawn'::text])))
constraint instance.instance_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES instance(id)
constraint instance.instance_pkey PRIMARY KEY (id)
constraint instance.instance_release_id_fkey FOREIGN KEY (release_id) REFERENCES release(id)
constraint instance.instance_state_check CHECK ((state = ANY (ARRAY['running'::text, 'completed'::text, 'cancelled'::text, 'incident'::text, 'suspended'::text])))
constraint instruction.instruction_expects_check CHECK ((expects = ANY (ARRAY['read'::text, 'report'::text, 'reply'::text, 'assignment'::text, 'attend'::text])))
constraint instruction.instruction_pkey PRIMARY KEY (agency_id, code)
constraint job.job_instance_id_execution_id_key UNIQUE (instance_id, execution_id)
constraint job.job_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES instance(id)
constraint job.job_pkey PRIMARY KEY (id)
constraint letter.letter_agency_id_id_key UNIQUE (agency_id, id)
constraint letter.letter_agency_id_merged_into_fkey FOREIGN KEY (agency_id, merged_into) REFERENCES letter(agency_id, id)
constraint letter.letter_check CHECK ((((register IS NULL) = (sequence IS NULL)) AND ((sequence IS NULL) = (agenda_number IS NULL))))
constraint letter.letter_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])))
constraint letter.letter_medium_check CHECK ((medium = ANY (ARRAY['paper'::text, 'email'::text, 'srikandi'::text, 'whatsapp'::text, 'hand'::text])))
constraint letter.letter_pkey PRIMARY KEY (id)
constraint letter.letter_security_check CHECK ((security = ANY (ARRAY['B'::text, 'T'::text, 'R'::text, 'SR'::text])))
constraint letter.letter_state_check CHECK ((state = ANY (ARRAY['registered'::text, 'awaiting-disposition'::text, 'disposed'::text, 'in-progress'::text, 'done'::text, 'archived'::text, 'returned'::text, 'voided'::text])))
constraint letter.letter_tracking_code_key UNIQUE (tracking_code)
constraint letter.letter_urgency_check CHECK ((urgency = ANY (ARRAY['biasa'::text, 'segera'::text, 'sangat-segera'::text])))
constraint letter_access.letter_access_agency_id_letter_id_fkey FOREIGN KEY (agency_id, letter_id) REFERENCES letter(agency_id, id)
constraint letter_access.letter_access_check CHECK ((num_nonnulls(position_id, person_id, unit_id) = 1))
constraint letter_access.letter_access_pkey PRIMARY KEY (id)
constraint letter_access.letter_access_sight_check CHECK ((sight = ANY (ARRAY['full'::text, 'envelope'::text])))
constraint letter_comment.letter_comment_agency_id_letter_id_fkey FOREIGN KEY (agency_id, letter_id) REFERENCES letter(agency_id, id)
constraint letter_comment.letter_comment_pkey PRIMARY KEY (id)
constraint letter_content.letter_content_agency_id_letter_id_fkey FOREIGN KEY (agency_id, letter_id) REFERENCES letter(agency_id, id)
constraint letter_content.letter_content_pkey PRIMARY KEY (letter_id)
constraint letter_correction.letter_correction_agency_id_letter_id_fkey FOREIGN KEY (agency_id, letter_id) REFERENCES letter(agency_id, id)
constraint letter_correction.letter_correction_pkey PRIMARY KEY (id)
constraint letter_event.letter_event_agency_id_disposition_id_fkey FOREIGN KEY (agency_id, disposition_id) REFERENCES disposition(agency_id, id)
constraint letter_event.letter_event_agency_id_letter_id_fkey FOREIGN KEY (agency_id, letter_id) REFERENCES letter(agency_id, id)
constraint letter_event.letter_event_pkey PRIMARY KEY (id)
constraint letter_file.letter_file_agency_id_letter_id_fkey FOREIGN KEY (agency_id, letter_id) REFERENCES letter(agency_id, id)
constraint letter_file.letter_file_letter_id_n_key UNIQUE (letter_id, n)
constraint letter_file.letter_file_pkey PRIMARY KEY (id)
constraint letter_sender.letter_sender_pkey PRIMARY KEY (agency_id, name)
constraint letter_settings.letter_settings_escalate_after_check CHECK ((escalate_after > 0))
constraint letter_settings.letter_settings_pkey PRIMARY KEY (agency_id)
constraint notice.notice_kind_check CHECK ((kind = ANY (ARRAY['copy'::text, 'information'::text])))
constraint notice.notice_pkey PRIMARY KEY (id)
constraint office_function.office_function_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
constraint office_function.office_function_agency_id_position_id_fkey FOREIGN KEY (agency_id, position_id) REFERENCES "position"(agency_id, id)
constraint office_function.office_function_pkey PRIMARY KEY (agency_id, function)
constraint org_unit.org_unit_agency_id_code_key UNIQUE (agency_id, code)
constraint org_unit.org_unit_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
constraint org_unit.org_unit_agency_id_id_key UNIQUE (agency_id, id)
constraint org_unit.org_unit_agency_id_parent_id_fkey FOREIGN KEY (agency_id, parent_id) REFERENCES org_unit(agency_id, id)
constraint org_unit.org_unit_name_check CHECK ((name <> ''::text))
constraint org_unit.org_unit_pkey PRIMARY KEY (id)
constraint outbox.outbox_pkey PRIMARY KEY (id)
constraint outbox.outbox_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'delivered'::text, 'given-up'::text])))
constraint person.person_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
constraint person.person_agency_id_id_key UNIQUE (agency_id, id)
constraint person.person_employment_check CHECK ((employment = ANY (ARRAY['pns'::text, 'cpns'::text, 'pppk'::text, 'non-asn'::text])))
constraint person.person_name_check CHECK ((name <> ''::text))
constraint person.person_nip_check CHECK ((nip ~ '^[0-9]{18}$'::text))
constraint person.person_pkey PRIMARY KEY (id)
constraint position.position_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
constraint position.position_agency_id_id_key UNIQUE (agency_id, id)
constraint position.position_agency_id_parent_id_fkey FOREIGN KEY (agency_id, parent_id) REFERENCES "position"(agency_id, id)
constraint position.position_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES org_unit(agency_id, id)
constraint position.position_check CHECK ((parent_id <> id))
constraint position.position_code_check CHECK ((code ~ '^[a-z0-9][a-z0-9-]*$'::text))
constraint position.position_kind_check CHECK ((kind = ANY (ARRAY['structural'::text, 'functional'::text, 'staff'::text, 'team-lead'::text, 'partner'::text])))
constraint position.position_name_check CHECK ((name <> ''::text))
constraint position.position_pkey PRIMARY KEY (id)
constraint position.position_short_name_check CHECK ((short_name <> ''::text))
constraint position_group.position_group_agency_id_code_key UNIQUE (agency_id, code)
constraint position_group.position_group_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
constraint position_group.position_group_agency_id_id_key UNIQUE (agency_id, id)
constraint position_group.position_group_code_check CHECK ((code ~ '^[a-z0-9][a-z0-9-]*$'::text))
constraint position_group.position_group_name_check CHECK ((name <> ''::text))
constraint position_group.position_group_pkey PRIMARY KEY (id)
constraint position_group_member.position_group_member_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
constraint position_group_member.position_group_member_agency_id_group_id_fkey FOREIGN KEY (agency_id, group_id) REFERENCES position_group(agency_id, id) ON DELETE CASCADE
constraint position_group_member.position_group_member_agency_id_position_id_fkey FOREIGN KEY (agency_id, position_id) REFERENCES "position"(agency_id, id)
constraint position_group_member.position_group_member_pkey PRIMARY KEY (group_id, position_id)
constraint register_counter.register_counter_check CHECK ((next >= first))
constraint register_counter.register_counter_first_check CHECK ((first >= 1))
constraint register_counter.register_counter_pkey PRIMARY KEY (agency_id, register, year)
constraint register_counter.register_counter_year_check CHECK (((year >= 2000) AND (year <= 2200)))
constraint release.release_agency_id_number_key UNIQUE (agency_id, number)
constraint release.release_pkey PRIMARY KEY (id)
constraint release_entry.release_entry_agency_id_hash_fkey FOREIGN KEY (agency_id, hash) REFERENCES artifact(agency_id, hash)
constraint release_entry.release_entry_kind_check CHECK ((kind = ANY (ARRAY['diagram'::text, 'form'::text, 'table'::text, 'template'::text])))
constraint release_entry.release_entry_origin_check CHECK ((origin = ANY (ARRAY['shipped'::text, 'adapted'::text, 'own'::text])))
constraint release_entry.release_entry_pkey PRIMARY KEY (release_id, kind, key)
constraint release_entry.release_entry_release_id_fkey FOREIGN KEY (release_id) REFERENCES release(id)
constraint role_grant.role_grant_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
constraint role_grant.role_grant_agency_id_person_id_fkey FOREIGN KEY (agency_id, person_id) REFERENCES person(agency_id, id)
constraint role_grant.role_grant_agency_id_position_id_fkey FOREIGN KEY (agency_id, position_id) REFERENCES "position"(agency_id, id)
constraint role_grant.role_grant_check CHECK (((person_id IS NULL) <> (position_id IS NULL)))
constraint role_grant.role_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
constraint role_grant.role_grant_pkey PRIMARY KEY (id)
constraint session.session_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
constraint session.session_chosen_agency_id_fkey FOREIGN KEY (chosen_agency_id) REFERENCES agency(id)
constraint session.session_kind_check CHECK ((kind = ANY (ARRAY['cookie'::text, 'bearer'::text])))
constraint session.session_person_id_fkey FOREIGN KEY (person_id) REFERENCES account(person_id)
constraint session.session_pkey PRIMARY KEY (id)
constraint sign_in_failure.sign_in_failure_pkey PRIMARY KEY (key)
constraint start_timer.start_timer_agency_id_process_key_element_id_expression_key UNIQUE (agency_id, process_key, element_id, expression)
constraint start_timer.start_timer_pkey PRIMARY KEY (id)
constraint subscription.subscription_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES instance(id)
constraint subscription.subscription_instance_id_key_key UNIQUE (instance_id, key)
constraint subscription.subscription_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'signal'::text])))
constraint subscription.subscription_pkey PRIMARY KEY (id)
constraint task.task_expectation_check CHECK ((expectation = ANY (ARRAY['act'::text, 'sign'::text, 'initial'::text, 'verify'::text, 'read'::text])))
constraint task.task_instance_id_execution_id_key UNIQUE (instance_id, execution_id)
constraint task.task_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES instance(id)
constraint task.task_pkey PRIMARY KEY (id)
constraint task.task_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'withdrawn'::text])))
constraint task_draft.task_draft_pkey PRIMARY KEY (task_id, desk)
constraint task_draft.task_draft_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id)
constraint timer.timer_check CHECK (((kind = 'bpmn'::text) = ((task_id IS NULL) AND (execution_id IS NOT NULL))))
constraint timer.timer_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id)
constraint timer.timer_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES instance(id)
constraint timer.timer_kind_check CHECK ((kind = ANY (ARRAY['bpmn'::text, 'reminder'::text, 'escalation'::text])))
constraint timer.timer_pkey PRIMARY KEY (id)
constraint timer.timer_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id)
constraint worker_node.worker_node_pkey PRIMARY KEY (number)

index CREATE INDEX assignment_person ON public.assignment USING btree (agency_id, person_id)
index CREATE INDEX assignment_position ON public.assignment USING btree (agency_id, position_id)
index CREATE INDEX audit_by_subject ON public.audit USING btree (subject_kind, subject_id, at DESC)
index CREATE INDEX audit_by_time ON public.audit USING btree (agency_id, at DESC, id DESC)
index CREATE INDEX dev_mail_newest ON public.dev_mail USING btree (received_at DESC, id DESC)
index CREATE INDEX disposition_by_instance ON public.disposition USING btree (instance_id)
index CREATE INDEX disposition_evidence_of ON public.disposition_evidence USING btree (disposition_id)
index CREATE INDEX disposition_of_letter ON public.disposition USING btree (letter_id, sent_at, rank, id)
index CREATE INDEX disposition_unread_copies ON public.disposition USING btree (to_position) WHERE ((role = ANY (ARRAY['copy'::text, 'inform'::text])) AND (read_at IS NULL))
index CREATE INDEX disposition_usage ON public.disposition USING btree (agency_id, from_position, sent_at DESC)
index CREATE INDEX file_content_used ON public.file USING btree (sha256)
index CREATE INDEX file_owner ON public.file USING btree (owner_id) WHERE (claimed_at IS NOT NULL)
index CREATE INDEX file_staged ON public.file USING btree (staged_at) WHERE (claimed_at IS NULL)
index CREATE INDEX history_instance ON public.history USING btree (instance_id, id)
index CREATE INDEX idempotency_created ON public.idempotency USING btree (created_at)
index CREATE INDEX incident_instance ON public.incident USING btree (instance_id) WHERE (state = 'open'::text)
index CREATE INDEX incident_list ON public.incident USING btree (agency_id, state, at DESC, id DESC)
index CREATE INDEX instance_business_key ON public.instance USING btree (agency_id, business_key) WHERE (business_key IS NOT NULL)
index CREATE INDEX instance_key ON public.instance USING btree (agency_id, process_key, started_at DESC, id DESC)
index CREATE INDEX instance_list ON public.instance USING btree (agency_id, started_at DESC, id DESC)
index CREATE INDEX instance_open ON public.instance USING btree (agency_id, process_key) WHERE (state = ANY (ARRAY['running'::text, 'incident'::text, 'suspended'::text]))
index CREATE INDEX instance_root ON public.instance USING btree (root_id)
index CREATE INDEX instance_started_by ON public.instance USING btree (agency_id, started_by)
index CREATE INDEX letter_by_instance ON public.letter USING btree (instance_id)
index CREATE INDEX letter_comment_of ON public.letter_comment USING btree (letter_id, at)
index CREATE INDEX letter_content_words ON public.letter_content USING gin (words gin_trgm_ops)
index CREATE INDEX letter_correction_of ON public.letter_correction USING btree (letter_id, at)
index CREATE INDEX letter_envelope_words ON public.letter USING gin (envelope gin_trgm_ops)
index CREATE INDEX letter_event_of ON public.letter_event USING btree (letter_id, at, id)
index CREATE INDEX letter_exact_number ON public.letter USING btree (agency_id, upper(number))
index CREATE INDEX letter_newest ON public.letter USING btree (agency_id, registered_at DESC, id DESC)
index CREATE INDEX notice_by_subject ON public.notice USING btree (subject_kind, subject_id)
index CREATE INDEX notice_open ON public.notice USING btree (position_id, created_at DESC, id DESC) WHERE (read_at IS NULL)
index CREATE INDEX outbox_given_up ON public.outbox USING btree (agency_id, created_at) WHERE (state = 'given-up'::text)
index CREATE INDEX outbox_pending ON public.outbox USING btree (due_at) WHERE (state = 'pending'::text)
index CREATE INDEX person_agency ON public.person USING btree (agency_id, name)
index CREATE INDEX position_parent ON public."position" USING btree (agency_id, parent_id)
index CREATE INDEX release_entry_key ON public.release_entry USING btree (agency_id, kind, key, version)
index CREATE INDEX session_expiry ON public.session USING btree (expires_at)
index CREATE INDEX session_person ON public.session USING btree (person_id) WHERE (ended_at IS NULL)
index CREATE INDEX sign_in_failure_age ON public.sign_in_failure USING btree (last_at)
index CREATE INDEX start_timer_due ON public.start_timer USING btree (due_at)
index CREATE INDEX subscription_name ON public.subscription USING btree (agency_id, kind, name, correlation_key)
index CREATE INDEX task_claimed ON public.task USING btree (agency_id, claimed_by) WHERE ((state = 'open'::text) AND (claimed_by IS NOT NULL))
index CREATE INDEX task_done ON public.task USING btree (agency_id, completed_by, completed_at DESC, id DESC) WHERE (state = 'done'::text)
index CREATE INDEX task_groups ON public.task USING gin (candidate_groups) WHERE (state = 'open'::text)
index CREATE INDEX task_open ON public.task USING btree (agency_id, COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE (state = 'open'::text)
index CREATE INDEX task_root ON public.task USING btree (root_id)
index CREATE INDEX task_worklist ON public.task USING btree (agency_id, assignee, due_at, id) WHERE (state = 'open'::text)
index CREATE INDEX timer_due ON public.timer USING btree (due_at) WHERE (incident_id IS NULL)
index CREATE INDEX timer_task ON public.timer USING btree (task_id) WHERE (task_id IS NOT NULL)
index CREATE UNIQUE INDEX account_pkey ON public.account USING btree (person_id)
index CREATE UNIQUE INDEX account_username ON public.account USING btree (username)
index CREATE UNIQUE INDEX agency_code_key ON public.agency USING btree (code)
index CREATE UNIQUE INDEX agency_pkey ON public.agency USING btree (id)
index CREATE UNIQUE INDEX agency_prepared_pkey ON public.agency_prepared USING btree (agency_id)
index CREATE UNIQUE INDEX alur_migration_pkey ON public.alur_migration USING btree (series, number)
index CREATE UNIQUE INDEX artifact_pkey ON public.artifact USING btree (agency_id, hash)
index CREATE UNIQUE INDEX assignment_pkey ON public.assignment USING btree (id)
index CREATE UNIQUE INDEX audit_pkey ON public.audit USING btree (id)
index CREATE UNIQUE INDEX audit_seal_audit_id_key ON public.audit_seal USING btree (audit_id)
index CREATE UNIQUE INDEX audit_seal_pkey ON public.audit_seal USING btree (chain, sequence)
index CREATE UNIQUE INDEX audit_unsealed_pkey ON public.audit_unsealed USING btree (audit_id)
index CREATE UNIQUE INDEX child_group_instance_id_execution_id_key ON public.child_group USING btree (instance_id, execution_id)
index CREATE UNIQUE INDEX child_group_pkey ON public.child_group USING btree (id)
index CREATE UNIQUE INDEX classification_pkey ON public.classification USING btree (agency_id, code)
index CREATE UNIQUE INDEX delegation_once ON public.delegation USING btree (principal_id, preparer_id) WHERE (ended_at IS NULL)
index CREATE UNIQUE INDEX delegation_pkey ON public.delegation USING btree (id)
index CREATE UNIQUE INDEX demo_played_pkey ON public.demo_played USING btree (slice)
index CREATE UNIQUE INDEX dev_mail_pkey ON public.dev_mail USING btree (id)
index CREATE UNIQUE INDEX disposition_agency_id_id_key ON public.disposition USING btree (agency_id, id)
index CREATE UNIQUE INDEX disposition_evidence_pkey ON public.disposition_evidence USING btree (id)
index CREATE UNIQUE INDEX disposition_pkey ON public.disposition USING btree (id)
index CREATE UNIQUE INDEX disposition_policy_pkey ON public.disposition_policy USING btree (agency_id, from_position, to_position)
index CREATE UNIQUE INDEX file_content_pkey ON public.file_content USING btree (sha256)
index CREATE UNIQUE INDEX file_page_pkey ON public.file_page USING btree (file_id, number)
index CREATE UNIQUE INDEX file_pkey ON public.file USING btree (id)
index CREATE UNIQUE INDEX followed_calendar_pkey ON public.followed_calendar USING btree (agency_id)
index CREATE UNIQUE INDEX history_pkey ON public.history USING btree (id)
index CREATE UNIQUE INDEX holiday_day ON public.holiday USING btree (COALESCE(agency_id, '00000000-0000-0000-0000-000000000000'::uuid), day)
index CREATE UNIQUE INDEX holiday_pkey ON public.holiday USING btree (id)
index CREATE UNIQUE INDEX idempotency_key ON public.idempotency USING btree (person_id, method, path, key, COALESCE(agency_id, '00000000-0000-0000-0000-000000000000'::uuid))
index CREATE UNIQUE INDEX idempotency_pkey ON public.idempotency USING btree (id)
index CREATE UNIQUE INDEX incident_pkey ON public.incident USING btree (id)
index CREATE UNIQUE INDEX instance_member ON public.instance USING btree (parent_id, parent_execution_id, parent_index)
index CREATE UNIQUE INDEX instance_pkey ON public.instance USING btree (id)
index CREATE UNIQUE INDEX instruction_pkey ON public.instruction USING btree (agency_id, code)
index CREATE UNIQUE INDEX job_instance_id_execution_id_key ON public.job USING btree (instance_id, execution_id)
index CREATE UNIQUE INDEX job_pkey ON public.job USING btree (id)
index CREATE UNIQUE INDEX letter_access_once ON public.letter_access USING btree (letter_id, COALESCE(position_id, person_id, unit_id), sight, reason)
index CREATE UNIQUE INDEX letter_access_pkey ON public.letter_access USING btree (id)
index CREATE UNIQUE INDEX letter_agency_id_id_key ON public.letter USING btree (agency_id, id)
index CREATE UNIQUE INDEX letter_agenda_number ON public.letter USING btree (agency_id, register, year, sequence)
index CREATE UNIQUE INDEX letter_comment_pkey ON public.letter_comment USING btree (id)
index CREATE UNIQUE INDEX letter_content_pkey ON public.letter_content USING btree (letter_id)
index CREATE UNIQUE INDEX letter_correction_pkey ON public.letter_correction USING btree (id)
index CREATE UNIQUE INDEX letter_event_pkey ON public.letter_event USING btree (id)
index CREATE UNIQUE INDEX letter_file_letter_id_n_key ON public.letter_file USING btree (letter_id, n)
index CREATE UNIQUE INDEX letter_file_pkey ON public.letter_file USING btree (id)
index CREATE UNIQUE INDEX letter_pkey ON public.letter USING btree (id)
index CREATE UNIQUE INDEX letter_sender_pkey ON public.letter_sender USING btree (agency_id, name)
index CREATE UNIQUE INDEX letter_settings_pkey ON public.letter_settings USING btree (agency_id)
index CREATE UNIQUE INDEX letter_tracking_code_key ON public.letter USING btree (tracking_code)
index CREATE UNIQUE INDEX notice_once ON public.notice USING btree (position_id, kind, subject_kind, subject_id) WHERE (read_at IS NULL)
index CREATE UNIQUE INDEX notice_pkey ON public.notice USING btree (id)
index CREATE UNIQUE INDEX office_function_pkey ON public.office_function USING btree (agency_id, function)
index CREATE UNIQUE INDEX org_unit_agency_id_code_key ON public.org_unit USING btree (agency_id, code)
index CREATE UNIQUE INDEX org_unit_agency_id_id_key ON public.org_unit USING btree (agency_id, id)
index CREATE UNIQUE INDEX org_unit_pkey ON public.org_unit USING btree (id)
index CREATE UNIQUE INDEX outbox_once ON public.outbox USING btree (COALESCE(agency_id, '00000000-0000-0000-0000-000000000000'::uuid), kind, dedupe_key)
index CREATE UNIQUE INDEX outbox_pkey ON public.outbox USING btree (id)
index CREATE UNIQUE INDEX person_agency_id_id_key ON public.person USING btree (agency_id, id)
index CREATE UNIQUE INDEX person_nip ON public.person USING btree (agency_id, nip) WHERE (left_at IS NULL)
index CREATE UNIQUE INDEX person_pkey ON public.person USING btree (id)
index CREATE UNIQUE INDEX position_agency_id_id_key ON public."position" USING btree (agency_id, id)
index CREATE UNIQUE INDEX position_code ON public."position" USING btree (agency_id, code) WHERE (closed_at IS NULL)
index CREATE UNIQUE INDEX position_group_agency_id_code_key ON public.position_group USING btree (agency_id, code)
index CREATE UNIQUE INDEX position_group_agency_id_id_key ON public.position_group USING btree (agency_id, id)
index CREATE UNIQUE INDEX position_group_member_pkey ON public.position_group_member USING btree (group_id, position_id)
index CREATE UNIQUE INDEX position_group_pkey ON public.position_group USING btree (id)
index CREATE UNIQUE INDEX position_pkey ON public."position" USING btree (id)
index CREATE UNIQUE INDEX register_counter_pkey ON public.register_counter USING btree (agency_id, register, year)
index CREATE UNIQUE INDEX release_agency_id_number_key ON public.release USING btree (agency_id, number)
index CREATE UNIQUE INDEX release_entry_pkey ON public.release_entry USING btree (release_id, kind, key)
index CREATE UNIQUE INDEX release_pkey ON public.release USING btree (id)
index CREATE UNIQUE INDEX role_grant_once ON public.role_grant USING btree (role, COALESCE(person_id, position_id))
index CREATE UNIQUE INDEX role_grant_pkey ON public.role_grant USING btree (id)
index CREATE UNIQUE INDEX session_pkey ON public.session USING btree (id)
index CREATE UNIQUE INDEX session_token ON public.session USING btree (token_hash)
index CREATE UNIQUE INDEX sign_in_failure_pkey ON public.sign_in_failure USING btree (key)
index CREATE UNIQUE INDEX start_timer_agency_id_process_key_element_id_expression_key ON public.start_timer USING btree (agency_id, process_key, element_id, expression)
index CREATE UNIQUE INDEX start_timer_pkey ON public.start_timer USING btree (id)
index CREATE UNIQUE INDEX subscription_instance_id_key_key ON public.subscription USING btree (instance_id, key)
index CREATE UNIQUE INDEX subscription_pkey ON public.subscription USING btree (id)
index CREATE UNIQUE INDEX task_draft_pkey ON public.task_draft USING btree (task_id, desk)
index CREATE UNIQUE INDEX task_instance_id_execution_id_key ON public.task USING btree (instance_id, execution_id)
index CREATE UNIQUE INDEX task_pkey ON public.task USING btree (id)
index CREATE UNIQUE INDEX timer_execution ON public.timer USING btree (instance_id, execution_id) WHERE (kind = 'bpmn'::text)
index CREATE UNIQUE INDEX timer_pkey ON public.timer USING btree (id)
index CREATE UNIQUE INDEX worker_node_pkey ON public.worker_node USING btree (number)

policy account.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy account.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy account.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy account.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy account.system * to {alur_system} using (true) check (true)
policy agency.agency_read r to {alur_app} using (true) check ()
policy agency.agency_update w to {alur_app} using ((id = ( SELECT alur_agency() AS alur_agency))) check ((id = ( SELECT alur_agency() AS alur_agency)))
policy agency.system * to {alur_system} using (true) check (true)
policy agency_prepared.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy agency_prepared.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy agency_prepared.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy agency_prepared.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy agency_prepared.system * to {alur_system} using (true) check (true)
policy artifact.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy artifact.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy artifact.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy artifact.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy artifact.system * to {alur_system} using (true) check (true)
policy assignment.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy assignment.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy assignment.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy assignment.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy assignment.system * to {alur_system} using (true) check (true)
policy audit.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy audit.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy audit.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy audit.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy audit.system * to {alur_system} using (true) check (true)
policy audit_seal.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy audit_seal.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy audit_seal.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy audit_seal.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy audit_seal.system * to {alur_system} using (true) check (true)
policy audit_unsealed.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy audit_unsealed.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy audit_unsealed.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy audit_unsealed.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy audit_unsealed.system * to {alur_system} using (true) check (true)
policy child_group.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy child_group.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy child_group.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy child_group.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy child_group.system * to {alur_system} using (true) check (true)
policy classification.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy classification.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy classification.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy classification.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy classification.system * to {alur_system} using (true) check (true)
policy delegation.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy delegation.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy delegation.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy delegation.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy delegation.system * to {alur_system} using (true) check (true)
policy disposition.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy disposition.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy disposition.agency_read r to {alur_app} using (((agency_id = ( SELECT alur_agency() AS alur_agency)) AND (EXISTS ( SELECT 1 FROM letter_content c WHERE (c.letter_id = disposition.letter_id))))) check ()
policy disposition.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy disposition.system * to {alur_system} using (true) check (true)
policy disposition_evidence.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy disposition_evidence.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy disposition_evidence.agency_read r to {alur_app} using (((agency_id = ( SELECT alur_agency() AS alur_agency)) AND (EXISTS ( SELECT 1 FROM letter_content c WHERE (c.letter_id = disposition_evidence.letter_id))))) check ()
policy disposition_evidence.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy disposition_evidence.system * to {alur_system} using (true) check (true)
policy disposition_policy.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy disposition_policy.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy disposition_policy.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy disposition_policy.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy disposition_policy.system * to {alur_system} using (true) check (true)
policy file.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy file.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy file.agency_read r to {alur_app} using (((agency_id = ( SELECT alur_agency() AS alur_agency)) AND (( SELECT alur_sees_all() AS alur_sees_all) OR (owner_id IS NOT NULL) OR (staged_by = ( SELECT alur_person() AS alur_person)) OR (staged_position = ANY (( SELECT alur_positions() AS alur_positions)::uuid[]))))) check ()
policy file.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy file.letters_secrecy r to {alur_app} using ( CASE owner_kind WHEN 'letter'::text THEN (EXISTS ( SELECT FROM letter_content c WHERE (c.letter_id = file.owner_id))) WHEN 'disposition'::text THEN (EXISTS ( SELECT FROM disposition d WHERE (d.id = file.owner_id))) ELSE true END) check ()
policy file.system * to {alur_system} using (true) check (true)
policy file_page.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy file_page.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy file_page.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy file_page.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy file_page.system * to {alur_system} using (true) check (true)
policy followed_calendar.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy followed_calendar.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy followed_calendar.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy followed_calendar.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy followed_calendar.system * to {alur_system} using (true) check (true)
policy history.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy history.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy history.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy history.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy history.system * to {alur_system} using (true) check (true)
policy holiday.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy holiday.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy holiday.agency_read r to {alur_app} using (((agency_id IS NULL) OR (agency_id = ( SELECT alur_agency() AS alur_agency)))) check ()
policy holiday.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy holiday.system * to {alur_system} using (true) check (true)
policy idempotency.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy idempotency.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy idempotency.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy idempotency.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy idempotency.system * to {alur_system} using (true) check (true)
policy incident.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy incident.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy incident.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy incident.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy incident.system * to {alur_system} using (true) check (true)
policy instance.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy instance.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy instance.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy instance.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy instance.system * to {alur_system} using (true) check (true)
policy instruction.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy instruction.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy instruction.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy instruction.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy instruction.system * to {alur_system} using (true) check (true)
policy job.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy job.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy job.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy job.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy job.system * to {alur_system} using (true) check (true)
policy letter.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy letter.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter.agency_read r to {alur_app} using (((agency_id = ( SELECT alur_agency() AS alur_agency)) AND (( SELECT alur_sees_all() AS alur_sees_all) OR (security = 'B'::text) OR (EXISTS ( SELECT 1 FROM letter_access a WHERE (a.letter_id = letter.id)))))) check ()
policy letter.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter.system * to {alur_system} using (true) check (true)
policy letter_access.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy letter_access.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_access.agency_read r to {alur_app} using (((agency_id = ( SELECT alur_agency() AS alur_agency)) AND (( SELECT alur_sees_all() AS alur_sees_all) OR (position_id = ANY (( SELECT alur_positions() AS alur_positions)::uuid[])) OR (person_id = ( SELECT alur_person() AS alur_person)) OR (unit_id = ANY (( SELECT letters_own_units() AS letters_own_units)::uuid[]))))) check ()
policy letter_access.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_access.system * to {alur_system} using (true) check (true)
policy letter_comment.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy letter_comment.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_comment.agency_read r to {alur_app} using (((agency_id = ( SELECT alur_agency() AS alur_agency)) AND (EXISTS ( SELECT 1 FROM letter_content c WHERE (c.letter_id = letter_comment.letter_id))))) check ()
policy letter_comment.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_comment.system * to {alur_system} using (true) check (true)
policy letter_content.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy letter_content.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_content.agency_read r to {alur_app} using (((agency_id = ( SELECT alur_agency() AS alur_agency)) AND (( SELECT alur_sees_all() AS alur_sees_all) OR (security = 'B'::text) OR (EXISTS ( SELECT 1 FROM letter_access a WHERE ((a.letter_id = letter_content.letter_id) AND (a.sight = 'full'::text))))))) check ()
policy letter_content.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_content.system * to {alur_system} using (true) check (true)
policy letter_correction.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy letter_correction.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_correction.agency_read r to {alur_app} using (((agency_id = ( SELECT alur_agency() AS alur_agency)) AND (EXISTS ( SELECT 1 FROM letter_content c WHERE (c.letter_id = letter_correction.letter_id))))) check ()
policy letter_correction.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_correction.system * to {alur_system} using (true) check (true)
policy letter_event.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy letter_event.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_event.agency_read r to {alur_app} using (((agency_id = ( SELECT alur_agency() AS alur_agency)) AND (EXISTS ( SELECT 1 FROM letter_content c WHERE (c.letter_id = letter_event.letter_id))))) check ()
policy letter_event.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_event.system * to {alur_system} using (true) check (true)
policy letter_file.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy letter_file.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_file.agency_read r to {alur_app} using (((agency_id = ( SELECT alur_agency() AS alur_agency)) AND (EXISTS ( SELECT 1 FROM letter_content c WHERE (c.letter_id = letter_file.letter_id))))) check ()
policy letter_file.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_file.system * to {alur_system} using (true) check (true)
policy letter_sender.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy letter_sender.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_sender.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy letter_sender.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_sender.system * to {alur_system} using (true) check (true)
policy letter_settings.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy letter_settings.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_settings.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy letter_settings.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy letter_settings.system * to {alur_system} using (true) check (true)
policy notice.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy notice.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy notice.agency_read r to {alur_app} using (((agency_id = ( SELECT alur_agency() AS alur_agency)) AND (alur_sees_all() OR (position_id = ANY (alur_positions()))))) check ()
policy notice.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy notice.system * to {alur_system} using (true) check (true)
policy office_function.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy office_function.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy office_function.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy office_function.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy office_function.system * to {alur_system} using (true) check (true)
policy org_unit.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy org_unit.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy org_unit.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy org_unit.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy org_unit.system * to {alur_system} using (true) check (true)
policy outbox.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy outbox.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy outbox.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy outbox.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy outbox.system * to {alur_system} using (true) check (true)
policy person.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy person.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy person.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy person.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy person.system * to {alur_system} using (true) check (true)
policy position.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy position.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy position.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy position.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy position.system * to {alur_system} using (true) check (true)
policy position_group.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy position_group.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy position_group.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy position_group.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy position_group.system * to {alur_system} using (true) check (true)
policy position_group_member.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy position_group_member.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy position_group_member.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy position_group_member.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy position_group_member.system * to {alur_system} using (true) check (true)
policy register_counter.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy register_counter.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy register_counter.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy register_counter.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy register_counter.system * to {alur_system} using (true) check (true)
policy release.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy release.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy release.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy release.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy release.system * to {alur_system} using (true) check (true)
policy release_entry.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy release_entry.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy release_entry.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy release_entry.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy release_entry.system * to {alur_system} using (true) check (true)
policy role_grant.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy role_grant.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy role_grant.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy role_grant.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy role_grant.system * to {alur_system} using (true) check (true)
policy session.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy session.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy session.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy session.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy session.system * to {alur_system} using (true) check (true)
policy start_timer.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy start_timer.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy start_timer.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy start_timer.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy start_timer.system * to {alur_system} using (true) check (true)
policy subscription.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy subscription.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy subscription.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy subscription.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy subscription.system * to {alur_system} using (true) check (true)
policy task.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy task.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy task.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy task.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy task.system * to {alur_system} using (true) check (true)
policy task_draft.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy task_draft.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy task_draft.agency_read r to {alur_app} using (((agency_id = ( SELECT alur_agency() AS alur_agency)) AND (( SELECT alur_sees_all() AS alur_sees_all) OR (desk = 'group'::text) OR (desk = ('person:'::text || ( SELECT alur_person() AS alur_person))) OR (desk IN ( SELECT ('position:'::text || own.own) FROM unnest(alur_positions()) own(own))) OR (desk IN ( SELECT ('position:'::text || d.principal_id) FROM delegation d WHERE ((d.ended_at IS NULL) AND (d.preparer_id = ANY (alur_positions())))))))) check ()
policy task_draft.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy task_draft.system * to {alur_system} using (true) check (true)
policy timer.agency_delete d to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy timer.agency_insert a to {alur_app} using () check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy timer.agency_read r to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ()
policy timer.agency_update w to {alur_app} using ((agency_id = ( SELECT alur_agency() AS alur_agency))) check ((agency_id = ( SELECT alur_agency() AS alur_agency)))
policy timer.system * to {alur_system} using (true) check (true)

security account on forced
security agency on forced
security agency_prepared on forced
security alur_migration off
security artifact on forced
security assignment on forced
security audit on forced
security audit_seal on forced
security audit_unsealed on forced
security child_group on forced
security classification on forced
security delegation on forced
security demo_played off
security dev_mail off
security disposition on forced
security disposition_evidence on forced
security disposition_policy on forced
security file on forced
security file_content off
security file_page on forced
security followed_calendar on forced
security history on forced
security holiday on forced
security idempotency on forced
security incident on forced
security instance on forced
security instruction on forced
security job on forced
security letter on forced
security letter_access on forced
security letter_comment on forced
security letter_content on forced
security letter_correction on forced
security letter_event on forced
security letter_file on forced
security letter_sender on forced
security letter_settings on forced
security notice on forced
security office_function on forced
security org_unit on forced
security outbox on forced
security person on forced
security position on forced
security position_group on forced
security position_group_member on forced
security register_counter on forced
security release on forced
security release_entry on forced
security role_grant on forced
security session on forced
security sign_in_failure off
security start_timer on forced
security subscription on forced
security task on forced
security task_draft on forced
security timer on forced
security worker_node off

grant account to alur_system: DELETE, INSERT, SELECT, UPDATE
grant agency to alur_system: DELETE, INSERT, SELECT, UPDATE
grant agency_prepared to alur_system: DELETE, INSERT, SELECT, UPDATE
grant alur_migration to alur_system: SELECT
grant artifact to alur_system: DELETE, INSERT, SELECT, UPDATE
grant assignment to alur_system: DELETE, INSERT, SELECT, UPDATE
grant audit to alur_system: INSERT, SELECT
grant audit_seal to alur_system: INSERT, SELECT
grant audit_unsealed to alur_system: DELETE, INSERT, SELECT, UPDATE
grant child_group to alur_system: DELETE, INSERT, SELECT, UPDATE
grant classification to alur_system: DELETE, INSERT, SELECT, UPDATE
grant delegation to alur_system: DELETE, INSERT, SELECT, UPDATE
grant demo_played to alur_system: DELETE, INSERT, SELECT, UPDATE
grant dev_mail to alur_system: DELETE, INSERT, SELECT, UPDATE
grant disposition to alur_system: DELETE, INSERT, SELECT, UPDATE
grant disposition_evidence to alur_system: DELETE, INSERT, SELECT, UPDATE
grant disposition_policy to alur_system: DELETE, INSERT, SELECT, UPDATE
grant file to alur_system: DELETE, INSERT, SELECT, UPDATE
grant file_content to alur_system: DELETE, INSERT, SELECT, UPDATE
grant file_page to alur_system: DELETE, INSERT, SELECT, UPDATE
grant followed_calendar to alur_system: DELETE, INSERT, SELECT, UPDATE
grant history to alur_system: DELETE, INSERT, SELECT, UPDATE
grant holiday to alur_system: DELETE, INSERT, SELECT, UPDATE
grant idempotency to alur_system: DELETE, INSERT, SELECT, UPDATE
grant incident to alur_system: DELETE, INSERT, SELECT, UPDATE
grant instance to alur_system: DELETE, INSERT, SELECT, UPDATE
grant instruction to alur_system: DELETE, INSERT, SELECT, UPDATE
grant job to alur_system: DELETE, INSERT, SELECT, UPDATE
grant letter to alur_system: DELETE, INSERT, SELECT, UPDATE
grant letter_access to alur_system: DELETE, INSERT, SELECT, UPDATE
grant letter_comment to alur_system: DELETE, INSERT, SELECT, UPDATE
grant letter_content to alur_system: DELETE, INSERT, SELECT, UPDATE
grant letter_correction to alur_system: DELETE, INSERT, SELECT, UPDATE
grant letter_event to alur_system: DELETE, INSERT, SELECT, UPDATE
grant letter_file to alur_system: DELETE, INSERT, SELECT, UPDATE
grant letter_sender to alur_system: DELETE, INSERT, SELECT, UPDATE
grant letter_settings to alur_system: DELETE, INSERT, SELECT, UPDATE
grant notice to alur_system: DELETE, INSERT, SELECT, UPDATE
grant office_function to alur_system: DELETE, INSERT, SELECT, UPDATE
grant org_unit to alur_system: DELETE, INSERT, SELECT, UPDATE
grant outbox to alur_system: DELETE, INSERT, SELECT, UPDATE
grant person to alur_system: DELETE, INSERT, SELECT, UPDATE
grant position to alur_system: DELETE, INSERT, SELECT, UPDATE
grant position_group to alur_system: DELETE, INSERT, SELECT, UPDATE
grant position_group_member to alur_system: DELETE, INSERT, SELECT, UPDATE
grant register_counter to alur_system: DELETE, INSERT, SELECT, UPDATE
grant release to alur_system: DELETE, INSERT, SELECT, UPDATE
grant release_entry to alur_system: DELETE, INSERT, SELECT, UPDATE
grant role_grant to alur_system: DELETE, INSERT, SELECT, UPDATE
grant session to alur_system: DELETE, INSERT, SELECT, UPDATE
grant sign_in_failure to alur_system: DELETE, INSERT, SELECT, UPDATE
grant start_timer to alur_system: DELETE, INSERT, SELECT, UPDATE
grant subscription to alur_system: DELETE, INSERT, SELECT, UPDATE
grant task to alur_system: DELETE, INSERT, SELECT, UPDATE
grant task_draft to alur_system: DELETE, INSERT, SELECT, UPDATE
grant timer to alur_system: DELETE, INSERT, SELECT, UPDATE
grant worker_node to alur_system: DELETE, INSERT, SELECT, UPDATE

trigger account.organisation_inserted CREATE TRIGGER organisation_inserted AFTER INSERT ON public.account REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger account.organisation_updated CREATE TRIGGER organisation_updated AFTER UPDATE ON public.account FOR EACH ROW WHEN ((old.deactivated_at IS DISTINCT FROM new.deactivated_at)) EXECUTE FUNCTION account_changed()
trigger agency.agency_changed CREATE TRIGGER agency_changed BEFORE UPDATE ON public.agency FOR EACH ROW EXECUTE FUNCTION agency_changed()
trigger assignment.organisation_deleted CREATE TRIGGER organisation_deleted AFTER DELETE ON public.assignment REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger assignment.organisation_inserted CREATE TRIGGER organisation_inserted AFTER INSERT ON public.assignment REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger assignment.organisation_updated CREATE TRIGGER organisation_updated AFTER UPDATE ON public.assignment REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger audit.audit_append_only CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION alur_refuse_change()
trigger audit_seal.audit_seal_append_only CREATE TRIGGER audit_seal_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION alur_refuse_change()
trigger delegation.organisation_deleted CREATE TRIGGER organisation_deleted AFTER DELETE ON public.delegation REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger delegation.organisation_inserted CREATE TRIGGER organisation_inserted AFTER INSERT ON public.delegation REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger delegation.organisation_updated CREATE TRIGGER organisation_updated AFTER UPDATE ON public.delegation REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger holiday.organisation_deleted CREATE TRIGGER organisation_deleted AFTER DELETE ON public.holiday REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger holiday.organisation_inserted CREATE TRIGGER organisation_inserted AFTER INSERT ON public.holiday REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger holiday.organisation_updated CREATE TRIGGER organisation_updated AFTER UPDATE ON public.holiday REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger office_function.organisation_deleted CREATE TRIGGER organisation_deleted AFTER DELETE ON public.office_function REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger office_function.organisation_inserted CREATE TRIGGER organisation_inserted AFTER INSERT ON public.office_function REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger office_function.organisation_updated CREATE TRIGGER organisation_updated AFTER UPDATE ON public.office_function REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger org_unit.organisation_deleted CREATE TRIGGER organisation_deleted AFTER DELETE ON public.org_unit REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger org_unit.organisation_inserted CREATE TRIGGER organisation_inserted AFTER INSERT ON public.org_unit REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger org_unit.organisation_updated CREATE TRIGGER organisation_updated AFTER UPDATE ON public.org_unit REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger person.organisation_deleted CREATE TRIGGER organisation_deleted AFTER DELETE ON public.person REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger person.organisation_inserted CREATE TRIGGER organisation_inserted AFTER INSERT ON public.person REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger person.organisation_updated CREATE TRIGGER organisation_updated AFTER UPDATE ON public.person REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger position.organisation_deleted CREATE TRIGGER organisation_deleted AFTER DELETE ON public."position" REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger position.organisation_inserted CREATE TRIGGER organisation_inserted AFTER INSERT ON public."position" REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger position.organisation_updated CREATE TRIGGER organisation_updated AFTER UPDATE ON public."position" REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger position_group.organisation_deleted CREATE TRIGGER organisation_deleted AFTER DELETE ON public.position_group REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger position_group.organisation_inserted CREATE TRIGGER organisation_inserted AFTER INSERT ON public.position_group REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger position_group.organisation_updated CREATE TRIGGER organisation_updated AFTER UPDATE ON public.position_group REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger position_group_member.organisation_deleted CREATE TRIGGER organisation_deleted AFTER DELETE ON public.position_group_member REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger position_group_member.organisation_inserted CREATE TRIGGER organisation_inserted AFTER INSERT ON public.position_group_member REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger position_group_member.organisation_updated CREATE TRIGGER organisation_updated AFTER UPDATE ON public.position_group_member REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger role_grant.organisation_deleted CREATE TRIGGER organisation_deleted AFTER DELETE ON public.role_grant REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger role_grant.organisation_inserted CREATE TRIGGER organisation_inserted AFTER INSERT ON public.role_grant REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()
trigger role_grant.organisation_updated CREATE TRIGGER organisation_updated AFTER UPDATE ON public.role_grant REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed()

function account_changed() ba89e994b5c9fc77a0932b94c559f016
function agency_changed() d58b0c05642d34aba86696194c1dd434
function alur_agency() 10c04668c03bbe5d2070ab861f804ab8
function alur_enqueue(p_id uuid, p_agency uuid, p_kind text, p_key text, p_queue text, p_payload jsonb, p_due timestamp with time zone, p_now timestamp with time zone, p_request text) f5f5dbd932afcce81e02a55a85327f5f
function alur_person() f9bef0d45bd86bda7d2fce430a923997
function alur_positions() c2f818dca84d37fa2bcc754e81a65378
function alur_protect(IN relation regclass, IN visible text, IN shared boolean) c99b80f6a3272dd885d12f13e1c6fd3e
function alur_refuse_change() 24303ad5c9d6267c0e23440cd5134622
function alur_sees_all() bb033e177593efcb614251cd57d84e0b
function alur_share(IN relation regclass, IN privileges text) 95206bfbe2615e95b3ce38d17aebe8d1
function alur_wake(message uuid, queue text, delay interval) 94887d14867f3312279a591b5e3cacaf
function alur_wake_due(messages uuid[], queues text[]) fd63d0f887805ed98184734508455d36
function letters_found(patterns text[]) bf09ac2c6294f3273e32767eb846d04b
function letters_own_units() 3b5456e5865c5062da3f77f0d8289b1c
function organisation_changed() 40cd86160f19ef5a26e3922d681f5c89
function organisation_tracks(IN relation regclass) 5225320d41de1731100c65d03c07a82f

sequence history_id_seq
sequence organisation_revision
sequence worker_node_number_seq
