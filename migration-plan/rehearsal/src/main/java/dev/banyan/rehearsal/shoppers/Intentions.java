package dev.banyan.rehearsal.shoppers;

import java.util.random.RandomGenerator;

/// What people come into the shop for: most look around, many buy, some have been here before.
final class Intentions {
  private final Browsing browsing;
  private final SigningIn signingIn;
  private final StockLooking stockLooking;
  private final Buying buying;
  private final OrderLooking orderLooking;
  private final AfterSale afterSale;

  Intentions(
      Browsing browsing,
      SigningIn signingIn,
      StockLooking stockLooking,
      Buying buying,
      OrderLooking orderLooking,
      AfterSale afterSale) {
    this.browsing = browsing;
    this.signingIn = signingIn;
    this.stockLooking = stockLooking;
    this.buying = buying;
    this.orderLooking = orderLooking;
    this.afterSale = afterSale;
  }

  Visitor newVisitor(RandomGenerator random) {
    Visitor visitor = new Visitor(random);
    if (visitor.chance(0.5)) {
      visitor.intend(browsing::enter);
    }
    if (visitor.chance(0.7)) {
      visitor.intend(browsing::categories);
    }
    lookAround(visitor, 2 + random.nextInt(8));
    if (visitor.chance(0.35)) {
      buy(visitor);
    }
    return visitor;
  }

  private void lookAround(Visitor visitor, int steps) {
    for (int i = 0; i < steps; i++) {
      int dice = visitor.random().nextInt(100);
      visitor.intend(
          dice < 22
              ? browsing::list
              : dice < 32
                  ? browsing::search
                  : dice < 84
                      ? browsing::product
                      : dice < 92 ? browsing::productAgain : stockLooking::stock);
    }
  }

  private void buy(Visitor visitor) {
    if (visitor.chance(0.15)) {
      visitor.intend(signingIn::comeBack);
      perhaps(visitor, 0.5, afterSale::sendBack);
      perhaps(visitor, 0.5, afterSale::history);
    } else {
      visitor.intend(signingIn::register);
    }
    int products = 1 + visitor.random().nextInt(4);
    for (int i = 0; i < products; i++) {
      visitor.intend(browsing::product);
      visitor.intend(buying::putInCart);
    }
    perhaps(visitor, 0.3, signingIn::whoAmI);
    perhaps(visitor, 0.15, buying::takeOutOfCart);
    perhaps(visitor, 0.6, buying::seeCart);
    perhaps(visitor, 0.85, buying::checkOut);
    perhaps(visitor, 0.7, orderLooking::lastOrder);
    perhaps(visitor, 0.4, orderLooking::orders);
    perhaps(visitor, 0.1, orderLooking::cancel);
    perhaps(visitor, 0.3, orderLooking::lastOrder);
    perhaps(visitor, 0.3, afterSale::track);
    perhaps(visitor, 0.2, afterSale::history);
    perhaps(visitor, 0.2, afterSale::payments);
    perhaps(visitor, 0.2, afterSale::preferences);
    perhaps(visitor, 0.3, signingIn::whoAmI);
    perhaps(visitor, 0.3, signingIn::logOut);
  }

  private static void perhaps(Visitor visitor, double probability, Step step) {
    if (visitor.chance(probability)) {
      visitor.intend(step);
    }
  }
}
