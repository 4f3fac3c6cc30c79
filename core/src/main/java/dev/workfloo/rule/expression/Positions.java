package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.util.Optional;

/** Places in lists and texts: from 1 at the front, from -1 at the back (DMN 1.5, §10.3.2.5). */
final class Positions {

    private Positions() {}

    /** The place, from 0, in something of this length; empty when there is none. */
    static Optional<Integer> in(int length, Value.Num position) {
        Optional<Integer> place = whole(position.number());
        if (place.isEmpty() || place.get() == 0 || Math.abs((long) place.get()) > length) return Optional.empty();
        return Optional.of(place.get() > 0 ? place.get() - 1 : length + place.get());
    }

    /** The number as an int; empty when it is none. */
    static Optional<Integer> whole(BigDecimal number) {
        boolean fits = number.scale() <= 0 && (long) number.precision() - number.scale() <= 9;
        return fits ? Optional.of(number.intValueExact()) : Optional.empty();
    }
}
