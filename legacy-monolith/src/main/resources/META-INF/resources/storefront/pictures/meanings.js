// What a name says of the look: the thing, its colour, its pattern, and whether there are several. First match wins.

const THINGS = [
  [/T-?LIGHT|CANDLE|TEALIGHT|VOTIVE/, ["candle"]], [/LANTERN|LAMP|CHANDELIER|NIGHT ?LIGHT|FAIRY LIGHT|LIGHTS?\b/, ["lantern"]],
  [/CHRISTMAS TREE|WOODLAND TREE|\bTREES?\b/, ["tree"]], [/BAUBLE|DECORATION|REINDEER|SNOW/, ["bauble", "star"]], [/STOCKING|SANTA/, ["stocking"]],
  [/WREATH|GARLAND/, ["wreath"]], [/ANGEL|FAIRY|CHERUB/, ["angel"]], [/XMAS|CHRISTMAS|ADVENT/, ["tree", "bauble", "stocking", "wreath"]],
  [/LUNCH ?(BOX|BAG)|SNACK BOX/, ["lunchbox"]], [/PURSE|WALLET|MAKE ?UP|WASH ?BAG|COSMETIC/, ["purse"]], [/\bBAGS?\b|SHOPPER|TOTE|JUMBO|CHARLOTTE/, ["bag"]],
  [/UMBRELLA|PARASOL/, ["umbrella"]], [/BUNTING|PENNANT/, ["bunting"]], [/BALLOON|PARTY|STREAMER/, ["balloon", "bunting"]],
  [/WATERING|\bCAN\b/, ["can"]], [/HOT WATER|WARMER/, ["hotwater"]], [/BATH|TOWEL|SPONGE/, ["bath"]], [/SOAP|BUBBLE|PERFUME|SCENT|INCENSE/, ["soap"]],
  [/TEA ?POT|KETTLE|COFFEE POT/, ["teapot"]], [/TEA TOWEL/, ["towel"]], [/APRON|OVEN GLOVE|MITT/, ["apron"]], [/\bMUGS?\b|\bCUPS?\b|BEAKER|SAUCER|\bTEA\b|COFFEE/, ["cup"]],
  [/CAKE ?STAND|CAKE PLATE/, ["cakestand"]], [/CAKE ?(TIN|CASE)|CUPCAKE|MUFFIN|FAIRY CAKE|CAKES?\b|COOKIE|BISCUIT/, ["cake"]],
  [/PLATE|DISH|PLATTER|TRAY|COASTER|PLACEMAT/, ["plate"]], [/SCISSOR/, ["ribbon"]], [/BOWL|TUREEN|MIXING|\bPAN\b|MOULD|JELLY/, ["bowl"]], [/WINE|GOBLET|TUMBLER|GLASS(ES)?$|CHAMPAGNE|DESSERT/, ["glass"]],
  [/SPOON|SCALES|MEASUR/, ["spoons"]], [/CUTLERY|FORK|KNIFE/, ["cutlery"]], [/BOTTLE|MILK JUG|DECANTER|VINEGAR/, ["bottle"]], [/\bJUG|VASE/, ["bottle", "pot"]],
  [/\bJARS?\b|JAM|\bPOTS?\b PURRI|PRESERV/, ["jar"]], [/\bTINS?\b|CANISTER|BREAD BIN/, ["tin"]], [/BASKET|PICNIC|HAMPER/, ["basket"]],
  [/CLOCK|WATCH/, ["clock"]], [/FRAME|PHOTO|PICTURE|CANVAS/, ["frame"]], [/MIRROR/, ["mirror"]], [/CUSHION|PILLOW|QUILT|THROW|SEAT/, ["cushion"]],
  [/\bSIGN\b|CHALK|BLACKBOARD|DOOR ?MAT|PLAQUE|MAGNET|BOARD/, ["sign"]], [/HOOK|HANGER|RACK/, ["hooks"]], [/KNOB|HANDLE/, ["knob"]], [/\bKEY/, ["key"]],
  [/DRAWER|CABINET|CHEST|STOOL|TABLE\b|SHELF/, ["drawers"]], [/TOADSTOOL|MUSHROOM/, ["toadstool"]], [/STRAWBERR|CHERRY|FRUIT/, ["strawberry"]],
  [/BIRD ?(HOUSE|CAGE|TABLE)|\bHOUSE|COTTAGE|GAZEBO/, ["birdhouse"]], [/BIRD|HEN\b|DOVE|CHICK|DUCK|ROOSTER|COCK/, ["bird"]], [/OWL/, ["owl"]], [/\bCATS?\b|KITT|DOGG?Y?\b|DOG\b|RABBIT/, ["cat"]],
  [/BUTTERFL|DRAGONFL|LADYBIRD/, ["butterfly"]], [/RING\b|DIAMANTE|CRYSTAL STUD/, ["ring"]], [/EARRING/, ["earrings"]], [/NECKLACE|PENDANT|LOCKET|CHARM\b/, ["necklace"]],
  [/BRACELET|BANGLE|BEAD/, ["beads"]], [/HAIR|HEADBAND|\bBOW\b|\bCLIP|BROOCH/, ["bow"]], [/RIBBON|TAPE|TWINE|STRING|REEL/, ["ribbon"]], [/WRAP|GIFT|PRESENT/, ["gift"]],
  [/NOTEBOOK|\bBOOK|DIARY|JOURNAL|PASSPORT|ALBUM|ORGANI[SZ]ER/, ["notebook"]], [/PENCIL|\bPENS?\b|CRAYON|RUBBER|ERASER|RULER|CHALKS|STAMP/, ["pencil"]],
  [/CARD|ENVELOPE|LETTER|POSTAGE|STICKER|PAPER|TISSUE|NAPKIN|DOILY|DOILIES/, ["card"]], [/DOLL|PRINCESS|BALLERINA/, ["doll"]], [/TRAIN|\bCAR\b|BUS\b|TRUCK|TRACTOR/, ["train"]],
  [/SPACE|ROCKET|ROBOT|PLANE/, ["rocket"]], [/SKITTLES|SPINNING|GAME|DOMINO|CHESS|LUDO/, ["skittles"]], [/BEAR|TEDDY|ANIMAL|ELEPHANT|MONKEY|SOFT TOY/, ["bear"]], [/BLOCK|ALPHABET|JIGSAW|PUZZLE|NUMBER|\bTOY/, ["blocks"]],
  [/FLOWER|ROSE|DAISY|TULIP|LAVENDER|BOUQUET|LILY|PETAL/, ["flower"]], [/GARDEN|PLANT|\bPOTS?\b|HERB|SEED|TROWEL/, ["pot"]], [/BOX|CASE|STORAGE|TRUNK|\bHOLDER/, ["box"]],
  [/HEART|LOVE/, ["heart"]], [/STAR/, ["star"]],
];
const ANYTHING = ["heart", "star", "gift", "lantern", "clock", "frame", "box", "basket", "flower", "bird", "jar", "cushion"];

const COLOURS = [
  [/\bRED\b|RUBY|STRAWBERR|TOADSTOOL|CHERRY/, "#bf4238"], [/PINK|ROSE\b|ROSES/, "#dc8797"], [/TURQ|AQUA|MINT|TEAL|DUCK EGG/, "#67a79e"], [/BLUE|NAVY|DENIM|SKY/, "#5583ab"],
  [/GREEN|OLIVE|SAGE|LEAF/, "#6c9163"], [/PURPLE|LILAC|LAVENDER|AMETHYST|VIOLET/, "#8a6aa6"], [/ORANGE|TERRACOTTA/, "#d98148"], [/YELLOW|LEMON|\bSUN/, "#e3bb4e"],
  [/BLACK|CHALK|BOARD/, "#4a4350"], [/GOLD|BRASS/, "#c99f4a"], [/SILVER|METAL|ZINC|TIN\b|CHROME|STEEL/, "#a9b1b3"], [/WOOD|WICKER|BAMBOO|OAK|CORK|RATTAN/, "#b88a58"],
  [/CHOCOLATE|BROWN|COFFEE/, "#80583f"], [/GREY|SLATE/, "#848a8f"], [/WHITE|IVORY|CREAM|LACE|ANTIQUE/, "#f1e4cc"], [/GLASS|CRYSTAL|CLEAR/, "#b5d3cf"],
];
const PATTERNS = [
  [/SPOT|POLKA|DOT/, "dots"], [/STRIPE/, "stripes"], [/GINGHAM|CHECK|TARTAN/, "checks"], [/HEART|LOVE/, "hearts"], [/STAR/, "stars"], [/FLOWER|FLORAL|ROSE|DAISY|PAISLEY|BLOSSOM/, "flowers"], [/SKULL|LEOPARD|VINTAGE|RETRO/, "diamonds"],
];

const first = (table, name) => table.find(([words]) => words.test(name))?.[1];

export function meaning(name, seed) {
  const upper = name.toUpperCase();
  const things = first(THINGS, upper) ?? ANYTHING;
  return {
    thing: things[(seed >>> 8) % things.length],
    colour: first(COLOURS, upper),
    pattern: first(PATTERNS, upper),
    several: /\bSET\b|\bPACK\b|\bS\/\d|BOX OF|\bOF \d|\bPAIR|ASST|ASSORTED|\/\d+\b|^\d+ /.test(upper),
  };
}
