package dev.workfloo.retention;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.Locale;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * For how long something is kept once it is over: a period or duration of ISO 8601, such as {@code P5Y}, {@code P90D} or
 * {@code PT36H}, or for good. Years, months and days are those of the calendar, in UTC. The shortest is a day, since idempotency
 * keys are kept for so long, and name what was started under them.
 */
@ValueObject
public final class RetentionPeriod {

    /** Nothing is ever too old. */
    public static final RetentionPeriod FOR_GOOD = new RetentionPeriod(Optional.empty());

    /** How {@link #FOR_GOOD} is written. */
    public static final String FOREVER = "forever";

    /** What {@link #parse} reads, for whoever wrote something else. */
    public static final String FORM =
            "must be a period of ISO 8601 from P1D to P1000Y, such as P5Y, P6M, P90D or PT36H, or " + FOREVER;

    private static final int MOST_YEARS = 1_000;
    private static final Instant SOME_DAY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant DAY_BEFORE = SOME_DAY.minus(Duration.ofDays(1));
    private static final Instant LONG_BEFORE = minus(SOME_DAY, Period.ofYears(MOST_YEARS));

    private final Optional<TemporalAmount> amount;

    private RetentionPeriod(Optional<TemporalAmount> amount) {
        this.amount = amount;
    }

    /** Reads what {@link #toString()} gives; empty where {@link #FORM} does not hold. */
    public static Optional<RetentionPeriod> parse(String text) {
        if (text.equals(FOREVER)) return Optional.of(FOR_GOOD);
        try {
            TemporalAmount amount = text.toUpperCase(Locale.ROOT).contains("T") ? Duration.parse(text) : period(text);
            return isFit(amount) ? Optional.of(new RetentionPeriod(Optional.of(amount))) : Optional.empty();
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** So many days. */
    public static RetentionPeriod ofDays(int days) {
        return parse("P" + days + "D").orElseThrow(() -> new IllegalArgumentException(FORM));
    }

    private static Period period(String text) {
        Period period = Period.parse(text);
        if (period.isNegative()) throw new DateTimeException("negative");
        return period;
    }

    private static boolean isFit(TemporalAmount amount) {
        Instant before = minus(SOME_DAY, amount);
        return !before.isAfter(DAY_BEFORE) && !before.isBefore(LONG_BEFORE);
    }

    private static Instant minus(Instant moment, TemporalAmount amount) {
        return moment.atOffset(ZoneOffset.UTC).minus(amount).toInstant();
    }

    public boolean isForGood() {
        return amount.isEmpty();
    }

    /** Whether less is kept with it; a month is one of 31 days here. */
    public boolean isShorterThan(RetentionPeriod other) {
        return before(SOME_DAY)
                .filter(moment -> other.before(SOME_DAY)
                        .filter(it -> !it.isBefore(moment))
                        .isEmpty())
                .isPresent();
    }

    /** What was over before this moment is older; nothing is where it is kept for good. */
    public Optional<Instant> before(Instant now) {
        return amount.map(it -> minus(now, it));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RetentionPeriod period && amount.equals(period.amount);
    }

    @Override
    public int hashCode() {
        return amount.hashCode();
    }

    /** As ISO 8601 has it, or {@link #FOREVER}. */
    @Override
    public String toString() {
        return amount.map(Object::toString).orElse(FOREVER);
    }
}
