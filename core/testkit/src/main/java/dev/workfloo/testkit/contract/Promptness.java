package dev.workfloo.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Whoever asks outside comes back, and with an answer. */
final class Promptness {

    private static final int LONGEST_CODE = 100;

    private Promptness() {}

    /** What was answered: nothing was thrown, it is not null, and it came while a test may wait. */
    static <T> T answered(Duration patience, ThrowingSupplier<T> asking) {
        T answer = assertTimeoutPreemptively(patience, asking, "nothing came back");
        if (answer == null) throw new AssertionError("null came back");
        return answer;
    }

    /** Whether it can be put into a log and a table of what failed: one word. */
    static boolean isAWord(String code) {
        return !code.isEmpty() && code.length() <= LONGEST_CODE && code.chars().noneMatch(Character::isWhitespace);
    }
}
