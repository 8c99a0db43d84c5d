-- The money of what is ordered: a sale was paid when it was made, a cancelled order gives money back. The file does not
-- say which sale a cancellation takes back, but often enough only one can be meant: the same customer, earlier, and all
-- of it at the price at which it is given back. Of several the latest; what was taken back once cannot be again.
create temp table filling_credit on commit drop as
select order_id as credit, cust_id, prod_id, price, -sum(qty) as qty, count(*) over (partition by order_id) as products
from cust_order
join order_line using (order_id)
where stat = 'X' and cust_id is not null
group by order_id, cust_id, prod_id, price;
analyze filling_credit;

create temp table filling_sold on commit drop as
select order_id as sale, cust_id, prod_id, price, sum(qty) as remaining
from cust_order
join order_line using (order_id)
where stat = 'D'
  and (cust_id, prod_id, price) in (select cust_id, prod_id, price from filling_credit)
group by order_id, cust_id, prod_id, price;
create unique index on filling_sold (sale, prod_id, price);
analyze filling_sold;

-- Each product of a cancellation beside that of a sale which could bear the whole of it. Orders are numbered by time.
-- The cancellations of one customer take turns, in their order; those of different customers never meet.
create temp table filling_claim on commit drop as
select *, dense_rank() over (partition by cust_id order by credit) as turn
from (select credit, sale, cust_id, prod_id, price, qty, products, count(*) over (partition by credit, sale) as borne
      from filling_credit
      join filling_sold using (cust_id, prod_id, price)
      where sale < credit and remaining >= qty) c
where borne = products;
create index on filling_claim (turn);
analyze filling_claim;

create temp table filling_taken_back (credit bigint primary key, sale bigint) on commit drop;

-- A turn is a few rows of many: here, looking each up is the better plan.
set local enable_nestloop = on;
do $$
begin
  for this in 1 .. (select coalesce(max(turn), 0) from filling_claim) loop
    insert into filling_taken_back
    select credit, max(sale)
    from (select credit, sale
          from filling_claim
          join filling_sold using (sale, prod_id, price)
          where turn = this
          group by credit, sale
          having bool_and(remaining >= qty)) possible
    group by credit;

    update filling_sold s
    set remaining = remaining - qty
    from filling_claim c
    join filling_taken_back using (credit, sale)
    where turn = this and (s.sale, s.prod_id, s.price) = (c.sale, c.prod_id, c.price);
  end loop;
end $$;
set local enable_nestloop = off;
analyze filling_taken_back;

insert into payment (order_id, amount, stat, refunded, crt_ts, capt_ts)
select order_id, total, case when total > 0 and total = refunded then 'R' else 'C' end, refunded, plc_ts, plc_ts
from (select o.order_id, o.total, o.plc_ts, coalesce(-sum(x.total), 0) as refunded
      from cust_order o
      left join filling_taken_back on sale = o.order_id
      left join cust_order x on x.order_id = credit
      where o.stat = 'D'
      group by o.order_id, o.total, o.plc_ts) paid
order by order_id;

-- What was cancelled for nothing gives nothing back: a refund has an amount.
insert into refund (rfd_ref, pay_id, order_id, amount, reason, stat, crt_ts, done_ts)
select order_no, pay_id, x.order_id, -total, 'X', 'D', plc_ts, plc_ts
from cust_order x
left join filling_taken_back on credit = x.order_id
left join payment p on p.order_id = sale
where x.stat = 'X' and total < 0
order by x.order_id;
