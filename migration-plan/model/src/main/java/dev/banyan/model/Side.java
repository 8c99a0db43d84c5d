package dev.banyan.model;

/// Which of the two answers a request, or owns a bucket.
public enum Side {
  MONOLITH,
  SERVICE
}
