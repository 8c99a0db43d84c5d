package dev.banyan.streams.check;

import java.sql.SQLException;

/// One thing that must be so, or that one should know.
interface Check {
  void look(Subject subject, Findings findings) throws SQLException;
}
