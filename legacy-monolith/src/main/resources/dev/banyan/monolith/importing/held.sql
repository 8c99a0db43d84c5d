-- What the shop holds now. Nothing of it was there before, except the accounts of its people.
with paid as (select order_id, sum(amount) as amount from payment group by order_id),
     refunded as (select order_id, sum(amount) as amount from refund group by order_id),
     repaid as (select pay_id, sum(amount) as amount from refund group by pay_id),
     goods as (select distinct order_id from order_line join product using (prod_id) where stat <> 'S'),
     sent as (select order_id, count(*) as parcels from shipment group by order_id),
     told as (select order_id, count(*) as mails from notification group by order_id),
     traced as (
       select o.order_id,
              total = coalesce(paid.amount, 0) - coalesce(refunded.amount, 0)  as settled,
              o.stat = 'D' and goods.order_id is not null                      as with_goods,
              coalesce(parcels, 0)                                             as parcels,
              coalesce(mails, 0)                                               as mails,
              cust_id is not null                                              as with_customer
       from cust_order o
       left join paid using (order_id)
       left join refunded using (order_id)
       left join goods using (order_id)
       left join sent using (order_id)
       left join told using (order_id))
select (select count(*) from order_line)                             as lines,
       (select coalesce(sum(qty * price), 0) from order_line)        as sum,
       (select count(*) from product)                                as products,
       (select count(*) from customer where ext_no is not null)      as customers,
       (select count(*) from cust_order)                             as orders,
       (select count(*) from cust_order where stat = 'X')            as cancelled,
       (select count(*) from stock_move where reason = 'A')          as adjustments,
       (select coalesce(sum(total), 0) from cust_order)              as totals,
       (select count(*) from payment)                                as payments,
       (select coalesce(sum(amount), 0) from payment)                as sum_payments,
       (select count(*) from refund where pay_id is not null)        as refunds_known,
       (select count(*) from refund where pay_id is null)            as refunds_unknown,
       (select coalesce(sum(amount), 0) from refund)                 as sum_refunds,
       (select count(*) from payment p left join repaid using (pay_id)
        where p.refunded <> coalesce(repaid.amount, 0))              as payments_astray,
       (select count(*) from shipment)                               as parcels,
       (select count(*) from notification)                           as mails,
       (select coalesce(sum(qty), 0) from stock)                     as stock,
       (select coalesce(sum(qty), 0) from stock_move)                as moves,
       traced.*
from (select count(*) filter (where not settled)                                          as unsettled,
             count(*) filter (where with_goods)                                           as with_goods,
             count(*) filter (where parcels <> with_goods::int)                           as unsent,
             count(*) filter (where mails <> with_customer::int * (1 + 2 * with_goods::int)) as untold
      from traced) traced
