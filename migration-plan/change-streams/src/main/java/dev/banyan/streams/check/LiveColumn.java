package dev.banyan.streams.check;

/// A column as a database has it.
///
/// @param declared its type as SQL spells it: `numeric(12,3)`
/// @param dimensions of an array, as declared
/// @param filled whether it has a default or an identity
/// @param identity `ALWAYS`, `BY DEFAULT` or empty
/// @param computed whether it is generated from other columns
/// @param numbered whether a sequence fills it, or it refers to a column that one fills
record LiveColumn(
    String name,
    String declared,
    LiveType type,
    int dimensions,
    boolean notNull,
    boolean filled,
    String identity,
    boolean computed,
    boolean numbered) {}
