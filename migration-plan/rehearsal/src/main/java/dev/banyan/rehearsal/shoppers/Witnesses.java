package dev.banyan.rehearsal.shoppers;

/// Those outside the shop who know what it did.
public record Witnesses(CardBooks cards, Mailbox mail) {}
