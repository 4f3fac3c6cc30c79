package dev.workfloo.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;

class NumberProperties {

    private static final String MOST = "999999999999999999999999999999999999999999999999999999999999999";
    private static final String LEAST = "-" + MOST;

    /** Long numbers are stripped in another way, which must come to the same. */
    @Property
    void aNumberIsItsShortestForm(
            @ForAll @BigRange(min = LEAST, max = MOST) BigInteger digits,
            @ForAll @IntRange(max = 300) int zeros,
            @ForAll @IntRange(min = -2_000, max = 2_000) int scale) {
        BigDecimal number = new BigDecimal(digits.multiply(BigInteger.TEN.pow(zeros)), scale);

        assertEquals(number.stripTrailingZeros(), new Value.Num(number).number());
    }
}
