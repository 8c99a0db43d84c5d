package dev.banyan.analysis.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.junit.jupiter.api.Test;

class CommunitiesTest {
  private final Graph<String, DefaultWeightedEdge> graph =
      new SimpleWeightedGraph<>(DefaultWeightedEdge.class);

  @Test
  void two_rings_with_a_thread_between_are_two() {
    ring("a1", "a2", "a3");
    ring("b1", "b2", "b3");
    tie("a1", "b1", 1);

    assertThat(Communities.of(graph))
        .containsExactlyInAnyOrder(Set.of("a1", "a2", "a3"), Set.of("b1", "b2", "b3"));
  }

  @Test
  void weights_decide_and_not_numbers() {
    tie("a1", "a2", 10);
    tie("b1", "b2", 10);
    tie("a1", "b1", 0.1);
    tie("a1", "b2", 0.1);
    tie("a2", "b1", 0.1);
    tie("a2", "b2", 0.1);

    assertThat(Communities.of(graph))
        .containsExactlyInAnyOrder(Set.of("a1", "a2"), Set.of("b1", "b2"));
  }

  @Test
  void pieces_that_nothing_ties_stay_apart() {
    tie("a1", "a2", 1);
    tie("b1", "b2", 1);

    assertThat(Communities.of(graph)).hasSize(2);
  }

  private void ring(String... nodes) {
    for (int i = 0; i < nodes.length; i++) {
      tie(nodes[i], nodes[(i + 1) % nodes.length], 5);
    }
  }

  private void tie(String from, String to, double weight) {
    graph.addVertex(from);
    graph.addVertex(to);
    graph.setEdgeWeight(graph.addEdge(from, to), weight);
  }
}
