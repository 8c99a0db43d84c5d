-- Makes the shop of what is staged. Ids come from the columns' defaults, in the order given, so that the same
-- input makes the same shop.
analyze filling_line;
analyze filling_product;
analyze filling_customer;

-- catalog: what a product is called says where it belongs, first match wins
create temp table filling_category on commit drop as
select * from (values
  ( 1, 'christmas',   'Christmas',               '\m(CHRISTMAS|XMAS|ADVENT|SANTA|REINDEER|SNOW\w*|NOEL|BAUBLE\w*|ANGEL)\M'),
  ( 2, 'lights',      'Lights and candles',      'LIGHT|\m(LAMP\w*|LANTERN\w*|CANDLE\w*|CHANDELIER|INCENSE|WICK)\M'),
  ( 3, 'bags',        'Bags and purses',         '\m(\w*BAGS?|SHOPPER|PURSE\w*|TOTE|RUCKSACK|LUGGAGE|SATCHEL)\M'),
  ( 4, 'kitchen',     'Kitchen and baking',      '\m(CAKE\w*|BAKING|KITCHEN|JAM|COOK\w*|RECIPE|APRON|MOULD\w*|OVEN|SPOON\w*|CUTLERY|CHOPPING|TEA TOWELS?|SCALES?|PANTRY|LUNCH|SNACK|TIN)\M'),
  ( 5, 'tableware',   'Tea and tableware',       '\m(MUGS?|CUPS?|TEACUP\w*|TEA|PLATES?|BOWLS?|TEAPOT|GLASS|GOBLET|BEAKER|NAPKINS?|TRAY|JUG|COASTERS?|PLACEMATS?|EGG|CAKESTAND|TABLECLOTH|DOIL\w+|SAUCER|DISH|BREAD)\M'),
  ( 6, 'garden',      'Garden and picnic',       '\m(GARDEN\w*|PLANT\w*|FLOWERS?|BIRD\w*|WATERING|POTS?|PICNIC|PARASOL|HERB\w*|HEN|DECKCHAIR)\M'),
  ( 7, 'stationery',  'Paper and stationery',    '\m(PAPER|CARDS?|NOTEBOOK|NOTE\w*|PENCILS?|PENS?|STICKERS?|WRAP|RIBBONS?|TAPE|JOURNAL|ERASERS?|CHALK\w*|STAMP\w*|STATIONERY|SKETCH\w*|RULER|CALENDAR|BOOK|PASSPORT)\M'),
  ( 8, 'party',       'Party',                   '\m(PARTY|BUNTING|BALLOONS?|BIRTHDAY|GARLAND|CONFETTI|INVITES)\M'),
  ( 9, 'toys',        'Toys and children',       '\m(TOYS?|DOLLY?|DOLLS?|CHILD\w*|GAMES?|PUZZLES?|SKITTLES|KIDS|BABY|SPACEBOY|CIRCUS|JIGSAW|DOMINO\w*|PLAYING|CRAYONS|TEDDY|BUNNY|NURSERY|GLIDER)\M'),
  (10, 'jewellery',   'Jewellery and hair',      '\m(NECKLACE|NECKL\w*|EARRINGS?|BRACELET|RINGS?|BROOCH|CHARM|HAIR\w*|BEADS?|PENDANT|BANGLE|DIAMANTE|KEYRING)\M'),
  (11, 'bath',        'Bath and warmth',         '\m(BATH\w*|SOAP|TOWELS?|HOT WATER BOTTLE|HAND WARMER|SPONGE|SLIPPERS|TISSUES?|FIRST AID)\M'),
  (12, 'storage',     'Boxes and storage',       '\m(BOX\w*|BASKETS?|STORAGE|JARS?|TINS|CRATE|CASE|CABINET|DRAWERS?|CONTAINER|RACK|SHELF|HOLDER|BIN|CHEST)\M'),
  (13, 'home',        'Home and decoration',     '\m(FRAMES?|MIRROR|CLOCK|SIGNS?|CUSHIONS?|DOORMAT|HOOKS?|HANGERS?|VASE|DECORATIONS?|KNOBS?|RUG|QUILT|THROW|DOOR\w*|WALL|HEARTS?|ORNAMENT|BLOCK|LETTERS?|WREATH|PHOTO)\M'),
  (14, 'everything',  'Everything else',         ''),
  (15, 'surcharges',  'Postage and fees',        null)
) as category (sort_no, slug, cat_name, pattern);

insert into category (slug, cat_name, sort_no)
select slug, cat_name, sort_no from filling_category order by sort_no
on conflict do nothing;

insert into product (sku, prod_name, descr, cat_id, price, stat, crt_ts, upd_ts)
select sku, name, descr, cat_id, price, stat, ts at time zone 'Europe/London', ts at time zone 'Europe/London'
from (select *,
             case
               -- codes that are no goods: postage, carriage, discounts, samples, fees, vouchers, bad debts
               when sku in ('POST', 'DOT', 'M', 'D', 'S', 'B', 'C2', 'CRUK', 'PADS', 'BANK CHARGES', 'AMAZONFEE')
                 or sku like 'GIFT\_%' or name ~* '\m(gift voucher|carriage|packing charge)\M' then 'S'
               when price = 0 then 'D'     -- nobody ever paid for it: it cannot be sold
               else 'A'
             end as stat
      from filling_product) p
join lateral (select slug from filling_category k
              where case p.stat when 'S' then k.slug = 'surcharges' else upper(p.name) ~ k.pattern end
              order by sort_no limit 1) chosen on true
join category using (slug)
order by ts, sku;

-- accounts: known by number only, so nobody can log in as them (no password hashes to zeros)
insert into customer (login, name, country, pw_salt, pw_sha1, stat, ext_no, crt_ts)
select 'c' || ext_no || '@import.invalid', 'Customer ' || ext_no, country, repeat('0', 16), repeat('0', 40), 'L', ext_no,
       ts at time zone 'Europe/London'
from filling_customer
order by ts, ext_no;

-- ordering: an invoice is an order; its first line tells customer and country, its earliest minute when
insert into cust_order (order_no, cust_id, stat, total, country, plc_ts)
select o.invoice, cust_id, case f.kind when 'X' then 'X' else 'D' end, total, f.country, o.ts at time zone 'Europe/London'
from (select invoice, min(ts) as ts, min(line_no) as first, sum(qty * price) as total
      from filling_line where kind <> 'A' group by invoice) o
join filling_line f on f.line_no = first
left join customer using (ext_no)
order by o.ts, first;

insert into order_line (order_id, line_no, prod_id, descr, qty, price)
select order_id, row_number() over (partition by order_id order by l.line_no), prod_id,
       coalesce(nullif(l.descr, ''), prod_name), qty, l.price
from filling_line l
join cust_order on order_no = invoice
join product using (sku)
where kind <> 'A'
order by order_id, l.line_no;

-- inventory: what was sold then has left the house; what lies there now is enough to sell as much again.
-- The opening stock is so much higher as was written off since, so moves and stock agree.
insert into warehouse (wh_code, wh_name) values ('LON', 'London'), ('MAN', 'Manchester') on conflict do nothing;

insert into stock_move (wh_code, prod_id, qty, reason, note, crt_ts)
select 'LON', prod_id, qty, 'A', nullif(l.descr, ''), l.ts at time zone 'Europe/London'
from filling_line l
join product using (sku)
where kind = 'A'
order by l.line_no;

insert into stock (wh_code, prod_id, qty)
select wh_code, prod_id, case wh_code when 'LON' then have - have * 2 / 5 else have * 2 / 5 end
from (select prod_id, case stat when 'S' then 0 else greatest(100, least(coalesce(sold, 0), 100000)) end as have
      from product
      left join (select sku, sum(qty) as sold from filling_line where kind = 'S' group by sku) s using (sku)) p
cross join (values ('LON'), ('MAN')) w (wh_code)
order by prod_id, wh_code;

insert into stock_move (wh_code, prod_id, qty, reason, note, crt_ts)
select wh_code, prod_id, qty - coalesce(written_off, 0), 'I', 'opening stock',
       (select min(ts) from filling_product) at time zone 'Europe/London'
from stock
left join (select wh_code, prod_id, sum(qty) as written_off from stock_move group by wh_code, prod_id) m
  using (wh_code, prod_id)
where qty - coalesce(written_off, 0) <> 0
order by prod_id, wh_code;
