package dev.banyan.analysis.access;

import dev.banyan.analysis.bytecode.MethodRef;
import java.util.List;
import java.util.Set;

/// What a transactional method may do to tables, itself and by all that it calls, in one
/// transaction.
///
/// @param reached every method that may run in it
/// @param reads tables that it only reads
/// @param writes tables that it writes
/// @param entries where the work comes in from that ends up here
public record Transaction(
    MethodRef root,
    Set<MethodRef> reached,
    Set<String> reads,
    Set<String> writes,
    List<EntryPoint> entries) {}
