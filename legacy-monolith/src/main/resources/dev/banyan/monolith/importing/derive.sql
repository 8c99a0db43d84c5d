-- What a sales file says about products and customers without having a list of either.
analyze filling_line;

-- A product has many descriptions: names, misspelt names, and notes of the stock room ('damaged', '?', 'check').
-- Its name is the most frequent of those it was sold under, upper case first, as names in this file are written;
-- a code that was never sold gets an upper-case text that is no mere mark, else its own code.
create temp table filling_name on commit drop as
  select sku, descr, count(*) as n, bool_or(price > 0) as sold_so,
         descr = upper(descr) and length(descr) >= 5 and descr ~ ' ' as is_upper
  from filling_line
  where descr <> ''
  group by sku, descr;

-- The price: the last one a known customer paid for at most a dozen (below that come wholesale rebates, above it
-- web prices with tax), else the last one above zero.
insert into filling_product
with named as (
  select distinct on (sku) sku, descr
  from filling_name
  where sold_so or is_upper
  order by sku, sold_so desc, is_upper desc, n desc, length(descr) desc, descr
), others as (
  select sku, string_agg(o.descr, ', ' order by n desc, o.descr) as names
  from filling_name o
  join named using (sku)
  where sold_so and is_upper and o.descr <> named.descr
  group by sku
), priced as (
  select distinct on (sku) sku, price
  from filling_line
  where price > 0 and kind = 'S'
  order by sku, (ext_no is not null and qty <= 12) desc, ts desc, line_no desc
)
select sku,
       coalesce(named.descr, sku),
       coalesce('Also listed as: ' || names || '.', ''),
       coalesce(price, 0),
       ts
from (select sku, min(ts) as ts from filling_line group by sku) seen
left join named using (sku)
left join others using (sku)
left join priced using (sku);

-- Eight customers appear in two countries: the one with more lines, then the later one.
insert into filling_customer
select distinct on (ext_no) ext_no, country, min(first) over (partition by ext_no)
from (select ext_no, country, count(*) as n, min(ts) as first, max(ts) as last
      from filling_line where ext_no is not null group by ext_no, country) seen
order by ext_no, n desc, last desc, country;
