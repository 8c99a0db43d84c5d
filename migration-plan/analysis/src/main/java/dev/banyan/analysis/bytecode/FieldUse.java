package dev.banyan.analysis.bytecode;

/// A field that a method reads or writes.
public record FieldUse(String owner, String name, boolean write) {}
