-- What the shop holds now. Nothing of it was there before, except the accounts of its people.
select (select count(*) from order_line)                             as lines,
       (select coalesce(sum(qty * price), 0) from order_line)        as sum,
       (select count(*) from product)                                as products,
       (select count(*) from customer where ext_no is not null)      as customers,
       (select count(*) from cust_order)                             as orders,
       (select count(*) from cust_order where stat = 'X')            as cancelled,
       (select count(*) from stock_move where reason = 'A')          as adjustments,
       (select coalesce(sum(total), 0) from cust_order)              as totals,
       (select coalesce(sum(amount), 0) from payment)                as payments,
       (select coalesce(sum(qty), 0) from stock)                     as stock,
       (select coalesce(sum(qty), 0) from stock_move)                as moves
