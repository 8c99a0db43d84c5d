package dev.banyan.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a legacy table and a service table correspond.
///
/// @param legacy schema-qualified table of the shared database
/// @param service schema-qualified table of the service's store
/// @param legacyPrimaryKey its columns
/// @param servicePrimaryKey its columns
/// @param legacyKey the legacy column that holds the capability's key, or null where rows belong to
///   nobody
/// @param serviceKey the same in the service's table
/// @param forward row-local SELECT over the legacy table, which it names by its unqualified name;
///   its column names are the service table's
/// @param backward the way back, row-local too, or null while no backward stream is planned
/// @param part whether the legacy row is made by another mapping, and this one only fills columns
///   of it on the way back
/// @param place where the plan says so
public record TableMapping(
    String legacy,
    String service,
    List<String> legacyPrimaryKey,
    List<String> servicePrimaryKey,
    @Nullable String legacyKey,
    @Nullable String serviceKey,
    String forward,
    @Nullable String backward,
    boolean part,
    Place place) {
  public TableMapping {
    legacyPrimaryKey = List.copyOf(legacyPrimaryKey);
    servicePrimaryKey = List.copyOf(servicePrimaryKey);
  }

  /// A mapping that stands in no file.
  public TableMapping(
      String legacy,
      String service,
      List<String> legacyPrimaryKey,
      List<String> servicePrimaryKey,
      @Nullable String legacyKey,
      @Nullable String serviceKey,
      String forward,
      @Nullable String backward,
      boolean part) {
    this(
        legacy,
        service,
        legacyPrimaryKey,
        servicePrimaryKey,
        legacyKey,
        serviceKey,
        forward,
        backward,
        part,
        Place.NOWHERE);
  }

  /// `product` of `public.product`: the name under which the SELECT reads the batch.
  public String legacyName() {
    return legacy.substring(legacy.indexOf('.') + 1);
  }

  public String serviceName() {
    return service.substring(service.indexOf('.') + 1);
  }
}
