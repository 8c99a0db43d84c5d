package dev.banyan.rehearsal.shoppers;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The simulated customers and staff of one run: from the first visit to the closing audit.
public final class Shoppers implements AutoCloseable {
  private static final int STAFF = 3;
  private static final Duration GOING_HOME = Duration.ofSeconds(90);
  private static final String ADMIN = "admin@shop.invalid";

  /// How the acknowledged orders stand in the shop's books.
  ///
  /// @param reconciled money, stock and mails beside what outside witnesses know; empty without any
  public record Orders(int acknowledged, int found, Optional<Reconciled> reconciled) {}

  private final ShoppersOptions options;
  private final ShopBooks books;
  private final Floor floor;
  private final SigningIn signingIn;
  private final ShopKeeping shopKeeping;
  private final OrderLooking orderLooking;
  private final Intentions intentions;
  private final ExecutorService steps = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong visitors = new AtomicLong();
  private final AtomicLong broken = new AtomicLong();
  private final Thread door = Thread.ofPlatform().name("shoppers").unstarted(this::letIn);
  private volatile boolean open = true;

  private Shoppers(ShoppersOptions options, ShopBooks books, Floor floor) {
    this.options = options;
    this.books = books;
    this.floor = floor;
    Browsing browsing = new Browsing(floor);
    StockLooking stockLooking = new StockLooking(floor);
    signingIn = new SigningIn(floor);
    orderLooking = new OrderLooking(floor);
    shopKeeping = new ShopKeeping(floor, browsing, stockLooking);
    intentions =
        new Intentions(
            browsing,
            signingIn,
            stockLooking,
            new Buying(floor, new Paying(floor)),
            orderLooking,
            new AfterSale(floor));
  }

  /// Learns the catalogue and the stock; nobody shops yet.
  ///
  /// @throws IllegalStateException if the monolith does not answer
  public static Shoppers prepared(ShoppersOptions options, ShopBooks books, Clock clock)
      throws InterruptedException {
    Knowledge knowledge;
    try (ShopClient monolith = new ShopClient(options.monolith(), clock)) {
      knowledge = new Learning(monolith).learn();
    }
    Floor floor =
        new Floor(
            new ShopClient(options.shop(), clock),
            knowledge,
            new Popularity(knowledge.skus(), options.seed()),
            new OrderBook(),
            new StockBook(books.stock()),
            new Observations(),
            options.staleAtMost(),
            "r" + Long.toString(clock.millis(), 36),
            clock);
    return new Shoppers(options, books, floor);
  }

  /// Opens the doors.
  public void start() {
    door.start();
  }

  public Observations observations() {
    return floor.observations();
  }

  public int products() {
    return floor.knowledge().skus().size();
  }

  /// How many orders the shop acknowledged so far.
  public int acknowledged() {
    return floor.orders().acknowledged().size();
  }

  /// Lets nobody in any more and waits until everybody has their answer.
  public void stop() throws InterruptedException {
    open = false;
    LockSupport.unpark(door);
    door.join();
    steps.shutdown();
    if (!steps.awaitTermination(GOING_HOME.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException(
          "shoppers were still waiting for answers " + GOING_HOME.toSeconds() + " s after the end");
    }
    if (broken.get() > 0) {
      throw new IllegalStateException(broken.get() + " steps of shoppers broke by a bug");
    }
  }

  /// Reads every acknowledged order again as its customer, and compares the shop's books with what
  /// was acknowledged. Only after [#stop].
  public Orders audit() throws InterruptedException {
    List<Future<?>> readings = new ArrayList<>();
    try (ExecutorService readers = Executors.newFixedThreadPool(STAFF)) {
      floor
          .orders()
          .acknowledged()
          .forEach(entry -> readings.add(readers.submit(() -> readAgain(entry))));
    }
    for (Future<?> reading : readings) {
      try {
        reading.get();
      } catch (ExecutionException bug) {
        throw new IllegalStateException("an order could not be read again by a bug", bug);
      }
    }
    ClosingAudit.Found found =
        new ClosingAudit(floor.orders(), floor.stock(), floor.observations(), floor.clock())
            .audit(books, floor.mark());
    return new Orders(
        floor.orders().acknowledged().size(), found.orders(), reconciled(found.pieces()));
  }

  private Optional<Reconciled> reconciled(long pieces) throws InterruptedException {
    Witnesses known = options.witnesses();
    return known == null
        ? Optional.empty()
        : Optional.of(
            new LedgerAudit(floor.orders(), floor.observations(), floor.clock())
                .audit(books.ledger(), known, floor.mark(), pieces));
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(door);
    steps.shutdownNow();
    floor.client().close();
  }

  private void letIn() {
    SplittableRandom seeds = new SplittableRandom(options.seed());
    List<Visitor> staff = Stream.generate(this::member).limit(STAFF).toList();
    Set<Visitor> members = Set.copyOf(staff);
    Arrivals arrivals = new Arrivals(seeds.split(), options.arrivalsPerSecond());
    int usual = (int) Math.ceil(options.arrivalsPerSecond());
    Crowd crowd = new Crowd(seeds.split(), usual, this::newcomer, staff);
    long opening = System.nanoTime();
    while (open) {
      long intended = opening + arrivals.next().toNanos();
      awaitUntil(intended);
      if (open) {
        Visitor visitor = crowd.next();
        boolean isStaff = members.contains(visitor);
        var unused = steps.submit(() -> step(crowd, visitor, isStaff, intended));
      }
    }
  }

  private void awaitUntil(long intended) {
    long left = intended - System.nanoTime();
    while (left > 0 && open) {
      LockSupport.parkNanos(left);
      left = intended - System.nanoTime();
    }
  }

  private void step(Crowd crowd, Visitor visitor, boolean isStaff, long intended) {
    boolean more = false;
    try {
      more = visitor.step(intended);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException bug) {
      broken.incrementAndGet();
      System.getLogger(Shoppers.class.getName())
          .log(System.Logger.Level.ERROR, "a step of a shopper broke", bug);
    }
    if (more) {
      crowd.staysOn(visitor, isStaff);
    } else {
      signingIn.left(visitor);
      crowd.leaves();
    }
  }

  private Visitor newcomer() {
    return intentions.newVisitor(
        new SplittableRandom(options.seed() * 31 + visitors.incrementAndGet()));
  }

  private Visitor member() {
    Visitor staff =
        new Visitor(new SplittableRandom(options.seed() * 31 - visitors.incrementAndGet()));
    staff.intend(this::beginWork);
    return staff;
  }

  private void beginWork(Visitor staff) throws InterruptedException {
    Call call =
        Call.send(
            "accounts",
            "POST",
            "/api/session",
            Call.json().put("email", ADMIN).put("password", options.adminPassword()));
    Optional<Reply.Answer> answer = floor.ask(staff, call, Set.of(200));
    staff.intend(answer.isPresent() ? shopKeeping::work : this::beginWork);
  }

  private Void readAgain(OrderBook.Entry entry) throws InterruptedException {
    Visitor reader = new Visitor(new SplittableRandom(options.seed()));
    reader.intend(visitor -> signingIn.logIn(visitor, new Customer(entry.customer())));
    reader.intend(visitor -> orderLooking.order(visitor, entry.placed().number()));
    while (reader.step(System.nanoTime())) {
      // one step after the other
    }
    return null;
  }
}
