package dev.banyan.proxy.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class HeaderRulesTest {
  private static final List<String> HOP_BY_HOP =
      List.of(
          "Connection",
          "Keep-Alive",
          "Proxy-Connection",
          "TE",
          "Trailer",
          "Transfer-Encoding",
          "Upgrade",
          "Proxy-Authenticate",
          "Proxy-Authorization");

  @Property
  void hop_by_hop_fields_never_pass_however_they_are_spelled(
      @ForAll @Size(20) List<Boolean> upper) {
    for (String name : HOP_BY_HOP) {
      assertThat(HeaderRules.passes(mixed(name, upper), Set.of())).as(name).isFalse();
    }
  }

  @Property
  void nobody_but_the_proxy_speaks_for_banyan(
      @ForAll @AlphaChars @CharRange(from = '-', to = '-') @StringLength(max = 12) String rest,
      @ForAll @Size(20) List<Boolean> upper) {
    assertThat(HeaderRules.passes(mixed("Banyan-", upper) + rest, Set.of())).isFalse();
  }

  @Property
  void what_connection_names_goes_no_further(
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String name) {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap().add("Connection", "close , X-" + name + ",,");

    assertThat(
            HeaderRules.passes(
                "x-" + name.toUpperCase(Locale.ROOT), HeaderRules.nominated(headers)))
        .isFalse();
  }

  @Property
  void other_fields_pass(@ForAll @AlphaChars @StringLength(min = 1, max = 20) String name) {
    assertThat(HeaderRules.passes("X-" + name, Set.of())).isTrue();
  }

  @Property(tries = 1)
  void framing_is_not_for_connection_to_name() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap().add("Connection", "Content-Length, Host, Cookie");

    assertThat(HeaderRules.nominated(headers)).containsExactly("cookie");
  }

  private static String mixed(String name, List<Boolean> upper) {
    StringBuilder mixed = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      String c = name.substring(i, i + 1);
      mixed.append(upper.get(i) ? c.toUpperCase(Locale.ROOT) : c.toLowerCase(Locale.ROOT));
    }
    return mixed.toString();
  }
}
