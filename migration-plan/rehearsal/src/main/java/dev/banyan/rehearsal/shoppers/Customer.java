package dev.banyan.rehearsal.shoppers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An account, and what the person behind it knows to be theirs. One visitor at a time acts for it.
final class Customer {
  /// @param id as the shop gave it
  record Account(String id, String email, String password) {}

  private final Account account;
  private final Map<String, Integer> cart = new TreeMap<>();
  private final List<String> orders = Collections.synchronizedList(new ArrayList<>());
  private boolean cartInDoubt;

  Customer(Account account) {
    this.account = account;
  }

  Account account() {
    return account;
  }

  /// What is in the cart: quantity by SKU.
  Map<String, Integer> cart() {
    return cart;
  }

  /// Numbers of their orders, oldest first.
  List<String> orders() {
    return orders;
  }

  /// Whether a change of the cart got no answer, so that nobody can say what is in it.
  boolean cartInDoubt() {
    return cartInDoubt;
  }

  void doubtsCart() {
    cartInDoubt = true;
  }
}
