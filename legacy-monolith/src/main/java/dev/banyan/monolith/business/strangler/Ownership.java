package dev.banyan.monolith.business.strangler;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Who may write what belongs to a key: the shop asks its own database, function
/// `strangler.owns(capability, key)`. Where nobody has installed that function everything is ours,
/// as it has always been.
///
/// The answer *ours* holds until the transaction ends; the others hold for no longer than it takes
/// to read them.
@ApplicationScoped
public class Ownership {
  /// The answer for one key.
  public enum Owner {
    /// This shop writes it, as ever, within its own transaction.
    OURS,
    /// A service writes it.
    THEIRS,
    /// It is changing hands: nobody writes it for a moment.
    IN_HAND
  }

  /// Looked up in the catalogue, which anybody may read: the schema may be there, and closed to the
  /// shop, before the function is.
  private static final String INSTALLED =
      """
      select exists (select from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                     where n.nspname = 'strangler' and p.proname = 'owns'
                       and oidvectortypes(p.proargtypes) = 'text, text')""";

  private final Sql sql;

  Ownership(Sql sql) {
    this.sql = sql;
  }

  /// @param capability as the plan names it, such as `payments`
  /// @param key in its canonical spelling
  public Owner of(String capability, String key) {
    return isInstalled()
        ? sql.one(
            "select strangler.owns(?, ?)",
            row -> Owner.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
            capability,
            key)
        : Owner.OURS;
  }

  /// Goes on only where each of the keys is ours, until the transaction ends.
  ///
  /// @throws NotOurs where one is not
  public void require(String capability, Collection<String> keys) {
    if (isInstalled()) {
      for (String key : keys) {
        if (of(capability, key) != Owner.OURS) {
          throw new NotOurs(capability);
        }
      }
    }
  }

  /// As [#require(String, Collection)], for one key.
  public void require(String capability, String key) {
    require(capability, List.of(key));
  }

  /// A condition that holds for rows whose key is ours, for jobs that pick up work.
  ///
  /// @param keyColumn an SQL expression of type text, never anything that came from outside
  public String condition(String capability, String keyColumn) {
    return isInstalled()
        ? "strangler.owns('%s', %s) = 'ours'".formatted(capability, keyColumn)
        : "true";
  }

  /// Asked anew each time, since it may be installed while the shop is open.
  private boolean isInstalled() {
    return sql.one(INSTALLED, row -> row.getBoolean(1));
  }
}
