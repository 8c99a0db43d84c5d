package dev.banyan.analysis.bytecode;

/// A method by its owner's full name, its name and its descriptor.
public record MethodRef(String owner, String name, String descriptor)
    implements Comparable<MethodRef> {
  /// The type in whose file it was written: nested types count as part of it.
  public String topLevel() {
    return topLevel(owner);
  }

  public static String topLevel(String type) {
    int nested = type.indexOf('$', type.lastIndexOf('.') + 2);
    return nested < 0 ? type : type.substring(0, nested);
  }

  /// `PlacingOrder.place`; a lambda by the method that it was written in.
  public String brief() {
    String written = name.startsWith("lambda$") ? name.split("\\$")[1] : name;
    return owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.') + "." + written;
  }

  @Override
  public int compareTo(MethodRef other) {
    int first = owner.compareTo(other.owner);
    int second = first != 0 ? first : name.compareTo(other.name);
    return second != 0 ? second : descriptor.compareTo(other.descriptor);
  }
}
