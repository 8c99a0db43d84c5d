package dev.banyan.rehearsal.shoppers;

/// Whether an answer may be.
sealed interface Judgement {
  record Right() implements Judgement {}

  record Wrong(String expected, String got) implements Judgement {}
}
