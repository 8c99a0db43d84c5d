package dev.banyan.analysis.structure;

/// A top-level type with its nested ones.
///
/// @param feature [dev.banyan.analysis.features.Layout#SHARED] where it belongs to none
/// @param layer empty where its package names none
/// @param fanIn how many other types call it or use its fields
/// @param fanOut how many other types it calls or uses
public record TypeNode(
    String name, String feature, String layer, int methods, int fanIn, int fanOut) {
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
