/* The handover, for the model checker Spin: every order of everything, exhaustively. README.md explains it.
 *
 * Two databases, a stream each way, writers that may try either side at any time (so: any stale proxy, batch job or late
 * request), and conductors. A conductor that died is one that does not go on, so every one may be taken over at any moment
 * and goes on all the same. What it sends may take effect at any time later.
 *
 * Scope: BUCKETS, WRITERS per bucket, WRITES of each, MOVES of the dial, LIVES of conductors after the first.
 * WITHOUT_... leaves a rule out; each must be found. */

#ifndef BUCKETS
#define BUCKETS 2
#endif
#ifndef WRITERS
#define WRITERS 1
#endif
#ifndef WRITES
#define WRITES 2
#endif
#ifndef MOVES
#define MOVES 2
#endif
#ifndef LIVES
#define LIVES 1
#endif
#define LOG (BUCKETS * WRITERS * WRITES)

#define MONOLITH 0
#define SERVICE 1
#define OTHER(side) (1 - (side))
#define AT(side, bucket) ((side) * BUCKETS + (bucket))

/* Where a handover stands in the journal. */
#define NOTHING 0       /* none is under way */
#define TAKING 1        /* up to the give: nothing was sent to the receiver */
#define GIVING 2        /* a give may have been sent */
#define RESTORING 3     /* going back under a new epoch, nothing was ever given */
#define TAKING_BACK 4   /* the same, and a give may have been sent */

/* The ownership rows: the service owns the buckets below its number, the monolith those from its own on. */
byte number[2], epoch[2], gapEpoch[2], since[2];

/* What the databases hold; newest is what was acknowledged last. */
byte value[2 * BUCKETS], written[2 * BUCKETS], newest[BUCKETS];
byte holders[2];        /* who is past the fence and has not committed, a bit each */

/* The streams, by their sender. */
byte bucketOf[2 * LOG + 2], valueOf[2 * LOG + 2], sent[2], applied[2];
#define PLACE(side, at) ((side) * LOG + (at))

/* The conductor's database. */
byte version, step, stepFrom, stepTo, moves;

chan wire = [3] of { byte, byte, byte };   /* gives: to which side, number, epoch */

#define OWNS(side, bucket) ((side == MONOLITH && bucket >= number[MONOLITH]) || (side == SERVICE && bucket < number[SERVICE]))
#define ONE_OWNER assert(number[SERVICE] <= number[MONOLITH])

#ifdef WITHOUT_FENCE
#define LETS_IN true
#elif defined(WITHOUT_SINCE)
#define LETS_IN OWNS(side, bucket)
#else
#define LETS_IN (OWNS(side, bucket) && began == since[side])
#endif

#ifdef WITHOUT_EPOCHS
#define MINE(side) true
#else
#define MINE(side) (epoch[side] == e)
#endif

/* Reads, is let past the fence, and writes what it read plus one. The application minds its own earlier writes (an
 * If-Match, a version column); what an applier brought it does not see. */
proctype Writer(byte bucket; byte me) {
  byte n, side, read, before, began;
  do
  :: n == WRITES -> break
  :: n < WRITES -> n++;
     if :: side = MONOLITH :: side = SERVICE fi;
     d_step { read = value[AT(side, bucket)]; before = written[AT(side, bucket)]; began = since[side] };
     atomic {
       if
       :: LETS_IN -> holders[side] = holders[side] | (1 << me)
       :: else -> goto refused
       fi
     };
     d_step {
       if
       :: before == written[AT(side, bucket)] ->
          assert(read == newest[bucket]);          /* nothing is written upon a stale value */
          written[AT(side, bucket)]++;
          newest[bucket] = read + 1;
          value[AT(side, bucket)] = read + 1;
          bucketOf[PLACE(side, sent[side])] = bucket; valueOf[PLACE(side, sent[side])] = read + 1; sent[side]++
       :: else -> skip
       fi;
       holders[side] = holders[side] & (255 - (1 << me))
     };
refused: skip;
     d_step { side = 0; read = 0; before = 0; began = 0 }
  od
}

/* Brings what one side committed to the other, in order. */
proctype Applier(byte sender) {
end:
  do
  :: d_step { applied[sender] < sent[sender] ->
       /* a change for a bucket that its receiver owns is parked, so it is lost */
       assert(!OWNS(OTHER(sender), bucketOf[PLACE(sender, applied[sender])]));
       value[AT(OTHER(sender), bucketOf[PLACE(sender, applied[sender])])] = valueOf[PLACE(sender, applied[sender])];
       applied[sender]++ }
  od
}

/* A give arrives when it arrives. */
proctype Network() {
  byte side, to, e;
end:
  do
  :: atomic { wire ? side, to, e ->
       if
       :: MINE(side) -> if :: number[side] != to -> number[side] = to; since[side]++ :: else -> skip fi; ONE_OWNER
       :: else -> skip
       fi;
       side = 0; to = 0; e = 0 }
  od
}

/* Whoever has not seen the last entry is refused, and steps down. */
inline write(what) {
  atomic {
    if
    :: seen == version -> version++; seen = version; step = what; stepFrom = from; stepTo = to
    :: else -> goto over
    fi
  }
}

inline takeEpoch() { atomic { epoch[MONOLITH]++; e = epoch[MONOLITH]; x = number[MONOLITH] } }

inline accept() {
  atomic {
    if
    :: e > epoch[SERVICE] -> epoch[SERVICE] = e; y = number[SERVICE]
    :: else -> goto over
    fi
  }
}

/* Gives the sender its buckets back. */
inline restore() {
  atomic {
    if
    :: MINE(sender) -> if :: number[sender] != from -> number[sender] = from; since[sender]++ :: else -> skip fi; ONE_OWNER
    :: else -> goto over
    fi
  }
}

inline know() { d_step { sender = (to > from -> MONOLITH : SERVICE) } }

proctype Conductor(bool recovers; bool last) {
  byte seen, e, from, to, sender, x, y, awaited, drained, before;

  atomic { version++; seen = version; before = step; from = stepFrom; to = stepTo };
  if :: recovers -> goto recover :: else -> skip fi;

ready:
  if
  :: last || moves >= MOVES -> goto over
  :: atomic { !last && moves < MOVES -> moves++ }
  fi;
  takeEpoch(); accept();
  if :: x != y -> goto over :: else -> from = x fi;
  atomic {
    if
    :: from != 0 -> to = 0
    :: from != 1 -> to = 1
#if BUCKETS > 1
    :: from != 2 -> to = 2
#endif
    fi;
    know()
  };
  write(TAKING);

  /* fence */
  if
  :: atomic { MINE(sender) && number[sender] == from -> number[sender] = to; gapEpoch[sender] = e }
  :: atomic { !(MINE(sender) && number[sender] == from) -> goto over }
  fi;
  if :: skip :: goto takeBack fi;                  /* the answer was lost */

drain:
#ifndef WITHOUT_WAITING_FOR_WRITERS
  awaited = holders[sender];
  if
  :: (holders[sender] & awaited) == 0
  :: goto goBack                                   /* too slow */
  fi;
#endif
#ifdef GIVE_BEFORE_DRAIN
  write(GIVING);
  wire ! OTHER(sender), to, e;
  if :: number[OTHER(sender)] == to :: goto takeBack fi;
#endif
#ifndef WITHOUT_DRAIN
  drained = sent[sender];
  if
  :: applied[sender] >= drained
  :: goto goBack                                   /* too slow */
  fi;
#endif
#ifndef GIVE_BEFORE_DRAIN
  write(GIVING);
  wire ! OTHER(sender), to, e;
  if :: number[OTHER(sender)] == to :: goto takeBack fi;
#endif
  write(NOTHING);
  goto ready;

goBack:                                            /* nothing was given, so the own epoch is enough */
  restore();
  write(NOTHING);
  goto ready;

takeBack:
  before = step;
  takeEpoch();
#ifndef WITHOUT_WRITING_THE_EPOCH
  write((before == GIVING -> TAKING_BACK : RESTORING));
#endif
  accept();
  if
  :: number[OTHER(sender)] == to -> skip           /* it had landed */
  :: else -> restore()
  fi;
  write(NOTHING);
  goto ready;

recover:
#ifdef CARELESS_RECOVERY
  takeEpoch(); accept();
  atomic { sender = MONOLITH; from = y; restore() };
#else
  takeEpoch();
  if
  :: !last && before == TAKING && to > from ->     /* the store does not answer, and it was given nothing */
     sender = MONOLITH;
#ifndef WITHOUT_WRITING_THE_EPOCH
     write(RESTORING);
#endif
     restore();
     write(NOTHING);
     goto over
  :: skip
  fi;
  accept();
  x = number[MONOLITH];                            /* under this epoch nobody else changes it */
  if
  :: x == y -> skip
  :: else ->
     /* the row with the higher gap epoch says whose the gap was */
     if
     :: gapEpoch[MONOLITH] > gapEpoch[SERVICE] -> from = y; to = x
     :: else -> from = x; to = y
     fi;
     know();
     write(TAKING);
     if
     :: !last && (before == TAKING || before == GIVING) -> goto drain
     :: restore()
     fi
  fi;
#endif
  write(NOTHING);
  goto ready;

over:
  skip
}

/* Where nothing moves any more, a last recovery ends what is left, and all must be well. */
proctype End() {
  byte bucket;
  timeout -> run Conductor(true, true);
  timeout ->
  assert(number[SERVICE] == number[MONOLITH]);
  assert(step == NOTHING);
  do
  :: bucket < BUCKETS ->
     assert(value[AT(MONOLITH, bucket)] == newest[bucket] && value[AT(SERVICE, bucket)] == newest[bucket]);
     bucket++
  :: else -> break
  od
}

init {
  byte bucket, writer, life;
  atomic {
    for (bucket : 0 .. BUCKETS - 1) {
      for (writer : 0 .. WRITERS - 1) {
        run Writer(bucket, bucket * WRITERS + writer)
      }
    };
    run Applier(MONOLITH); run Applier(SERVICE); run Network(); run End();
    run Conductor(false, false);
    bucket = 0; writer = 0
  };
  do
  :: life < LIVES -> atomic { life++; run Conductor(true, false) }
  :: break
  od
}
