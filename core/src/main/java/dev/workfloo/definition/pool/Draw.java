package dev.workfloo.definition.pool;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A number that was drawn for one start, and that a pool's conditions read as {@code draw}.
 *
 * @param number from 0 to below 1
 */
@ValueObject
public record Draw(BigDecimal number) {

    /** Nine decimals are fine enough for any share, and a person can read and type them. */
    private static final int DECIMALS = 9;

    private static final int NUMBERS = 1_000_000_000;

    /** The largest that is ever drawn. */
    static final BigDecimal LARGEST = BigDecimal.valueOf(NUMBERS - 1, DECIMALS);

    public Draw {
        if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("a draw is from 0 to below 1");
        }
    }

    /** Each number of nine decimals is as likely as each other. */
    public static Draw by(RandomGenerator random) {
        return new Draw(BigDecimal.valueOf(random.nextInt(NUMBERS), DECIMALS));
    }

    public static Draw of(String number) {
        return new Draw(new BigDecimal(number));
    }

    @Override
    public String toString() {
        return number.toPlainString();
    }
}
