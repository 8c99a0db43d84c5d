package dev.banyan.rehearsal.platform;

import java.util.Map;

/// The password of each database role.
public record DatabasePasswords(Map<String, String> byRole) {
  public DatabasePasswords {
    byRole = Map.copyOf(byRole);
  }

  public String of(String role) {
    String password = byRole.get(role);
    if (password == null) {
      throw new IllegalArgumentException(
          "no database role '" + role + "', there are " + byRole.keySet());
    }
    return password;
  }

  /// Hides everything: secrets do not belong in logs.
  @Override
  public String toString() {
    return "DatabasePasswords[…]";
  }
}
