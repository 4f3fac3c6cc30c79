package dev.workfloo.rule.expression.function;

/**
 * How many arguments a function takes, and which of them must be there.
 *
 * @param needed those without which it gives null; what it does without the others is its own affair
 */
record Parameters(int fewest, int most, Needed needed) {

    /** So many that nobody writes more. */
    private static final int ANY_NUMBER = 1_000;

    enum Needed {
        ALL,
        FIRST,
        /** The only one, where there is one only, which is then a list; of several none. */
        LONE
    }

    static Parameters exactly(int count) {
        return between(count, count);
    }

    static Parameters between(int fewest, int most) {
        return new Parameters(fewest, most, Needed.ALL);
    }

    static Parameters atLeast(int fewest) {
        return between(fewest, ANY_NUMBER);
    }

    Parameters needing(Needed those) {
        return new Parameters(fewest, most, those);
    }

    boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    /** How many of these arguments, counted from the first, are needed. */
    int neededOf(int arguments) {
        return switch (needed) {
            case ALL -> arguments;
            case FIRST -> 1;
            case LONE -> arguments == 1 ? 1 : 0;
        };
    }

    /** In words: "2 arguments". */
    String counts() {
        if (fewest == most) return fewest + (fewest == 1 ? " argument" : " arguments");
        if (most == ANY_NUMBER) return "at least " + fewest + (fewest == 1 ? " argument" : " arguments");
        return fewest + " to " + most + " arguments";
    }
}
