package dev.banyan.monolith.business.ordering;

import dev.banyan.monolith.data.ordering.Orders;
import dev.banyan.monolith.data.ordering.Returns;
import dev.banyan.monolith.data.payments.Payments;
import dev.banyan.monolith.data.payments.Refunds;
import dev.banyan.monolith.data.shipping.Parcel;
import java.util.List;
import java.util.Optional;

/// An order with all that belongs to it.
public record PlacedOrder(
    Orders.Order order,
    List<Orders.Line> lines,
    List<Payments.Payment> payments,
    List<Refunds.Refund> refunds,
    List<Returns.Return> returns,
    Optional<Parcel> parcel) {}
