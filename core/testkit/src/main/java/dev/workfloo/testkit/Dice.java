package dev.workfloo.testkit;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Draws ids that come only once, and of consent codes always the same, so that a test can type it. */
final class Dice implements RandomGenerator {

    private static final int CODES = 1_000_000;

    private final AtomicLong last = new AtomicLong();

    @Override
    public long nextLong() {
        return last.incrementAndGet();
    }

    @Override
    public int nextInt(int bound) {
        return bound == CODES ? Integer.parseInt(Codes.ALWAYS) : RandomGenerator.super.nextInt(bound);
    }
}
