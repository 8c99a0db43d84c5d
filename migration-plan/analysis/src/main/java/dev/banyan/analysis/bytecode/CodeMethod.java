package dev.banyan.analysis.bytecode;

import java.util.List;
import java.util.Set;

/// A method and what its instructions refer to.
///
/// @param concrete whether it has a body
/// @param calls in the order of the code, once per place; lambdas and method references included
/// @param made types of which it makes an object
/// @param types types whose class object it names
/// @param texts string constants, those of its annotations and the recipes of concatenations
///   included; what is put in at run time is [CodeMethod#HOLE]
public record CodeMethod(
    MethodRef ref,
    boolean visible,
    boolean concrete,
    List<Annotation> annotations,
    List<MethodRef> calls,
    List<FieldUse> fields,
    Set<String> made,
    Set<String> types,
    List<String> texts) {
  /// Stands in a text where something is put in at run time.
  public static final char HOLE = '\u0001';
}
