package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A change of one input that would have led a table to another exit (a counterfactual explanation: Wachter, Mittelstadt and
 * Russell 2017).
 *
 * @param column the input, from 0
 * @param exit where the change leads
 */
@ValueObject
public record Counterfactual(int column, Value from, Target target, String exit) {

    /**
     * What the input would have to be.
     *
     * @param value the other value, or, as the reach says, the bound that must be passed
     * @param distance how far it is, for numbers, and for dates in days
     */
    public record Target(Value value, Reach reach, Optional<BigDecimal> distance) {

        public Target {
            distance = distance.map(BigDecimal::stripTrailingZeros);
        }
    }

    /** Whether a value itself is meant or, where decimals are dense and none is the nearest, any close by on one side. */
    public enum Reach {
        AT,
        ABOVE,
        BELOW
    }
}
