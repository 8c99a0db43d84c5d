package dev.banyan.model;

import static dev.banyan.model.Mistake.inCatalog;
import static dev.banyan.model.Mistake.inDials;
import static dev.banyan.model.Mistake.inPlan;

import java.util.List;
import java.util.stream.Stream;

/// What people get wrong in a plan, and what they are told.
final class Mistakes {
  private static final String PRODUCT = "    path: /api/products/{sku}\n    key: {path: sku}\n";
  private static final String SECOND_MOVE = "    attempts: 2               #";
  private static final String IMAGE =
      """
        - legacy: public.product
          service: catalog.image
          primary-key: {legacy: [prod_id], service: [id]}
          key: sku
          forward: select prod_id as id, sku from product
          backward: select id as prod_id, sku from image
      crossings:""";

  private Mistakes() {}

  static List<Mistake> all() {
    return Stream.of(
            plan(),
            moves(),
            capability(),
            routes(),
            tables(),
            splits(),
            lone(),
            crossings(),
            gates(),
            dials())
        .flatMap(mistakes -> mistakes)
        .toList();
  }

  private static Stream<Mistake> plan() {
    return Stream.of(
        inPlan("plan: gift-shop\n", "", "4:1: the plan lacks 'plan': its name"),
        inPlan("plan: gift-shop", "plan: Gift Shop", "3:7: 'plan' must be a name of small letters"),
        inPlan("plan: gift-shop", "plan: 12", "3:7: 'plan' must be text, was '12'"),
        inPlan("plan: gift-shop", "plan: on", "3:7: 'plan' must be text, was 'on' (put it in"),
        inPlan(
            "plan: gift-shop", "plan: !!java.net.URL x", "3:7: this is not plain YAML: Global tag"),
        inPlan("plan: gift-shop", "plan: ''", "3:7: 'plan' is blank"),
        inPlan("plan: gift-shop", "plan:", "3:6: 'plan' is left empty"),
        inPlan("moves:", "move:", "5:1: the plan has no member 'move'; did you mean 'moves'? (cho"),
        inPlan("window: 12s", "window: 12", "15:13: 'window' must be a duration such as 500ms, 5"),
        inPlan("window: 12s", "window: 0s", "15:13: 'window' must be a duration"),
        inPlan("window: 12s", "window: 12 s", "15:13: 'window' must be a duration"),
        inPlan("window: 12s", "window: 2m", "18:15: 'patience' is shorter than 'window'")
            .butNotByEditors(),
        inPlan("min-samples: 20", "min-samples: 0", "16:18: 'min-samples' must be a whole number"),
        inPlan(
            "min-samples: 20", "min-samples: 2.5", "16:18: 'min-samples' must be a whole number"),
        inPlan("    patience: 90s\n", "", "15:5: the pace 'quick' lacks 'patience'"),
        inPlan(
            "  quick:", "  quik:", "14:3: unknown pace 'quik'; did you mean 'quick'? (choose from"),
        inPlan("quick:", "normal:", "19:3: 'normal' stands twice in 'paces' (first in line 14)")
            .butNotByEditors());
  }

  private static Stream<Mistake> moves() {
    return Stream.of(
        inPlan(
                "capability: catalog",
                "capability: catalogue",
                "6:17: unknown capability 'catalogue'")
            .butNotByEditors(),
        inPlan("[1, 10, 50, 100]", "[]", "8:12: 'reads' is empty"),
        inPlan("[1, 10, 50, 100]", "[0, 10]", "8:13: 0 % moves nothing"),
        inPlan(
            "[1, 10, 50, 100]", "[1, 101]", "8:16: a share in 'reads' must be a share in percent"),
        inPlan(
            "[1, 10, 50, 100]", "[1, -1]", "8:16: a share in 'reads' must be a share in percent"),
        inPlan(
            "[1, 10, 50, 100]", "[0.001, 1]", "8:13: a share in 'reads' must be a share in perc"),
        inPlan(
            "[1, 10, 50, 100]", "[1%, 10]", "8:13: a share in 'reads' must be a share in percent"),
        inPlan("[1, 10, 50, 100]", "100", "8:12: 'reads' must be a list, was '100'"),
        inPlan("[1, 10, 50, 100]", "[10, 5]", "8:17: the shares must rise: 5 % comes after 10 %")
            .butNotByEditors(),
        inPlan("[10, 50, 100]", "[]", "9:13: 'writes' is empty"),
        inPlan("[10, 50, 100]", "[50, 10]", "9:18: the shares must rise: 10 % comes after 50 %")
            .butNotByEditors(),
        inPlan("[10, 50, 100]", "[0, 10]", "9:14: 0 % moves nothing"),
        inPlan("50, 100]   # percent", "50]   # percent", "9:22: writes (100 %) may not be ahead")
            .butNotByEditors(),
        inPlan("attempts: 2", "attempts: 2\n    confirm: perhaps", "11:14: 'confirm' must be tr"),
        inPlan("attempts: 2", "attempts: 2\n    confirm: [20]", "11:15: 20 % is none of the sha")
            .butNotByEditors(),
        inPlan("    writes: [10, 50, 100] ", "    confirm: true #", "9:14: a yes is asked for bef")
            .butNotByEditors(),
        inPlan("min-writes: 3", "min-writes: 0", "17:17: 'min-writes' must be a whole number"),
        inPlan("attempts: 2", "attempts: 0", "10:15: 'attempts' must be a whole number from 1"),
        inPlan("attempts: 2", "atempts: 2", "10:5: a move has no member 'atempts'; did you mean"),
        inPlan("requires: []", "requires:", "7:14: 'requires' is left empty"),
        inPlan("requires: []", "requires: [mail]", "7:16: unknown capability 'mail'")
            .butNotByEditors(),
        inPlan("requires: []", "requires: [catalog]", "7:16: 'catalog' requires itself")
            .butNotByEditors(),
        inPlan(
                SECOND_MOVE,
                "\n  - {capability: catalog, reads: [5]}\n#",
                "11:18: 'catalog' moves twice")
            .butNotByEditors());
  }

  private static Stream<Mistake> capability() {
    return Stream.of(
        inCatalog("capability: catalog", "capability: catalogue", "4:13: the file catalog.yaml hol")
            .butNotByEditors(),
        inCatalog(
            "summary: Cat", "sumary: Cat", "5:1: the capability 'catalog' has no member 'suma"),
        inCatalog("eventual ", "owner ", "7:14: the proxy cannot serve 'owner' yet, and would not"),
        inCatalog(
            "eventual ", "eventually ", "7:14: unknown consistency 'eventually'; did you mea"),
        inCatalog(
            "stale-at-most: 5s", "stale-at-most: 5", "8:16: 'stale-at-most' must be a durati"),
        inCatalog(
            "upper-ascii", "upper", "12:21: unknown canonical step 'upper'; did you mean 'upper-"),
        inCatalog("[trim,", "[nfc,", "12:14: nfc must stand first and last").butNotByEditors(),
        inCatalog("[trim,", "[lower-ascii,", "12:14: upper-ascii and lower-ascii undo each oth")
            .butNotByEditors());
  }

  private static Stream<Mistake> routes() {
    return Stream.of(
        inCatalog("    methods: [GET]\n", "", "15:5: a route lacks 'methods': for example [GET]"),
        inCatalog(
            "[GET]", "[get]", "16:15: unknown method 'get'; did you mean 'GET'? (choose from:"),
        inCatalog("[GET]", "GET", "16:14: 'methods' must be a list, was 'GET'"),
        inCatalog("/api/categories", "api/categories", "17:11: a path begins with '/'"),
        inCatalog(
            "/api/categories", "/api//categories", "17:11: the path '/api//categories' has a"),
        inCatalog(
            "/api/categories", "/api/categories/", "17:11: the path '/api/categories/' has a"),
        inCatalog("/api/categories", "/api/x?y=1", "17:11: the path '/api/x?y=1' has the segment"),
        inCatalog(
            "/api/categories", "/api/{a}.json", "17:11: the path '/api/{a}.json' has the seg"),
        inCatalog("/api/categories", "/{a}/{a}", "17:11: the path '/{a}/{a}' names {a} twice")
            .butNotByEditors(),
        inCatalog("/api/categories", "/api/products", "20:11: GET /api/products belongs to the rou")
            .butNotByEditors(),
        inCatalog("/api/categories", "/api/products/{id}", "23:11: GET /api/products/{sku} belongs")
            .butNotByEditors(),
        inCatalog("id: catalog.categories", "id: catalog.products", "18:9: the route id 'catalog.p")
            .butNotByEditors(),
        inCatalog("id: catalog.categories", "id: All Of Them", "15:9: 'id' must be a dotted name"),
        inCatalog("{path: sku}", "{path: skuu}", "24:17: the path /api/products/{sku} has no param")
            .butNotByEditors(),
        inCatalog(
            "{path: sku}", "{path: sku, query: sku}", "24:10: a key stands in exactly one pl"),
        inCatalog("{path: sku}", "{body: sku}", "24:11: 'key' has no member 'body'"),
        inCatalog(
            PRODUCT, "    path: /api/products/{sku}\n", "21:5: PATCH writes, but the route ha"));
  }

  private static Stream<Mistake> tables() {
    return Stream.of(
        inCatalog(
            "legacy: public.product", "legacy: product", "36:13: 'legacy' must be a table wit"),
        inCatalog(
                "service: catalog.product", "service: catalog.category", "37:14: 'catalog.categor")
            .butNotByEditors(),
        inCatalog("legacy: [prod_id]", "legacy: []", "38:27: 'legacy' is empty; it needs at least"),
        inCatalog(
            "legacy: [prod_id]", "legacy: [prod id]", "38:28: a column of the primary key mus"),
        inCatalog(
                "key: sku\n    forward", "key: code\n    forward", "39:10: the key column 'code' d")
            .butNotByEditors(),
        inCatalog(
                "forward: |\n      select",
                "forward: |\n      delete",
                "30:14: 'forward' must be o")
            .butNotByEditors(),
        inCatalog("from product", "from product; drop table x", "40:14: 'forward' must be one SELE")
            .butNotByEditors(),
        inCatalog("from product", "from public.product", "40:14: 'forward' reads from 'public.prod")
            .butNotByEditors(),
        inCatalog("from product", "from products", "40:14: 'forward' does not read 'from product'")
            .butNotByEditors(),
        inCatalog("key: sku\n", "key: [sku]\n", "39:10: 'key' must be text, was a list"),
        inCatalog("key: sku\n", "key: {legacy: sku}\n", "39:10: 'key' lacks 'service': the key's"),
        inCatalog("key: sku\n", "key: {legacy: sku, service: code}\n", "39:10: the key column 'co")
            .butNotByEditors(),
        inCatalog("select id as prod_id, sku,", "select id as prod_id,", "39:10: the key column 's")
            .butNotByEditors(),
        inCatalog(
            "key: sku\n", "key: sku\n    part: some\n", "40:11: 'part' must be true or false"),
        inCatalog(
                "key: sku\n",
                "key: sku\n    part: true\n",
                "36:13: no mapping makes the rows of 'pu")
            .butNotByEditors(),
        inCatalog(
            "      from category\n    backward: |\n      select id as cat_id, slug, name as cat_name, position as sort_no\n",
            "      from category\n    part: true\n    # ",
            "33:11: a part fills columns on the way back, but there is no 'backward'"));
  }

  private static Stream<Mistake> splits() {
    return Stream.of(
        inCatalog("crossings:", IMAGE, "51:13: two mappings make the rows of 'public.product' on")
            .butNotByEditors(),
        inCatalog("crossings:", IMAGE.replace("[prod_id]", "[sku]"), "51:13: 'public.product' has")
            .butNotByEditors(),
        inCatalog(
                "crossings:", IMAGE.replace("key: sku", ""), "51:13: the rows of 'public.product'")
            .butNotByEditors());
  }

  private static Stream<Mistake> lone() {
    return Stream.of(
        inCatalog(
            "crossings:", lone("{side: LEGACY, table: public.x}"), "52:12: unknown side 'LEG"),
        inCatalog(
            "crossings:", lone("{table: public.x}"), "52:5: a table without a counterpart la"),
        inCatalog(
            "crossings:", lone("{side: SERVICE, table: x}"), "52:28: 'table' must be a table"),
        inCatalog("crossings:", lone("[]"), "52:5: a table without a counterpart must be members"),
        inCatalog(
            "crossings:", lone("{side: SERVICE, table: a.b, key: 1}"), "52:38: 'key' must be text"),
        inCatalog(
                "crossings:",
                lone("{side: MONOLITH, table: public.product}"),
                "52:29: 'public.product' is mapped (line 36), so it has a counterpart")
            .butNotByEditors(),
        inCatalog(
                "crossings:",
                lone("{side: SERVICE, table: a.b}\n  - {side: SERVICE, table: a.b}"),
                "53:28: 'a.b' stands here already (line 52)")
            .butNotByEditors());
  }

  private static Stream<Mistake> crossings() {
    return Stream.of(
        inCatalog(
            "public.stock.stock_prod", "stock_prod", "52:3: a crossing must be a foreign key"),
        inCatalog(
            "_prod_id_fkey: a product is never deleted, only discontinued, so no stock loses its own",
            "_prod_id_fkey: ''",
            "52:36: 'public.stock.stock_prod_id_fkey' is blank"));
  }

  private static Stream<Mistake> gates() {
    return Stream.of(
        inCatalog(
            "  lag: {at-most: 2s}", "  lags: {at-most: 2s}", "61:3: unknown evidence 'lags';"),
        inCatalog(
            "success-rate: {at-least", "success-rate: {at-most", "58:18: 'success-rate' is go"),
        inCatalog(
            "lag: {at-most", "lag: {at-least", "61:9: 'lag' is good when it is low, so its gat"),
        inCatalog(
            "at-least: 99.5", "at-least: 995", "58:28: success-rate at-least must be a percen"),
        inCatalog(
            "at-least: 99.5", "at-least: 99%", "58:28: success-rate at-least must be a percen"),
        inCatalog(
            "lag: {at-most: 2s}", "lag: {at-most: 2}", "61:18: lag at-most must be a duration"),
        inCatalog(
            "answers: {at-most: 0}", "answers: {at-most: 0.5}", "62:28: wrong-answers at-most"),
        inCatalog(
            "answers: {at-most: 0}", "answers: {}", "62:18: 'wrong-answers' lacks 'at-most'"));
  }

  private static Stream<Mistake> dials() {
    return Stream.of(
        inDials("dial: {}", "7:1: dials.yaml has no member 'dial'; did you mean 'dials'?"),
        inDials("dials: {catalog: 25}", "7:18: the dial of 'catalog' must be members"),
        inDials("dials: {catalog: {writes: 1}}", "7:18: the dial of 'catalog' lacks 'reads'"),
        inDials("dials: {catalog: {reads: 100.01}}", "7:26: 'reads' must be a share in percent"),
        inDials("dials: {catalog: {reads: 1.005}}", "7:26: 'reads' must be a share in percent"),
        inDials(
                "dials: {katalog: {reads: 1}}",
                "7:9: unknown capability 'katalog'; did you mean 'c")
            .butNotByEditors(),
        inDials("dials: {catalog: {reads: 1, writes: 2}}", "7:37: writes (2 %) may not be ahead of")
            .butNotByEditors());
  }

  private static String lone(String tables) {
    return "without-counterpart:\n  - " + tables + "\ncrossings:";
  }
}
