package dev.banyan.monolith.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.contract.GivenProduct.Status;
import dev.banyan.monolith.contract.Shopfront.Answer;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the catalogue promises over HTTP. The monolith keeps it, and whoever takes the catalogue
/// over.
///
/// A subclass says where the side listens, which key it knows sessions by, and how its store gets
/// rows. Rows are never removed: every test works in a category of its own.
public abstract class CatalogContract {
  private static final AtomicInteger CATEGORIES = new AtomicInteger();

  private Shopfront shop;
  private GivenCategory category;
  private String prefix;

  protected abstract URI baseUri();

  /// The hexadecimal key that the side knows sessions by.
  protected abstract String sessionKey();

  protected abstract void given(GivenCategory category);

  protected abstract void given(GivenProduct product);

  protected String adminCookie() {
    return SignedCookie.of(sessionKey(), 1, "A", Instant.now().plus(1, ChronoUnit.HOURS));
  }

  protected String customerCookie() {
    return SignedCookie.of(sessionKey(), 2, "C", Instant.now().plus(1, ChronoUnit.HOURS));
  }

  @BeforeEach
  final void anEmptyCategory() {
    shop = new Shopfront(baseUri());
    int number = CATEGORIES.incrementAndGet();
    prefix = "T%03d".formatted(number);
    category = new GivenCategory("contract-" + number, "Contract " + number, number);
    given(category);
  }

  // ---- categories

  @Test
  void categories_come_by_position_and_count_what_can_be_bought() {
    GivenCategory later = new GivenCategory(category.slug() + "-b", "Later", category.position());
    given(later);
    given(product("1"));
    given(product("2"));
    given(product("3").with(Status.DISCONTINUED));
    given(product("4").with(Status.SURCHARGE));

    Answer answer = shop.get("/api/categories").is(200);

    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.each("slug"))
        .containsSubsequence(category.slug(), later.slug())
        .doesNotHaveDuplicates();
    int place = answer.each("slug").indexOf(category.slug());
    JsonNode item = answer.json().path("items").path(place);
    assertThat(item.path("name").asText()).isEqualTo(category.name());
    assertThat(item.path("products").asInt()).isEqualTo(2);
    assertThat(answer.json().path("items").path(place + 1).path("products").asInt()).isZero();
  }

  // ---- lists

  @Test
  void a_list_shows_what_can_be_bought_and_nothing_else() {
    given(product("A").called("Lantern").at("2.550"));
    given(product("D").with(Status.DISCONTINUED));
    given(product("S").with(Status.SURCHARGE));

    JsonNode list = list("").is(200).json();

    assertThat(list.path("total").asInt()).isEqualTo(1);
    assertThat(list.path("page").asInt()).isZero();
    assertThat(list.path("size").asInt()).isEqualTo(24);
    JsonNode item = list.path("items").path(0);
    assertThat(item.path("sku").asText()).isEqualTo(sku("A"));
    assertThat(item.path("name").asText()).isEqualTo("Lantern");
    assertThat(item.path("price").isTextual()).isTrue();
    assertThat(item.path("price").asText()).isEqualTo("2.55");
    assertThat(item.path("category").asText()).isEqualTo(category.slug());
  }

  @Test
  void pages_follow_each_other_without_gap_or_overlap() {
    for (int i = 0; i < 5; i++) {
      given(product("P" + i));
    }
    assertThat(list("&size=2").each("sku")).containsExactly(sku("P0"), sku("P1"));
    assertThat(list("&size=2&page=1").each("sku")).containsExactly(sku("P2"), sku("P3"));
    Answer last = list("&size=2&page=2").is(200);
    assertThat(last.each("sku")).containsExactly(sku("P4"));
    assertThat(last.json().path("total").asInt()).isEqualTo(5);
    assertThat(last.json().path("page").asInt()).isEqualTo(2);
    assertThat(last.json().path("size").asInt()).isEqualTo(2);
    assertThat(list("&size=2&page=3").is(200).each("sku")).isEmpty();
    assertThat(list("&size=100&page=2147483647").is(200).each("sku")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "page=-1,page", "page=x,page", "page=2147483648,page", "page=1.0,page", "size=0,size",
    "size=101,size", "size=1.5,size", "sort=dearest,sort", "sort=NAME,sort", "q=%00,q"
  })
  void a_bad_value_is_named(String query, String field) {
    assertThat(shop.get("/api/products?" + query).isProblem(400).faults()).containsExactly(field);
  }

  @Test
  void all_bad_values_are_named_at_once() {
    assertThat(shop.get("/api/products?page=-1&size=1000&sort=no").isProblem(400).faults())
        .containsExactlyInAnyOrder("page", "size", "sort");
  }

  @Test
  void an_unknown_category_is_not_found() {
    shop.get("/api/products?category=no-such-category").isProblem(404);
  }

  @Test
  void names_are_ordered_by_code_point_and_ties_by_sku() {
    given(product("4").called("apple"));
    given(product("3").called("Zebra"));
    given(product("2").called("Äpfel"));
    given(product("1").called("apple"));
    List<String> byCodePoint = List.of(sku("3"), sku("1"), sku("4"), sku("2"));
    assertThat(list("&sort=name").each("sku")).isEqualTo(byCodePoint);
    assertThat(list("").each("sku")).isEqualTo(byCodePoint);
  }

  @Test
  void prices_are_ordered_as_numbers_in_both_directions_and_ties_by_sku() {
    given(product("A").at("10"));
    given(product("C").at("9.5"));
    given(product("B").at("9.500"));
    assertThat(list("&sort=price").each("sku")).containsExactly(sku("B"), sku("C"), sku("A"));
    assertThat(list("&sort=-price").each("sku")).containsExactly(sku("A"), sku("B"), sku("C"));
  }

  @Test
  void the_newest_come_first() {
    given(product("A").createdAt("2010-12-01T08:00:00Z"));
    given(product("B").createdAt("2011-12-01T08:00:00Z"));
    given(product("D").createdAt("2011-06-01T08:00:00Z"));
    given(product("C").createdAt("2011-06-01T08:00:00Z"));
    assertThat(list("&sort=newest").each("sku"))
        .containsExactly(sku("B"), sku("C"), sku("D"), sku("A"));
  }

  @ParameterizedTest
  @CsvSource({
    "LANT,1",
    "lantern,1",
    "100%25,2",
    "%25,2",
    "_,3",
    "a_b,3",
    "%5C,4",
    "x%27y,5",
    "%C3%A9,6"
  })
  void a_search_finds_the_text_as_it_is_written(String query, String expected) {
    given(product("1").called("White Lantern"));
    given(product("2").called("100% cotton"));
    given(product("3").called("a_b"));
    given(product("4").called("back\\slash"));
    given(product("5").called("x'y"));
    given(product("6").called("café"));
    assertThat(list("&q=" + query).is(200).each("sku")).containsExactly(sku(expected));
  }

  @Test
  void a_search_finds_skus_too_in_either_case() {
    given(product("XY1"));
    given(product("XY2"));
    String part = (prefix + "-xy").toLowerCase(Locale.ROOT);
    assertThat(list("&q=" + part).each("sku")).containsExactly(sku("XY1"), sku("XY2"));
    assertThat(list("&q=" + part + "2").json().path("total").asInt()).isEqualTo(1);
    assertThat(list("&q=").json().path("total").asInt()).isEqualTo(2);
  }

  // ---- the product's page

  @Test
  void a_product_shows_all_of_itself() {
    given(product("1").called("Lantern").described("Burns.\nBright.").at("0.125"));

    Answer answer = shop.get(path("1")).is(200);

    JsonNode product = answer.json();
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(product.path("sku").asText()).isEqualTo(sku("1"));
    assertThat(product.path("name").asText()).isEqualTo("Lantern");
    assertThat(product.path("description").asText()).isEqualTo("Burns.\nBright.");
    assertThat(product.path("price").asText()).isEqualTo("0.125");
    assertThat(product.path("category").path("slug").asText()).isEqualTo(category.slug());
    assertThat(product.path("category").path("name").asText()).isEqualTo(category.name());
    assertThat(product.path("status").asText()).isEqualTo("active");
    assertThat(product.path("version").asInt()).isEqualTo(1);
    assertThat(product.path("changedAt").asText()).isEqualTo("2011-01-05T10:00:00.000Z");
  }

  @ParameterizedTest
  @CsvSource({
    "2.55,2.55",
    "2.5,2.50",
    "10,10.00",
    "0.125,0.125",
    "0,0.00",
    "1.100,1.10",
    "1000000,1000000.00"
  })
  void money_has_two_decimals_or_as_many_as_it_needs(String price, String shown) {
    given(product("1").at(price));
    assertThat(shop.get(path("1")).json().path("price").asText()).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"ACTIVE,active", "DISCONTINUED,discontinued", "SURCHARGE,surcharge"})
  void a_page_says_whether_the_product_can_be_bought(Status status, String shown) {
    given(product("1").with(status));
    assertThat(shop.get(path("1")).is(200).json().path("status").asText()).isEqualTo(shown);
  }

  @Test
  void one_product_answers_to_every_spelling_of_its_sku() {
    given(product("85123A"));
    String lower = sku("85123A").toLowerCase(Locale.ROOT);
    String encoded = sku("85123A").replace("8", "%38").replace("-", "%2D");
    for (String spelling : List.of(lower, encoded, "%20" + lower + "%20")) {
      assertThat(shop.get("/api/products/" + spelling).is(200).json().path("sku").asText())
          .isEqualTo(sku("85123A"));
    }
  }

  @Test
  void a_sku_may_hold_what_paths_give_a_meaning() {
    given(product("1/2+3 4?"));
    String encoded = sku("1") + "%2F2+3%204%3F";
    assertThat(shop.get("/api/products/" + encoded).is(200).json().path("sku").asText())
        .isEqualTo(sku("1/2+3 4?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO-SUCH-SKU", "%00", "A%27%20or%201=1", "%20", "%C3%A9"})
  void an_unknown_sku_is_not_found(String spelling) {
    shop.get("/api/products/" + spelling).isProblem(404);
  }

  @Test
  void a_version_that_the_client_has_is_not_sent_again() {
    given(product("1"));
    for (String known : List.of("\"1\"", "W/\"1\"", "\"7\", \"1\"", "*")) {
      Answer answer = shop.get(path("1"), "If-None-Match", known).is(304);
      assertThat(answer.header("ETag")).isEqualTo("\"1\"");
      assertThat(answer.response().body()).isEmpty();
    }
    shop.get(path("1"), "If-None-Match", "\"2\"").is(200);
  }

  @Test
  void head_answers_like_get_without_the_body() {
    given(product("1"));
    for (String path : List.of(path("1"), "/api/products?size=1", "/api/categories")) {
      Answer head = shop.send("HEAD", path, null).is(200);
      assertThat(head.response().body()).isEmpty();
      assertThat(head.header("Content-Type")).startsWith("application/json");
      assertThat(head.header("ETag")).isEqualTo(shop.get(path).header("ETag"));
    }
    shop.send("HEAD", "/api/products/NO-SUCH-SKU", null).is(404);
  }

  // ---- changes

  @Test
  void an_administrator_changes_name_description_and_price() {
    given(product("1"));

    Answer answer =
        change("1", "{\"name\":\"New\",\"description\":\"Text\",\"price\":\"3.125\",\"more\":1}");

    assertThat(answer.is(200).header("ETag")).isEqualTo("\"2\"");
    JsonNode product = answer.json();
    assertThat(product.path("name").asText()).isEqualTo("New");
    assertThat(product.path("description").asText()).isEqualTo("Text");
    assertThat(product.path("price").asText()).isEqualTo("3.125");
    assertThat(product.path("version").asInt()).isEqualTo(2);
    assertThat(shop.get(path("1")).json()).isEqualTo(product);
  }

  @Test
  void what_a_change_does_not_name_stays() {
    given(product("1").called("Name").described("Text").at("1.5"));
    JsonNode product = change("1", "{\"price\":\"2\",\"name\":null}").is(200).json();
    assertThat(product.path("name").asText()).isEqualTo("Name");
    assertThat(product.path("description").asText()).isEqualTo("Text");
    assertThat(product.path("price").asText()).isEqualTo("2.00");
    assertThat(change("1", "{\"description\":\"\"}").json().path("description").asText()).isEmpty();
  }

  @Test
  void a_change_of_nothing_changes_nothing() {
    given(product("1"));
    assertThat(change("1", "{}").is(200).json()).isEqualTo(shop.get(path("1")).json());
    assertThat(shop.get(path("1")).json().path("version").asInt()).isEqualTo(1);
  }

  @Test
  void every_change_is_later_than_the_one_before() {
    given(product("1"));
    Instant last = Instant.parse(shop.get(path("1")).json().path("changedAt").asText());
    for (int version = 2; version < 8; version++) {
      JsonNode product = change("1", "{\"price\":\"" + version + "\"}").is(200).json();
      Instant changed = Instant.parse(product.path("changedAt").asText());
      assertThat(changed).isAfter(last);
      assertThat(product.path("version").asInt()).isEqualTo(version);
      last = changed;
    }
  }

  @Test
  void a_change_reaches_the_product_by_any_spelling_of_its_sku() {
    given(product("a1"));
    String spelling = "%20" + sku("a1").toLowerCase(Locale.ROOT);
    admin("/api/products/" + spelling, "{\"price\":\"9\"}").is(200);
    assertThat(shop.get(path("a1")).json().path("price").asText()).isEqualTo("9.00");
  }

  @Test
  void without_a_session_nothing_is_changed() {
    given(product("1"));
    shop.patch(path("1"), "{\"price\":\"9\"}").isProblem(401);
    shop.patch(path("1"), "no json").isProblem(401);
    assertThat(shop.get(path("1")).json().path("version").asInt()).isEqualTo(1);
  }

  @Test
  void a_session_that_is_over_or_was_tampered_with_is_no_session() {
    given(product("1"));
    Instant soon = Instant.now().plus(1, ChronoUnit.HOURS);
    String stranger = "ab".repeat(32);
    String real = adminCookie();
    for (String cookie :
        List.of(
            SignedCookie.of(sessionKey(), 1, "A", Instant.now().minusSeconds(1)),
            SignedCookie.of(stranger, 1, "A", soon),
            real.substring(0, real.indexOf('.')),
            real.substring(0, real.indexOf('.') + 1),
            real.replace("shop_session=", "shop_session=e30"),
            "shop_session=rubbish",
            "shop_session=%.%")) {
      shop.patch(path("1"), "{\"price\":\"9\"}", "Cookie", cookie).isProblem(401);
    }
  }

  @Test
  void a_customer_changes_nothing() {
    given(product("1"));
    shop.patch(path("1"), "{\"price\":\"9\"}", "Cookie", customerCookie()).isProblem(403);
    assertThat(shop.get(path("1")).json().path("version").asInt()).isEqualTo(1);
  }

  @Test
  void an_unknown_product_cannot_be_changed() {
    admin("/api/products/NO-SUCH-SKU", "{\"price\":\"9\"}").isProblem(404);
  }

  @Test
  void every_bad_field_of_a_change_is_named() {
    given(product("1"));
    assertThat(
            change("1", "{\"name\":\"\",\"description\":7,\"price\":\"a lot\"}")
                .isProblem(400)
                .faults())
        .containsExactlyInAnyOrder("name", "description", "price");
    assertThat(shop.get(path("1")).json().path("version").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"-1\"",
        "\"1000000.001\"",
        "\"1.0001\"",
        "\"1e3\"",
        "\"\"",
        "\" 1\"",
        "\"1,5\"",
        "1",
        "true",
        "[]",
        "\"NaN\""
      })
  void a_price_is_a_decimal_string_within_bounds(String price) {
    given(product("1"));
    assertThat(change("1", "{\"price\":" + price + "}").isProblem(400).faults())
        .containsExactly("price");
  }

  @Test
  void texts_have_bounds_counted_in_characters() {
    given(product("1"));
    String lanterns = "\uD83C\uDFEE".repeat(120);
    assertThat(change("1", "{\"name\":\"" + lanterns + "\"}").is(200).json().path("name").asText())
        .isEqualTo(lanterns);
    change("1", "{\"description\":\"" + "d".repeat(4000) + "\"}").is(200);
    for (String tooMuch :
        List.of("\"name\":\"" + "n".repeat(121), "\"name\":\"  ", "\"name\":\"a\\u0000b")) {
      assertThat(change("1", "{" + tooMuch + "\"}").isProblem(400).faults())
          .containsExactly("name");
    }
    assertThat(
            change("1", "{\"description\":\"" + "d".repeat(4001) + "\"}").isProblem(400).faults())
        .containsExactly("description");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "[]", "\"text\"", "null", "{\"price\":", "{} {}"})
  void what_is_no_json_object_is_refused(String body) {
    given(product("1"));
    change("1", body).isProblem(400);
  }

  @Test
  void a_change_for_another_version_is_refused() {
    given(product("1"));
    String body = "{\"price\":\"9\"}";
    shop.patch(path("1"), body, "Cookie", adminCookie(), "If-Match", "\"2\"").isProblem(412);
    shop.patch(path("1"), body, "Cookie", adminCookie(), "If-Match", "W/\"1\"").isProblem(412);
    assertThat(shop.get(path("1")).json().path("version").asInt()).isEqualTo(1);
    shop.patch(path("1"), body, "Cookie", adminCookie(), "If-Match", "\"5\", \"1\"").is(200);
    shop.patch(path("1"), body, "Cookie", adminCookie(), "If-Match", "*").is(200);
    assertThat(shop.get(path("1")).json().path("version").asInt()).isEqualTo(3);
  }

  @Test
  void only_json_is_read() {
    given(product("1"));
    shop.patch(path("1"), "price=9", "Cookie", adminCookie(), "Content-Type", "text/plain")
        .isProblem(415);
  }

  @Test
  void other_methods_are_not_allowed() {
    given(product("1"));
    shop.delete(path("1"), "Cookie", adminCookie()).isProblem(405);
    shop.post("/api/categories", "{}", "Cookie", adminCookie()).isProblem(405);
    shop.put("/api/products", "{}", "Cookie", adminCookie()).isProblem(405);
  }

  private GivenProduct product(String suffix) {
    return GivenProduct.in(category, sku(suffix));
  }

  private String sku(String suffix) {
    return (prefix + "-" + suffix).toUpperCase(Locale.ROOT);
  }

  private String path(String suffix) {
    return "/api/products/" + sku(suffix);
  }

  private Answer list(String more) {
    return shop.get("/api/products?category=" + category.slug() + more);
  }

  private Answer change(String suffix, String body) {
    return admin(path(suffix), body);
  }

  private Answer admin(String path, String body) {
    return shop.patch(path, body, "Cookie", adminCookie());
  }
}
