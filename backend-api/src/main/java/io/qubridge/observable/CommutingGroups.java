package io.qubridge.observable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Splits Pauli strings into groups that the same shots can measure.
 *
 * <p>Strings of one group commute on each qubit by itself, so a rotation of single qubits before
 * the measurement serves them all. Grouping is first fit in the order given.
 */
public final class CommutingGroups {
  private CommutingGroups() {}

  /**
   * Strings that one measurement basis serves.
   *
   * @param basis for each qubit that a member names, the operator that is measured there
   * @param members the strings of the group, without the identity
   */
  public record Group(PauliString basis, List<PauliString> members) {
    /** Copies the list. */
    public Group {
      members = List.copyOf(members);
    }
  }

  /**
   * Groups all Pauli strings of the observables, each once; the identity needs no measurement and
   * is in no group.
   */
  public static List<Group> of(List<Observable> observables) {
    Set<PauliString> strings = new LinkedHashSet<>();
    for (Observable observable : observables) {
      observable.terms().forEach(term -> strings.add(term.string()));
    }
    strings.remove(PauliString.IDENTITY);
    List<Group> groups = new ArrayList<>();
    for (PauliString string : strings) {
      place(string, groups);
    }
    return List.copyOf(groups);
  }

  private static void place(PauliString string, List<Group> groups) {
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      if (group.basis().commutesQubitwise(string)) {
        List<PauliString> members = new ArrayList<>(group.members());
        members.add(string);
        groups.set(i, new Group(union(group.basis(), string), members));
        return;
      }
    }
    groups.add(new Group(string, List.of(string)));
  }

  private static PauliString union(PauliString basis, PauliString string) {
    Set<PauliString.Factor> factors = new LinkedHashSet<>(basis.factors());
    factors.addAll(string.factors());
    return new PauliString(List.copyOf(factors));
  }
}
