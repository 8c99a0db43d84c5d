-- The two houses that the shop sends from; stock is taken in the order of their codes.
insert into warehouse (wh_code, wh_name) values ('LON', 'London'), ('MAN', 'Manchester');
