package io.qubridge.circuit;

import static io.qubridge.circuit.Unitary.I;
import static io.qubridge.circuit.Unitary.X;
import static io.qubridge.circuit.Unitary.Y;
import static io.qubridge.circuit.Unitary.Z;
import static io.qubridge.circuit.Unitary.assertClose;
import static io.qubridge.circuit.Unitary.pair;
import static io.qubridge.circuit.Unitary.rotation;
import static io.qubridge.circuit.Unitary.u;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateTypeTest {
  private static final double PI = Math.PI;
  private static final double[] ANGLES = {0.7, -1.9, 2.6, 0.4};

  @ParameterizedTest
  @EnumSource
  void matrixIsThatOfTheDefinition(GateType type) {
    assertClose(definition(type, ANGLES), matrix(type), 1e-15 * 10);
  }

  @ParameterizedTest
  @EnumSource
  void matrixIsUnitary(GateType type) {
    Unitary m = matrix(type);
    assertClose(Unitary.identity(m.size()), m.adjoint().after(m), 1e-14);
  }

  @ParameterizedTest
  @EnumSource
  void inverseUndoesTheGateWithItsPhase(GateType type) {
    List<Angle> given = Arrays.stream(angles(type)).mapToObj(Angle::of).toList();
    Unitary all = matrix(type);
    for (GateType.Factor factor : type.inverse(given)) {
      double[] radians = factor.angles().stream().mapToDouble(Angle::constant).toArray();
      all = Unitary.of(factor.type().matrix(radians)).after(all);
    }
    assertClose(Unitary.identity(all.size()), all, 1e-14);
  }

  @ParameterizedTest
  @EnumSource
  void controlledRowIsTheGateUnderAControl(GateType type) {
    Optional<GateType> row = type.controlled();
    row.ifPresent(
        controlled ->
            assertClose(
                matrix(type).controlled(), Unitary.of(controlled.matrix(angles(type))), 1e-15));
    boolean named =
        Arrays.stream(GateType.values())
            .anyMatch(
                other -> other.qasmName().equals("c" + type.qasmName()) && type != GateType.U);
    assertEquals(named || type == GateType.GPHASE, row.isPresent());
  }

  @ParameterizedTest
  @EnumSource
  void derivativeIsTheLimitOfDifferences(GateType type) {
    double h = 1e-5;
    for (int a = 0; a < type.angles(); a++) {
      double[] up = angles(type);
      double[] down = angles(type);
      up[a] += h;
      down[a] -= h;
      double[] above = type.targetMatrix(up);
      double[] below = type.targetMatrix(down);
      double[] slope = new double[above.length];
      for (int k = 0; k < slope.length; k++) {
        slope[k] = (above[k] - below[k]) / (2 * h);
      }
      assertArrayEquals(slope, type.targetDerivative(a, angles(type)), 1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nameLeadsBackToTheRow(GateType type) {
    assertEquals(Optional.of(type), GateType.named(type.qasmName()));
  }

  @ParameterizedTest
  @EnumSource
  void wrongNumberOfAnglesIsRefused(GateType type) {
    double[] tooMany = new double[type.angles() + 1];
    assertThrows(IllegalArgumentException.class, () -> type.targetMatrix(tooMany));
  }

  @Test
  void tableHasTheWholeStandardLibrary() {
    List<String> library =
        List.of(
            "p x y z h s sdg t tdg sx rx ry rz cx cy cz cp crx cry crz ch swap ccx cswap cu"
                .concat(" CX phase cphase id u1 u2 u3")
                .split(" "));
    assertEquals(32, library.size());
    List<String> missing = library.stream().filter(name -> GateType.named(name).isEmpty()).toList();
    assertEquals(List.of(), missing);
    assertEquals(
        library.stream()
            .map(name -> GateType.named(name).orElseThrow())
            .collect(Collectors.toSet()),
        Arrays.stream(GateType.values())
            .filter(type -> type.origin() == GateType.Origin.STDGATES)
            .collect(Collectors.toSet()));
  }

  @Test
  void unknownNamesHaveNoRow() {
    assertEquals(Optional.empty(), GateType.named("cX"));
    assertEquals(Optional.empty(), GateType.named(""));
  }

  private static double[] angles(GateType type) {
    return Arrays.copyOf(ANGLES, type.angles());
  }

  private static Unitary matrix(GateType type) {
    return Unitary.of(type.matrix(angles(type)));
  }

  /** The gate as the specification and the makers of the hardware gates define it. */
  private static Unitary definition(GateType type, double[] a) {
    return switch (type) {
      case GPHASE -> Unitary.identity(1).phased(a[0]);
      case U -> u(a[0], a[1], a[2]);
      case P -> u(0, 0, a[0]);
      case X -> u(PI, 0, PI).phased(-PI / 2);
      case Y -> u(PI, PI / 2, PI / 2).phased(-PI / 2);
      case Z -> u(0, 0, PI);
      case H -> u(PI / 2, 0, PI).phased(-PI / 4);
      case S -> u(0, 0, PI / 2);
      case SDG -> u(0, 0, -PI / 2);
      case T -> u(0, 0, PI / 4);
      case TDG -> u(0, 0, -PI / 4);
      case SX -> rotation(X, PI / 2).phased(PI / 4); // the principal root of X
      case SXDG -> rotation(X, -PI / 2).phased(-PI / 4);
      case RX -> u(a[0], -PI / 2, PI / 2).phased(-a[0] / 2);
      case RY -> u(a[0], 0, 0).phased(-a[0] / 2);
      case RZ -> u(0, 0, a[0]).phased(-a[0] / 2);
      case ID -> I;
      case U2 -> u(PI / 2, a[0], a[1]).phased(-(a[0] + a[1] + PI / 2) / 2);
      case U3 -> u(a[0], a[1], a[2]).phased(-(a[0] + a[1] + a[2]) / 2);
      case CX -> X.controlled();
      case CY -> Y.controlled();
      case CZ -> Z.controlled();
      case CH -> definition(GateType.H, a).controlled();
      case CP -> u(0, 0, a[0]).controlled();
      case CRX -> rotation(X, a[0]).controlled();
      case CRY -> rotation(Y, a[0]).controlled();
      case CRZ -> rotation(Z, a[0]).controlled();
      case CU -> u(a[0], a[1], a[2]).controlled().after(pair(u(0, 0, a[3] - a[0] / 2), I));
      case SWAP -> sum(0.5, pair(I, I), pair(X, X), pair(Y, Y), pair(Z, Z));
      case CCX -> X.controlled().controlled();
      case CSWAP -> definition(GateType.SWAP, a).controlled();
      case RXX -> rotation(pair(X, X), a[0]);
      case RYY -> rotation(pair(Y, Y), a[0]);
      case RZZ -> rotation(pair(Z, Z), a[0]);
      case ISWAP -> rotation(pair(X, X), -PI / 2).after(rotation(pair(Y, Y), -PI / 2));
      case ECR ->
          sum(Math.sqrt(0.5), pair(X, I), pair(Y, X).scaled(-1, 0)); // X on the first operand
      case PRX -> turned(rotation(X, a[0]), a[1]);
      case GPI -> turned(X, a[0]);
      case GPI2 -> turned(rotation(X, PI / 2), a[0]);
    };
  }

  private static Unitary turned(Unitary gate, double angle) {
    return rotation(Z, angle).after(gate).after(rotation(Z, -angle));
  }

  private static Unitary sum(double factor, Unitary... summands) {
    List<Unitary> rest = new ArrayList<>(List.of(summands));
    Unitary sum = rest.remove(0);
    for (Unitary summand : rest) {
      sum = sum.plus(summand);
    }
    return sum.scaled(factor, 0);
  }
}
