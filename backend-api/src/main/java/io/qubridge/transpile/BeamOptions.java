package io.qubridge.transpile;

/**
 * How far a search for a route looks.
 *
 * @param width states kept on each level
 * @param lookahead interactions that a state is judged by
 * @param weight what a hop of the next interaction counts, in entanglers
 * @param decay factor from one interaction to the next
 * @param swapRounds swaps in a row before the way is forced
 * @param patience entanglers by which a state may be dearer than the best before its swaps stop
 */
record BeamOptions(
    int width, int lookahead, double weight, double decay, int swapRounds, int patience) {}
