package dev.banyan.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shares to stand at, one after the other, each with where it is written.
record RisingShares(List<Written> all) {
  record Written(Share share, YamlValue value) {}

  RisingShares {
    all = List.copyOf(all);
  }

  static RisingShares of(List<YamlValue> values) {
    List<Written> shares = new ArrayList<>();
    Share last = Share.NONE;
    for (YamlValue value : values) {
      Optional<Share> share = value.share();
      if (share.isPresent() && share.get().compareTo(last) <= 0) {
        value.wrong(
            last.equals(Share.NONE)
                ? "0 % moves nothing, and a gate would wait for ever for answers of the service; begin above 0"
                : "the shares must rise: %s comes after %s; a walk only goes back when a gate says so"
                    .formatted(share.get(), last));
      }
      last = share.orElse(last);
      share.ifPresent(read -> shares.add(new Written(read, value)));
    }
    return new RisingShares(shares);
  }

  List<Share> shares() {
    return all.stream().map(Written::share).toList();
  }
}
