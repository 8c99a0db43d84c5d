package dev.banyan.streams;

import static dev.banyan.streams.Transactions.literal;

import dev.banyan.model.Capability;
import dev.banyan.model.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/// What a fence's triggers call: `fence.sql`, filled in for one table.
///
/// @param side whose database it is for
record FenceFunction(Capability capability, Side side) {
  private static final String FUNCTION = SqlFile.read("fence.sql");

  /// Begins the names of all functions of the capability, and of no other.
  String prefix() {
    return "fence_" + capability.name() + ".";
  }

  /// As SQL writes it. It names the table, for two capabilities may share a database.
  String name(FencedTable table) {
    return "strangler." + Names.fitting(prefix() + table.table());
  }

  String sql(Connection connection, FencedTable table) throws SQLException {
    boolean monolith = side == Side.MONOLITH;
    String astray = Sequences.astray(connection, side, table);
    boolean unconditional = astray.equals("false") && !table.mayLackKey(connection);
    return FUNCTION
        .replace(":function", name(table))
        .replace(":lock", Long.toString(Fence.lock(capability.name())))
        .replace(":capability", literal(capability.name()))
        .replace(":sequence", Fence.sequence(capability.name()))
        .replace(":side", literal(side.name()))
        .replace(":all_mine", monolith ? "edge = 0" : "edge = 10000")
        .replace(":mine", "strangler.bucket(k) " + (monolith ? ">=" : "<") + " edge")
        .replace(":word", side.name().toLowerCase(Locale.ROOT))
        .replace(":parity", Sequences.parity(side))
        .replace(":table", literal(table.table()))
        .replace(":unconditional", Boolean.toString(unconditional))
        .replace(":astray", astray)
        .replace(":key", table.canonicalKey(capability));
  }
}
