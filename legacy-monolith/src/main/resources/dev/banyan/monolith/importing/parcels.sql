-- What became of the sales: a parcel for each with goods in it, brought and closed long ago, and mails that tell of it.
-- The file knows nothing of them, so they are made up, from the order alone: out of the house in the course of the next
-- day, at home another day on the way, abroad four, closed after a fortnight. Days are counted in hours and in UTC, as
-- elsewhere they differ in length. Nothing is left for a job to do, and nothing is later than now.
create temp table filling_parcel on commit drop as
select order_id, plc_ts, handed_over, delivered, least(delivered + interval '336 hours', now()) as closed
from (select *, least(handed_over + case country when 'United Kingdom' then 24 else 96 end * interval '1 hour', now()) as delivered
      from (select *, least(date_trunc('day', plc_ts, 'UTC') + interval '32 hours' + order_id % 540 * interval '1 minute', now())
                      as handed_over
            from cust_order
            where stat = 'D'
              and order_id in (select order_id from order_line join product using (prod_id) where product.stat <> 'S')) o) p;
analyze filling_parcel;

-- shipping
insert into shipment (track_no, order_id, cust_id, country, stat, crt_ts, upd_ts)
select 'FL' || nextval('track_no_seq'), order_id, cust_id, country, 'Z', plc_ts, closed
from (select order_id, cust_id, country, p.plc_ts, closed
      from filling_parcel p
      join cust_order using (order_id)
      order by order_id) parcel;

insert into shipment_event (evt_ref, ship_id, stat, place, evt_ts)
select track_no || '-' || step, ship_id, e.stat, place, evt_ts
from (select order_id, 1 as step, 'H' as stat, 'London' as place, handed_over as evt_ts from filling_parcel
      union all
      select order_id, 2, 'D', country, delivered from filling_parcel join cust_order using (order_id)
      union all
      select order_id, 3, 'Z', null, closed from filling_parcel) e
join shipment using (order_id)
order by ship_id, step;

-- notifications: only to customers, for only they have an address
insert into notification (cust_id, order_id, event, evt_key, channel, rcpt, stat, tries, next_ts, crt_ts, sent_ts)
select cust_id, order_id, event, lower(event) || ' ' || order_no, 'E', login, 'S', 1, at, at, at
from (select order_id, case stat when 'X' then 'CANCELLED' else 'PLACED' end as event, plc_ts as at from cust_order
      union all
      select order_id, 'SENT', handed_over from filling_parcel
      union all
      select order_id, 'DELIVERED', delivered from filling_parcel) told
join cust_order using (order_id)
join customer using (cust_id)
order by at, order_id, event;
