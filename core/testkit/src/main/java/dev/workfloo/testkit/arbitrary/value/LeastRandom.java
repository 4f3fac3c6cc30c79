package dev.workfloo.testkit.arbitrary.value;

import java.util.Random;

/** Draws the first of whatever there is, and so what is simplest. */
public final class LeastRandom extends Random {

    public static final LeastRandom INSTANCE = new LeastRandom();

    private LeastRandom() {
        super(0);
    }

    @Override
    protected int next(int bits) {
        return 0;
    }
}
