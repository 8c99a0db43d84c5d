-- The product lists in the orders that customers ask for, each page read from the index.
create index product_by_name   on product (prod_name collate "C", sku collate "C") where stat = 'A';
create index product_by_price  on product (price, sku collate "C")                 where stat = 'A';
create index product_by_dear   on product (price desc, sku collate "C")            where stat = 'A';
create index product_by_newest on product (crt_ts desc, sku collate "C")           where stat = 'A';
create index product_by_category_name on product (cat_id, prod_name collate "C", sku collate "C") where stat = 'A';

-- The orders of a customer, and what hangs on an order or an address.
create index order_by_newest on cust_order (cust_id, plc_ts desc, order_id desc);
create index on cust_order (addr_id);
create index on stock_move (order_id);
