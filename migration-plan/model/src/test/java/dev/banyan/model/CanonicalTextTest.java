package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.CanonicalText.Step;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {
  @Provide
  Arbitrary<CanonicalText> accepted() {
    return Arbitraries.of(Step.class)
        .list()
        .ofMaxSize(4)
        .map(CanonicalText::new)
        .filter(canonical -> canonical.unstable().isEmpty());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .all()
        .withChars(' ', 'h', 'H', 'k', 'K', '\u0331', '\u0301', '\u212a', '\u212b', 'ß', 'ı')
        .ofMaxLength(8);
  }

  @Property
  void what_is_canonical_stays(
      @ForAll("accepted") CanonicalText canonical, @ForAll("texts") String raw) {
    String once = canonical.of(raw);

    assertThat(canonical.of(once)).isEqualTo(once);
  }

  @Test
  void steps_that_undo_each_other_are_known() {
    CanonicalText kelvin = new CanonicalText(List.of(Step.LOWER_ASCII, Step.NFC));
    CanonicalText macron = new CanonicalText(List.of(Step.NFC, Step.LOWER_ASCII));

    assertThat(kelvin.of(kelvin.of("\u212a"))).isNotEqualTo(kelvin.of("\u212a"));
    assertThat(macron.of(macron.of("H\u0331"))).isNotEqualTo(macron.of("H\u0331"));
    assertThat(List.of(kelvin, macron)).allMatch(steps -> steps.unstable().isPresent());
  }

  @Test
  void one_product_has_one_spelling() {
    CanonicalText sku = new CanonicalText(List.of(Step.TRIM, Step.UPPER_ASCII));

    assertThat(List.of("85123a", " 85123A", "85123A ")).extracting(sku::of).containsOnly("85123A");
  }

  @Test
  void letters_beyond_ascii_stay() {
    CanonicalText upper = new CanonicalText(List.of(Step.UPPER_ASCII));

    assertThat(upper.of("straße ı é 🦉")).isEqualTo("STRAßE ı é 🦉");
  }
}
