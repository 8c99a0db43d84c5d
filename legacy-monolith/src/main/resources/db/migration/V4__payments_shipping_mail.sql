-- What came after the first years: cards by a processor, parcels by a courier, mail that the shop keeps count of,
-- and goods that come back. It grew on the tables that were there, as such systems do.

-- accounts
alter table customer add column phone varchar(30);

-- ordering
alter table cust_order drop constraint cust_order_stat_check;
alter table cust_order add constraint cust_order_stat_check
  check (stat in ('P', 'S', 'D', 'X', 'R'));      -- placed, sent, delivered, cancelled, returned (all of it)

create sequence return_no_seq start 5001;
create table order_return (
  ret_id   bigserial      primary key,
  ret_no   varchar(20)    not null unique,        -- 'R' and a number from return_no_seq
  order_id bigint         not null references cust_order,
  amount   numeric(14, 3) not null check (amount >= 0),
  idem_key varchar(80)    not null,               -- of the customer's request
  crt_ts   timestamptz    not null default now(),
  unique (order_id, idem_key)
);

create table return_line (
  ret_id   bigint not null references order_return,
  order_id bigint not null,
  line_no  int    not null,
  qty      int    not null check (qty > 0),
  primary key (ret_id, line_no),
  foreign key (order_id, line_no) references order_line
);
create index on return_line (order_id, line_no);

-- inventory
alter table stock_move drop constraint stock_move_reason_check;
alter table stock_move add constraint stock_move_reason_check
  check (reason in ('I', 'A', 'S', 'C', 'R'));    -- … and R: returned by a customer

-- payments
-- A card is asked before there is an order: what was asked is written down first, so that whatever dies, money
-- that was promised is either taken for an order or let go.
create table card_attempt (
  att_ref    varchar(40)    primary key,          -- what the processor knows it by
  cust_id    bigint         not null references customer,
  idem_key   varchar(80)    not null,             -- of the checkout
  amount     numeric(14, 3) not null check (amount > 0),
  card_last4 char(4)        not null,
  stat       char(1)        not null default 'N'
             check (stat in ('N', 'A', 'D', 'O', 'L', 'V')), -- new (asked, no answer known), authorized, declined, ordered, to be let go, voided
  reason     varchar(40),                         -- of a decline
  crt_ts     timestamptz    not null default now(),
  upd_ts     timestamptz    not null default now()
);
create unique index card_attempt_open on card_attempt (cust_id, idem_key) where stat in ('N', 'A', 'O');
create index on card_attempt (upd_ts) where stat in ('N', 'A', 'L');

alter table payment drop constraint payment_stat_check;
alter table payment add constraint payment_stat_check
  check (stat in ('A', 'C', 'V', 'R'));           -- authorized, captured, voided, returned (all of it)
alter table payment add column att_ref    varchar(40) unique references card_attempt; -- cards only
alter table payment add column card_last4 char(4);
alter table payment add column capt_ts    timestamptz;                                -- when the money came
alter table payment add column refunded   numeric(14, 3) not null default 0;          -- of the amount
alter table payment add constraint payment_refunded_check
  check (refunded between 0 and greatest(amount, 0));
create index on payment (pay_id) where stat = 'A';
create index on payment (capt_ts);

create table refund (
  rfd_id   bigserial      primary key,
  rfd_ref  varchar(40)    not null unique,        -- what the processor knows it by
  pay_id   bigint         references payment,     -- null: an imported credit note whose sale is not known
  order_id bigint         not null references cust_order,
  amount   numeric(14, 3) not null check (amount > 0),
  reason   char(1)        not null check (reason in ('X', 'T', 'G')),   -- cancelled order, goods taken back, goodwill
  note     varchar(200),
  idem_key varchar(80),                           -- of an administrator's request
  stat     char(1)        not null check (stat in ('N', 'D')),          -- new (owed), done
  crt_ts   timestamptz    not null default now(),
  done_ts  timestamptz,
  unique (order_id, idem_key)
);
create index on refund (pay_id);
create index on refund (rfd_id) where stat = 'N';
create index on refund (done_ts);

-- shipping
create sequence track_no_seq start 700001;
create table shipment (
  ship_id  bigserial   primary key,
  track_no varchar(20) not null unique,           -- 'FL' and a number from track_no_seq
  order_id bigint      not null unique references cust_order,
  cust_id  bigint      references customer,       -- null: an imported sale without a customer
  addr_id  bigint      references address,        -- null: the customer's country is all that is known
  country  varchar(60) not null,
  stat     char(1)     not null default 'W'
           check (stat in ('W', 'H', 'T', 'O', 'D', 'Z', 'X')), -- waiting, handed over, in transit, out for delivery, delivered, closed, stopped
  crt_ts   timestamptz not null default now(),
  upd_ts   timestamptz not null default now()
);
create index on shipment (ship_id) where stat in ('W', 'D');
create index on shipment (cust_id);

create table shipment_event (
  evt_id   bigserial   primary key,
  evt_ref  varchar(60) not null unique,           -- the courier's name for it: told twice, kept once
  ship_id  bigint      not null references shipment,
  stat     char(1)     not null check (stat in ('W', 'H', 'T', 'O', 'D', 'Z', 'X')),
  place    varchar(80),
  evt_ts   timestamptz not null default now()
);
create index on shipment_event (ship_id, evt_id);

-- notifications
create table notif_pref (
  cust_id  bigint  not null references customer,
  channel  char(1) not null check (channel in ('E', 'S', 'P')),         -- e-mail, SMS, push
  wanted   boolean not null,
  primary key (cust_id, channel)
);

create table notification (
  ntf_id   bigserial    primary key,
  cust_id  bigint       references customer,      -- null: an imported sale without a customer
  order_id bigint       references cust_order,
  event    varchar(20)  not null
           check (event in ('PLACED', 'CANCELLED', 'SENT', 'DELIVERED', 'RETURNED', 'REFUNDED')),
  evt_key  varchar(60)  not null,                 -- what happened, by name: 'placed W1000001'
  channel  char(1)      not null check (channel in ('E', 'S', 'P')),
  rcpt     varchar(120) not null,                 -- e-mail address, phone number, or the customer's number for push
  stat     char(1)      not null default 'N' check (stat in ('N', 'S', 'F')),  -- new, sent, failed for good
  tries    int          not null default 0,
  next_ts  timestamptz  not null default now(),   -- when to try (again)
  error    varchar(200),
  crt_ts   timestamptz  not null default now(),
  sent_ts  timestamptz,
  unique (evt_key, channel)                       -- one thing that happened is told once by each channel
);
create index on notification (next_ts) where stat = 'N';
create index on notification (order_id);
create index on notification (cust_id, ntf_id desc);

-- What was there before: money that was captured came when it was written down, and what is placed is to be sent.
update payment set capt_ts = crt_ts where stat in ('C', 'R');
insert into shipment (track_no, order_id, cust_id, addr_id, country)
select 'FL' || nextval('track_no_seq'), order_id, cust_id, addr_id, country from cust_order where stat = 'P';
