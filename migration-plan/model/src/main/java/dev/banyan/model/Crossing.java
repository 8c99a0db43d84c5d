package dev.banyan.model;

/// A foreign key or a trigger that reaches from one capability's tables into another's, and the
/// decision that it may.
///
/// @param name with its schema and table: `public.stock.stock_prod_id_fkey`
/// @param because what is lost when the two sides live apart, and why that is right
/// @param place where the plan says so
public record Crossing(String name, String because, Place place) {}
