package dev.banyan.rehearsal.cli;

/// What the launcher knows about the other end of an output.
///
/// @param interactive whether a person sits there, and not a pipe or a file
record Terminal(boolean interactive, boolean coloured, int columns) {
  /// @param output 1 or 2, standard output or standard error
  static Terminal of(int output) {
    boolean interactive =
        System.getProperty("banyan.terminals", "").contains(String.valueOf(output));
    String noColour = System.getenv().getOrDefault("NO_COLOR", "");
    String columns = System.getProperty("banyan.columns", "");
    return new Terminal(
        interactive,
        interactive && noColour.isEmpty(),
        columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : 80);
  }
}
