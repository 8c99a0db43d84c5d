package dev.banyan.monolith.web.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.business.catalog.Catalog;
import dev.banyan.monolith.business.catalog.ChangeOutcome;
import dev.banyan.monolith.business.catalog.ProductChange;
import dev.banyan.monolith.business.catalog.Sku;
import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.catalog.Categories;
import dev.banyan.monolith.data.catalog.ProductQuery;
import dev.banyan.monolith.data.catalog.ProductQuery.Order;
import dev.banyan.monolith.data.catalog.Products;
import dev.banyan.monolith.web.Body;
import dev.banyan.monolith.web.Faults;
import dev.banyan.monolith.web.Refusal;
import dev.banyan.monolith.web.accounts.ForAdmins;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// Categories, lists of products, and the product's page.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogResource {
  private static final BigDecimal DEAREST = BigDecimal.valueOf(1_000_000);
  private static final Map<String, Order> ORDERS =
      Map.of(
          "name", Order.NAME,
          "price", Order.PRICE,
          "-price", Order.PRICE_DESCENDING,
          "newest", Order.NEWEST);

  /// All categories.
  public record CategoryList(List<Categories.Counted> items) {}

  private final Catalog catalog;

  CatalogResource(Catalog catalog) {
    this.catalog = catalog;
  }

  @GET
  @Path("/categories")
  public CategoryList categories() {
    return new CategoryList(catalog.categories());
  }

  @GET
  @Path("/products")
  public Page<Products.Listed> products(
      @QueryParam("category") @Nullable String category,
      @QueryParam("q") @Nullable String text,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("page") @Nullable String page,
      @QueryParam("size") @Nullable String size) {
    Faults faults = new Faults();
    Order order = sort == null ? Order.NAME : ORDERS.get(sort);
    if (order == null) {
      faults.add("sort", "must be one of name, price, -price, newest");
      order = Order.NAME;
    }
    int pageNumber = faults.whole("page", page, 0, 0, Integer.MAX_VALUE);
    int pageSize = faults.whole("size", size, 24, 1, 100);
    faults.storable("q", text);
    faults.storable("category", category);
    faults.refuse();
    return catalog.page(
        new ProductQuery(
            category == null ? null : known(category), text, order, pageNumber, pageSize));
  }

  @GET
  @Path("/products/{sku}")
  @APIResponseSchema(ProductView.class)
  public Response product(@PathParam("sku") String sku, HttpHeaders headers) {
    ProductView product =
        catalog.product(Sku.of(sku)).map(ProductView::of).orElseThrow(() -> unknown(sku));
    String ifNoneMatch = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    return VersionTag.isKnown(ifNoneMatch, product.version())
        ? Response.notModified().header(HttpHeaders.ETAG, VersionTag.of(product.version())).build()
        : answer(product);
  }

  @PATCH
  @Path("/products/{sku}")
  @Consumes(MediaType.APPLICATION_JSON)
  @ForAdmins
  @RequestBodySchema(ProductChange.class)
  @APIResponseSchema(ProductView.class)
  public Response change(@PathParam("sku") String sku, HttpHeaders headers, JsonNode json) {
    if (!catalog.knows(Sku.of(sku))) {
      throw unknown(sku);
    }
    Body body = Body.of(json);
    ProductChange change =
        new ProductChange(
            body.optionalText("name", 1, 120),
            body.optionalText("description", 0, 4000),
            body.optionalMoney("price", DEAREST));
    body.refuse();
    String ifMatch = headers.getHeaderString(HttpHeaders.IF_MATCH);
    ChangeOutcome outcome =
        StartingOver.whereAsked(
            () ->
                catalog.change(
                    Sku.of(sku), change, version -> VersionTag.isExpected(ifMatch, version)));
    return switch (outcome) {
      case ChangeOutcome.Changed(var product) -> answer(ProductView.of(product));
      case ChangeOutcome.UnknownProduct() -> throw unknown(sku);
      case ChangeOutcome.Stale(int current) ->
          throw Refusal.stale(
              "The product was changed meanwhile and is at version %d. Read it again."
                  .formatted(current));
    };
  }

  private long known(String slug) {
    return catalog
        .category(slug)
        .orElseThrow(() -> Refusal.notFound("There is no category '%s'.".formatted(slug)));
  }

  private static Refusal unknown(String sku) {
    return Refusal.notFound("There is no product '%s'.".formatted(Sku.of(sku)));
  }

  private static Response answer(ProductView product) {
    return Response.ok(product).header(HttpHeaders.ETAG, VersionTag.of(product.version())).build();
  }
}
