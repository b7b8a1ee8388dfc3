-- Mails kept by the development inbox, where no SMTP_URL is set; never filled in production.
create table dev_mail (
  id uuid primary key,
  received_at timestamptz not null,
  sender text not null,
  recipients text[] not null,
  subject text not null,
  text text not null,
  html text not null
);
create index dev_mail_newest on dev_mail (received_at desc, id desc);
call alur_share('dev_mail');
