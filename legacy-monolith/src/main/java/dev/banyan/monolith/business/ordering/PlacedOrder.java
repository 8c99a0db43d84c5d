package dev.banyan.monolith.business.ordering;

import dev.banyan.monolith.data.ordering.Orders;
import dev.banyan.monolith.data.payments.Payments;
import java.util.List;

/// An order with all that belongs to it.
public record PlacedOrder(
    Orders.Order order, List<Orders.Line> lines, List<Payments.Payment> payments) {}
