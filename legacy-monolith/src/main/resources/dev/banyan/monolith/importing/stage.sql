-- Where lines wait until the shop is made of them; gone at the end of the transaction.
create temp table filling_line (
  line_no bigint,
  kind    char(1),          -- S sale, X cancellation, A adjustment of stock
  invoice text collate "C",
  sku     text collate "C",
  descr   text collate "C",
  qty     int,
  ts      timestamp,        -- local time in London
  price   numeric,
  ext_no  text collate "C",
  country text collate "C"
) on commit drop;

create temp table filling_product (
  sku   text collate "C",
  name  text,
  descr text,
  price numeric,
  ts    timestamp           -- when first seen
) on commit drop;

create temp table filling_customer (
  ext_no  text collate "C",
  country text,
  ts      timestamp
) on commit drop;
