package dev.banyan.monolith.importing;

import java.math.BigDecimal;
import java.util.Random;

/// What a generated shop sells: names and prices as a gift wholesaler has them.
final class Assortment {
  private static final String[] LOOKS = {
    "RED",
    "WHITE",
    "PINK",
    "BLUE",
    "IVORY",
    "GREEN",
    "SILVER",
    "VINTAGE",
    "RETRO",
    "RUSTIC",
    "ANTIQUE",
    "SMALL",
    "LARGE",
    "ROUND",
    "WOODEN",
    "PORCELAIN",
    "ENAMEL",
    "GLITTER",
    "PAISLEY"
  };
  private static final String[] THEMES = {
    "RETROSPOT", "UNION JACK", "STRAWBERRY", "REGENCY", "DAISY", "POLKADOT", "SKULLS", "FELTCRAFT",
    "WOODLAND", "BUTTERFLY", "ROSE", "GINGHAM", "ALPINE", "PARISIENNE", "OWL", "APPLES"
  };
  private static final String[] THINGS = {
    "T-LIGHT HOLDER",
    "LANTERN",
    "CANDLE PLATE",
    "JUMBO BAG",
    "LUNCH BAG",
    "SHOPPER",
    "CAKE CASES",
    "BAKING SET",
    "JAM JAR LABELS",
    "TEA TOWEL",
    "MUG",
    "TEACUP AND SAUCER",
    "BOWL",
    "NAPKINS",
    "PLANT POT",
    "BIRD FEEDER",
    "PICNIC BASKET",
    "GIFT WRAP",
    "NOTEBOOK",
    "PENCILS",
    "PARTY BUNTING",
    "BIRTHDAY BALLOONS",
    "DOLLY GIRL GAME",
    "PUZZLE",
    "NECKLACE",
    "HAIR CLIPS",
    "HOT WATER BOTTLE",
    "SOAP",
    "STORAGE BOX",
    "DRAWER CABINET",
    "PHOTO FRAME",
    "CUSHION COVER",
    "METAL SIGN",
    "ALARM CLOCK",
    "CHRISTMAS GARLAND",
    "ADVENT CALENDAR",
    "UMBRELLA",
    "TRAVEL SEWING KIT"
  };
  private static final String[] PRICES = {
    "0.21", "0.29", "0.42", "0.55", "0.65", "0.85", "0.85", "1.25", "1.25", "1.25", "1.45", "1.65",
    "1.65", "1.95", "2.10", "2.10", "2.55", "2.95", "2.95", "3.25", "3.75", "4.25", "4.95", "5.95",
    "7.95", "8.50", "9.95", "12.75", "16.95", "0.125", "29.95"
  };

  private final int[] names;
  private final byte[] prices;

  Assortment(int size, Random random) {
    names = new int[size];
    prices = new byte[size];
    for (var i = 0; i < size; i++) {
      names[i] = random.nextInt(LOOKS.length * THEMES.length * THINGS.length);
      prices[i] = (byte) random.nextInt(PRICES.length);
    }
  }

  static String sku(int product) {
    return Integer.toString(20000 + product);
  }

  String name(int product) {
    var choice = names[product];
    return LOOKS[choice % LOOKS.length]
        + " "
        + THEMES[choice / LOOKS.length % THEMES.length]
        + " "
        + THINGS[choice / LOOKS.length / THEMES.length];
  }

  BigDecimal price(int product) {
    return new BigDecimal(PRICES[prices[product]]);
  }
}
