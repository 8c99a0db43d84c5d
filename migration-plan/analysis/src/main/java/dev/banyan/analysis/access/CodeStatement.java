package dev.banyan.analysis.access;

import dev.banyan.analysis.bytecode.MethodRef;
import dev.banyan.analysis.sql.Understanding;

/// A statement that stands in the code, and the method that uses it.
///
/// @param text as it was written, templates included
public record CodeStatement(MethodRef by, String text, Understanding understanding) {}
