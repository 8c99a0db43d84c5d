package dev.banyan.rehearsal.shoppers;

import java.math.BigDecimal;

/// What a run came to, by the shop's books and by its witnesses.
///
/// @param ordered what all orders were worth that were not cancelled
/// @param taken what was captured of all orders
/// @param refunded what was given back
/// @param takenByCard what the card processor says it took, less what it gave back
/// @param pieces how many pieces were sold and stayed sold
/// @param events of how many events customers were told by mail
/// @param mails how many mails arrived
public record Reconciled(
    BigDecimal ordered,
    BigDecimal taken,
    BigDecimal refunded,
    BigDecimal takenByCard,
    long pieces,
    long events,
    long mails) {}
