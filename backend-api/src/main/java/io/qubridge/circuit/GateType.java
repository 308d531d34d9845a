package io.qubridge.circuit;

import static io.qubridge.circuit.Generator.AXIS;
import static io.qubridge.circuit.Generator.PROJECTOR;
import static io.qubridge.circuit.Generator.SYMMETRIC;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The gates that the project knows, one row each.
 *
 * <p>Rows give the exact unitary, global phase included, as the OpenQASM 3 specification and its
 * standard library state it (<a href="https://openqasm.com/language/standard_library.html">standard
 * library</a>); {@code U} is the specification's, whose upper-left entry is {@code (1 + e^(it))/2}.
 * The rows after {@code u3} are gates that devices offer and that the standard library lacks.
 *
 * <p>The operands of a row are its controls first, then its targets. In {@link #matrix} operand 0
 * is the lowest bit of the row and column index.
 */
public enum GateType {
  GPHASE("gphase", Origin.BUILT_IN, 0, 0, Matrices::globalPhase, Inverse.NEGATE, PROJECTOR),
  U("U", Origin.BUILT_IN, 0, 1, Matrices::u, Inverse.EULER, PROJECTOR, PROJECTOR, PROJECTOR),

  P("p", Origin.STDGATES, 0, 1, Matrices::phase, Inverse.NEGATE, PROJECTOR),
  X("x", Origin.STDGATES, 0, 1, Matrices::x, Inverse.SELF),
  Y("y", Origin.STDGATES, 0, 1, Matrices::y, Inverse.SELF),
  Z("z", Origin.STDGATES, 0, 1, Matrices::z, Inverse.SELF),
  H("h", Origin.STDGATES, 0, 1, Matrices::h, Inverse.SELF),
  S("s", Origin.STDGATES, 0, 1, a -> Matrices.phase(Math.PI / 2), Inverse.partner("sdg")),
  SDG("sdg", Origin.STDGATES, 0, 1, a -> Matrices.phase(-Math.PI / 2), Inverse.partner("s")),
  T("t", Origin.STDGATES, 0, 1, a -> Matrices.phase(Math.PI / 4), Inverse.partner("tdg")),
  TDG("tdg", Origin.STDGATES, 0, 1, a -> Matrices.phase(-Math.PI / 4), Inverse.partner("t")),
  SX("sx", Origin.STDGATES, 0, 1, Matrices::sx, Inverse.partner("sxdg")),
  RX("rx", Origin.STDGATES, 0, 1, Matrices::rx, Inverse.NEGATE, SYMMETRIC),
  RY("ry", Origin.STDGATES, 0, 1, Matrices::ry, Inverse.NEGATE, SYMMETRIC),
  RZ("rz", Origin.STDGATES, 0, 1, Matrices::rz, Inverse.NEGATE, SYMMETRIC),
  ID("id", Origin.STDGATES, 0, 1, a -> Matrices.phase(0), Inverse.SELF),
  CX("cx", Origin.STDGATES, 1, 1, Matrices::x, Inverse.SELF),
  CY("cy", Origin.STDGATES, 1, 1, Matrices::y, Inverse.SELF),
  CZ("cz", Origin.STDGATES, 1, 1, Matrices::z, Inverse.SELF),
  CH("ch", Origin.STDGATES, 1, 1, Matrices::h, Inverse.SELF),
  CP("cp", Origin.STDGATES, 1, 1, Matrices::phase, Inverse.NEGATE, PROJECTOR),
  CRX("crx", Origin.STDGATES, 1, 1, Matrices::rx, Inverse.NEGATE, SYMMETRIC),
  CRY("cry", Origin.STDGATES, 1, 1, Matrices::ry, Inverse.NEGATE, SYMMETRIC),
  CRZ("crz", Origin.STDGATES, 1, 1, Matrices::rz, Inverse.NEGATE, SYMMETRIC),
  SWAP("swap", Origin.STDGATES, 0, 2, Matrices::swap, Inverse.SELF),
  CCX("ccx", Origin.STDGATES, 2, 1, Matrices::x, Inverse.SELF),
  CSWAP("cswap", Origin.STDGATES, 1, 2, Matrices::swap, Inverse.SELF),
  CU(
      "cu",
      Origin.STDGATES,
      1,
      1,
      Matrices::cu,
      Inverse.EULER,
      SYMMETRIC,
      PROJECTOR,
      PROJECTOR,
      PROJECTOR),
  U2("u2", Origin.STDGATES, 0, 1, Matrices::u2, Inverse.U2, SYMMETRIC, SYMMETRIC),
  U3("u3", Origin.STDGATES, 0, 1, Matrices::u3, Inverse.EULER, SYMMETRIC, SYMMETRIC, SYMMETRIC),

  SXDG("sxdg", Origin.EXTENSION, 0, 1, Matrices::sxdg, Inverse.partner("sx")),
  RXX("rxx", Origin.EXTENSION, 0, 2, Matrices::rxx, Inverse.NEGATE, SYMMETRIC),
  RYY("ryy", Origin.EXTENSION, 0, 2, Matrices::ryy, Inverse.NEGATE, SYMMETRIC),
  RZZ("rzz", Origin.EXTENSION, 0, 2, Matrices::rzz, Inverse.NEGATE, SYMMETRIC),
  ISWAP("iswap", Origin.EXTENSION, 0, 2, Matrices::iswap, Inverse.ISWAP),
  ECR("ecr", Origin.EXTENSION, 0, 2, Matrices::ecr, Inverse.SELF),
  PRX("prx", Origin.EXTENSION, 0, 1, Matrices::prx, Inverse.PRX, SYMMETRIC, AXIS),
  GPI("gpi", Origin.EXTENSION, 0, 1, Matrices::gpi, Inverse.SELF, AXIS),
  GPI2("gpi2", Origin.EXTENSION, 0, 1, Matrices::gpi2, Inverse.GPI2, AXIS);

  /** Where a gate's name comes from in an OpenQASM 3 program. */
  public enum Origin {
    /** Part of the language. */
    BUILT_IN,
    /** Defined by {@code stdgates.inc}. */
    STDGATES,
    /** Has to be defined by the program that uses it. */
    EXTENSION
  }

  private static final Map<String, GateType> BY_NAME = byName();

  private final String qasmName;
  private final Origin origin;
  private final int controls;
  private final int targets;
  private final Matrices.Entry entry;
  private final Inverse inverse;
  private final List<Generator> generators;

  GateType(
      String qasmName,
      Origin origin,
      int controls,
      int targets,
      Matrices.Entry entry,
      Inverse inverse,
      Generator... generators) {
    this.qasmName = qasmName;
    this.origin = origin;
    this.controls = controls;
    this.targets = targets;
    this.entry = entry;
    this.inverse = inverse;
    this.generators = List.of(generators);
  }

  /**
   * The row of an OpenQASM 3 gate name, the standard library's second names ({@code phase}, {@code
   * u1}, {@code cphase}, {@code CX}) included.
   */
  public static Optional<GateType> named(String qasmName) {
    return Optional.ofNullable(BY_NAME.get(qasmName));
  }

  /** The name in OpenQASM 3, for example {@code cx}. */
  public String qasmName() {
    return qasmName;
  }

  /** Where the name comes from. */
  public Origin origin() {
    return origin;
  }

  /** The number of leading operands that are controls. */
  public int controls() {
    return controls;
  }

  /** The number of operands, controls included. */
  public int operands() {
    return controls + targets;
  }

  /** The number of angles. */
  public int angles() {
    return generators.size();
  }

  /**
   * What generates the dependence on one angle; decides the parameter-shift rule and the
   * derivative.
   *
   * @param angle the index of the angle
   */
  public Generator generator(int angle) {
    return generators.get(angle);
  }

  /**
   * The unitary on the targets when all controls are 1.
   *
   * @param radians the angles
   * @return row-major, entries as (real, imaginary) pairs: {@code 2 * 4^targets} numbers
   */
  public double[] targetMatrix(double... radians) {
    requireAngles(radians);
    return entry.of(radians);
  }

  /**
   * The derivative of {@link #targetMatrix} with respect to one angle, exact.
   *
   * <p>For eigenvalues ±1/2 it is {@code (M(a + pi) - M(a - pi)) / 4}; for 0 and 1 it is {@code i
   * (M(a) - M(a + pi)) / 2}; for a turned axis it is {@code (M(a + pi/2) - M(a - pi/2)) / 2}.
   *
   * @param angle the index of the angle
   * @param radians the angles
   * @return in the layout of {@link #targetMatrix}; zero where a control is 0
   */
  public double[] targetDerivative(int angle, double... radians) {
    return switch (generator(angle)) {
      case SYMMETRIC -> difference(angle, Math.PI, 0.25, radians);
      case AXIS -> difference(angle, Math.PI / 2, 0.5, radians);
      case PROJECTOR -> projectorDerivative(angle, radians);
    };
  }

  private double[] difference(int angle, double by, double factor, double[] radians) {
    double[] result = shifted(angle, by, radians);
    double[] back = shifted(angle, -by, radians);
    for (int k = 0; k < result.length; k++) {
      result[k] = factor * (result[k] - back[k]);
    }
    return result;
  }

  private double[] projectorDerivative(int angle, double[] radians) {
    double[] here = targetMatrix(radians);
    double[] moved = shifted(angle, Math.PI, radians);
    double[] result = new double[here.length];
    for (int k = 0; k < here.length; k += 2) {
      result[k] = -0.5 * (here[k + 1] - moved[k + 1]);
      result[k + 1] = 0.5 * (here[k] - moved[k]);
    }
    return result;
  }

  private double[] shifted(int angle, double by, double[] radians) {
    double[] moved = radians.clone();
    moved[angle] += by;
    return targetMatrix(moved);
  }

  /**
   * The unitary on all operands.
   *
   * @param radians the angles
   * @return row-major, entries as (real, imaginary) pairs: {@code 2 * 4^operands} numbers; operand
   *     0 is the lowest bit of the indices
   */
  public double[] matrix(double... radians) {
    return Matrices.controlled(targetMatrix(radians), controls, targets);
  }

  /**
   * Gates that undo this one, on the same operands in the order in which they are to be applied.
   *
   * @param angles this gate's angles
   */
  public List<Factor> inverse(List<Angle> angles) {
    return inverse.of(this, angles);
  }

  /**
   * The row that is this gate under one more control, where the table has one.
   *
   * <p>The new control is the first operand; the angles stay the same.
   */
  public Optional<GateType> controlled() {
    return Optional.ofNullable(
        switch (this) {
          case GPHASE -> P;
          case P -> CP;
          case X -> CX;
          case Y -> CY;
          case Z -> CZ;
          case H -> CH;
          case RX -> CRX;
          case RY -> CRY;
          case RZ -> CRZ;
          case SWAP -> CSWAP;
          case CX -> CCX;
          default -> null;
        });
  }

  /**
   * A gate type with its angles, on operands that the context gives.
   *
   * @param type the gate
   * @param angles its angles
   */
  public record Factor(GateType type, List<Angle> angles) {
    /** Copies the list. */
    public Factor {
      angles = List.copyOf(angles);
    }
  }

  private void requireAngles(double[] radians) {
    if (radians.length != generators.size()) {
      throw new IllegalArgumentException(
          qasmName + " takes " + generators.size() + " angles, got " + radians.length);
    }
  }

  private static Map<String, GateType> byName() {
    Map<String, GateType> names = new HashMap<>();
    Arrays.stream(values()).forEach(type -> names.put(type.qasmName, type));
    names.put("phase", P);
    names.put("u1", P);
    names.put("cphase", CP);
    names.put("CX", CX);
    return Collections.unmodifiableMap(names);
  }

  /** How a row's inverse follows from its angles. */
  private interface Inverse {
    Inverse SELF = (type, angles) -> List.of(new Factor(type, angles));
    Inverse NEGATE =
        (type, angles) -> List.of(new Factor(type, angles.stream().map(Angle::negate).toList()));

    /** (theta, phi, lambda, rest) becomes (-theta, -lambda, -phi, -rest). */
    Inverse EULER =
        (type, angles) -> {
          List<Angle> turned = new ArrayList<>(angles.stream().map(Angle::negate).toList());
          Collections.swap(turned, 1, 2);
          return List.of(new Factor(type, turned));
        };

    Inverse U2 =
        (type, angles) ->
            List.of(
                new Factor(
                    GateType.U3,
                    List.of(
                        Angle.of(-Math.PI / 2), angles.get(1).negate(), angles.get(0).negate())));

    Inverse PRX =
        (type, angles) -> List.of(new Factor(type, List.of(angles.get(0).negate(), angles.get(1))));

    Inverse GPI2 =
        (type, angles) -> List.of(new Factor(type, List.of(angles.get(0).plus(Angle.of(Math.PI)))));

    Inverse ISWAP =
        (type, angles) ->
            List.of(
                new Factor(GateType.RXX, List.of(Angle.of(Math.PI / 2))),
                new Factor(GateType.RYY, List.of(Angle.of(Math.PI / 2))));

    static Inverse partner(String name) {
      return (type, angles) -> List.of(new Factor(BY_NAME.get(name), angles));
    }

    List<Factor> of(GateType type, List<Angle> angles);
  }
}
