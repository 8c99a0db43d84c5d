package dev.banyan.analysis.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.banyan.analysis.structure.Link.Kind;
import dev.banyan.analysis.structure.Structure;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  private static final Offset<Double> EXACTLY = within(1e-9);

  /// Part a has three types and two calling pairs, part b has two types and one; one pair crosses.
  private static final Structure TWO_PARTS =
      Structures.of(
              List.of("a.One", "a.Two", "a.Three", "b.One", "b.Two"), List.of("a_x", "b_x", "b_y"))
          .link(Kind.CALL, "a.One", "a.Two", 4)
          .link(Kind.CALL, "a.Two", "a.Three", 1)
          .link(Kind.CALL, "b.One", "b.Two", 2)
          .link(Kind.CALL, "a.One", "b.One", 3)
          .link(Kind.WRITE, "a.Three", "a_x", 1)
          .link(Kind.WRITE, "b.Two", "b_x", 1)
          .link(Kind.READ, "a.Three", "b_x", 1)
          .link(Kind.FOREIGN_KEY, "a_x", "b_x", 1)
          .link(Kind.FOREIGN_KEY, "b_y", "b_x", 1)
          .transaction("a.One.do", "a_x", "b_x")
          .transaction("b.One.do", "b_x", "b_y")
          .useCase("GET /a", "a.One", "a.Two", "b.One")
          .useCase("GET /b", "b.One")
          .structure();

  private final Measures measures = Measures.of(Cut.byFeature(TWO_PARTS), TWO_PARTS);

  @Test
  void structural_modularity_is_cohesion_without_coupling() {
    // (2/3² + 1/2²) / 2 − (1 / (2 · 3 · 2)) / 1
    assertThat(measures.structuralModularity())
        .isEqualTo((2 / 9.0 + 1 / 4.0) / 2 - 1 / 12.0, EXACTLY);
  }

  @Test
  void inter_partition_calls_are_the_share_of_places_that_cross() {
    assertThat(measures.interPartitionCalls()).isEqualTo(3 / 10.0, EXACTLY);
  }

  @Test
  void the_interface_number_counts_types_that_others_call() {
    assertThat(measures.interfaceNumber()).isEqualTo(1 / 2.0, EXACTLY);
  }

  @Test
  void business_context_purity_is_the_mean_entropy_of_use_cases() {
    // part a: one use case, 0 bits; part b: two in equal shares, 1 bit
    assertThat(measures.businessContextPurity()).isEqualTo(0.5, EXACTLY);
  }

  @Test
  void what_a_cut_goes_through_is_counted() {
    assertThat(measures.transactionsCut()).isEqualTo(1);
    assertThat(measures.foreignKeysCut()).isEqualTo(1);
    assertThat(measures.tablesShared()).isEqualTo(1);
  }

  @Test
  void one_part_has_nothing_to_cross() {
    Structure one =
        Structures.of(List.of("a.One", "a.Two"), List.of())
            .link(Kind.CALL, "a.One", "a.Two", 1)
            .structure();

    Measures whole = Measures.of(Cut.byFeature(one), one);

    assertThat(whole.structuralModularity()).isEqualTo(1 / 4.0, EXACTLY);
    assertThat(whole.interPartitionCalls()).isZero();
    assertThat(whole.interfaceNumber()).isZero();
  }

  @Test
  void the_least_entangled_goes_first_and_what_is_out_no_longer_counts() {
    Structure chain =
        Structures.of(List.of("a.A", "b.B", "c.C"), List.of("a_t", "b_t", "c_t"))
            .link(Kind.READ, "b.B", "a_t", 1)
            .link(Kind.WRITE, "c.C", "b_t", 1)
            .transaction("c.C.do", "b_t", "c_t")
            .structure();

    List<ExtractionStep> order = ExtractionOrder.of(Cut.byFeature(chain), chain);

    assertThat(order).extracting(ExtractionStep::part).containsExactly("a", "b", "c");
    assertThat(order).extracting(ExtractionStep::entanglement).containsExactly(2.0, 9.0, 0.0);
    assertThat(order.getFirst().reasons()).contains("b reads its tables (B)");
    assertThat(order.get(1).reasons())
        .contains(
            "1 transaction writes its tables together with those of c (c.C.do)",
            "c writes its tables (C)");
  }

  @Test
  void what_holds_together_is_suggested_as_one() {
    Structure misfiled =
        Structures.of(
                List.of("a.One", "a.Two", "a.Misfiled", "b.One", "b.Two"), List.of("a_t", "b_t"))
            .link(Kind.CALL, "a.One", "a.Two", 1)
            .link(Kind.WRITE, "a.Two", "a_t", 1)
            .link(Kind.CALL, "b.One", "b.Two", 1)
            .link(Kind.WRITE, "b.Two", "b_t", 1)
            .link(Kind.WRITE, "a.Misfiled", "b_t", 1)
            .structure();

    Cut suggested = Suggesting.cut(misfiled);

    assertThat(suggested.of("a")).containsExactly("a.One", "a.Two", "a_t");
    assertThat(suggested.of("b")).containsExactly("a.Misfiled", "b.One", "b.Two", "b_t");
  }
}
