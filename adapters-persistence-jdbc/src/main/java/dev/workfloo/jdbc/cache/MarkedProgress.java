package dev.workfloo.jdbc.cache;

import dev.workfloo.application.port.out.Standing;
import dev.workfloo.application.port.out.Standing.Mark;
import dev.workfloo.execution.Progress;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transition with the mark that its write leaves.
 *
 * @param before the mark of the write that left what it began from
 */
public record MarkedProgress(Progress progress, Optional<Mark> before, Mark mark) {

    /** A generator that is seeded once would draw the same marks in two copies of one machine. */
    private static final SecureRandom RANDOM = new SecureRandom();

    public static MarkedProgress of(Progress progress, Optional<Mark> before) {
        return new MarkedProgress(progress, before, new Mark(RANDOM.nextLong()));
    }

    /** How the execution stands once it is written. */
    public Standing standing() {
        return new Standing(progress.execution(), Optional.of(mark));
    }

    /** As a column has it. */
    public static @Nullable Long stored(Optional<Mark> mark) {
        return mark.map(Mark::value).orElse(null);
    }
}
