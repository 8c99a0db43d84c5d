-- One schema for the whole shop. Ids come from column defaults, states are single letters,
-- and everything may join everything: this is the database that Banyan takes apart.

-- accounts
create table customer (
  cust_id  bigserial    primary key,
  login    varchar(120) not null unique,        -- e-mail in lower case; imported customers without one: c12345@import.invalid
  name     varchar(120) not null,
  country  varchar(60)  not null,
  pw_salt  char(16)     not null,               -- hex
  pw_sha1  char(40)     not null,               -- hex of sha1(salt || password)
  role     char(1)      not null default 'C' check (role in ('C', 'A')),        -- customer, admin
  stat     char(1)      not null default 'A' check (stat in ('A', 'L')),        -- active, locked (imported: no password yet)
  ext_no   varchar(20)  unique,                 -- customer number in the imported file
  crt_ts   timestamptz  not null default now()
);

create table address (
  addr_id  bigserial    primary key,
  cust_id  bigint       not null references customer,
  kind     char(1)      not null default 'S' check (kind in ('S', 'B')),        -- ship to, bill to
  line1    varchar(120) not null,
  line2    varchar(120),
  city     varchar(80)  not null,
  postcode varchar(20)  not null,
  country  varchar(60)  not null
);
create index on address (cust_id);

-- catalog
create table category (
  cat_id   bigserial   primary key,
  slug     varchar(40) not null unique,
  cat_name varchar(80) not null,
  sort_no  int         not null default 0
);

create table product (
  prod_id   bigserial      primary key,
  sku       varchar(20)    not null unique check (sku = translate(btrim(sku), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')),
  prod_name varchar(120)   not null,
  descr     text           not null default '',
  cat_id    bigint         not null references category,
  price     numeric(12, 3) not null check (price >= 0),
  stat      char(1)        not null default 'A' check (stat in ('A', 'D', 'S')),  -- active, discontinued, surcharge (postage, fees: not for sale)
  ver       int            not null default 1,  -- counts changes; the ETag
  crt_ts    timestamptz    not null default now(),
  upd_ts    timestamptz    not null default now()
);
create index on product (cat_id, prod_name);
create index on product (price);

-- inventory
create table warehouse (
  wh_code  char(3)     primary key,
  wh_name  varchar(60) not null
);

create table stock (
  wh_code  char(3) not null references warehouse,
  prod_id  bigint  not null references product,
  qty      int     not null check (qty >= 0),
  primary key (wh_code, prod_id)
);
create index on stock (prod_id);

create table stock_move (
  move_id  bigserial   primary key,
  wh_code  char(3)     not null references warehouse,
  prod_id  bigint      not null references product,
  qty      int         not null,                -- what was added; negative: taken
  reason   char(1)     not null check (reason in ('I', 'A', 'S', 'C')),          -- initial, adjustment, sold, cancelled order put back
  note     varchar(200),
  order_id bigint,                              -- of a sale or a cancellation
  crt_ts   timestamptz not null default now()
);
create index on stock_move (prod_id);

-- ordering
create table cart (
  cart_id  bigserial   primary key,
  cust_id  bigint      not null unique references customer,
  upd_ts   timestamptz not null default now()
);

create table cart_line (
  cart_id  bigint not null references cart on delete cascade,
  prod_id  bigint not null references product,
  qty      int    not null check (qty > 0),
  primary key (cart_id, prod_id)
);

create table cust_order (
  order_id bigserial      primary key,
  order_no varchar(20)    not null unique,      -- 'W' and a number from order_no_seq; imported: the invoice number
  cust_id  bigint         references customer,  -- null: an imported sale without a customer
  stat     char(1)        not null check (stat in ('P', 'D', 'X')),  -- placed, delivered (imported sales), cancelled
  total    numeric(14, 3) not null,
  country  varchar(60)    not null,
  addr_id  bigint         references address,
  idem_key varchar(80),                         -- of the checkout; one order per customer and key
  plc_ts   timestamptz    not null default now(),
  unique (cust_id, idem_key)
);
create index on cust_order (cust_id, order_id desc);
create sequence order_no_seq start 1000001;

create table order_line (
  order_id bigint         not null references cust_order,
  line_no  int            not null,
  prod_id  bigint         not null references product,
  descr    varchar(120)   not null,             -- as it was called then
  qty      int            not null check (qty <> 0),
  price    numeric(12, 3) not null check (price >= 0),
  primary key (order_id, line_no)
);
create index on order_line (prod_id);

alter table stock_move add foreign key (order_id) references cust_order;

-- payments
create table payment (
  pay_id   bigserial      primary key,
  order_id bigint         not null references cust_order,
  amount   numeric(14, 3) not null,
  stat     char(1)        not null check (stat in ('C', 'R')),  -- captured, returned
  method   char(1)        not null default 'I' check (method in ('I', 'K')),     -- invoice, card
  crt_ts   timestamptz    not null default now()
);
create index on payment (order_id);
