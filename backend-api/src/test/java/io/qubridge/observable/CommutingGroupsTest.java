package io.qubridge.observable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.observable.CommutingGroups.Group;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommutingGroupsTest {
  @Test
  void measuresObservablesOfOneBasisTogether() {
    List<Group> groups = groups("Z0", "Z1", "Z0 Z1", "0.5*Z2 - 1*I");
    assertEquals(1, groups.size());
    assertEquals(PauliString.parse("Z0 Z1 Z2"), groups.get(0).basis());
    assertEquals(4, groups.get(0).members().size());
  }

  @Test
  void keepsBasesApart() {
    List<Group> groups = groups("Z0 X1", "X0", "Z1", "Y2", "X1 Y2");
    assertEquals(
        List.of(PauliString.parse("Z0 X1 Y2"), PauliString.parse("X0 Z1")),
        groups.stream().map(Group::basis).toList());
  }

  @Test
  void needsNoMeasurementForTheIdentity() {
    assertEquals(List.of(), groups("2*I"));
  }

  @Test
  void putsEachStringIntoOneGroupThatMeasuresIt() {
    Random random = new Random(9);
    for (int i = 0; i < 100; i++) {
      List<Observable> observables =
          Stream.generate(() -> ObservableTest.random(random)).limit(5).toList();
      Set<PauliString> strings = new HashSet<>();
      observables.forEach(o -> o.terms().forEach(term -> strings.add(term.string())));
      strings.remove(PauliString.IDENTITY);
      Set<PauliString> grouped = new HashSet<>();
      for (Group group : CommutingGroups.of(observables)) {
        for (PauliString member : group.members()) {
          assertTrue(grouped.add(member), "twice: " + member);
          assertTrue(group.basis().factors().containsAll(member.factors()));
        }
      }
      assertEquals(strings, grouped);
    }
  }

  private static List<Group> groups(String... observables) {
    return CommutingGroups.of(Stream.of(observables).map(Observable::parse).toList());
  }
}
