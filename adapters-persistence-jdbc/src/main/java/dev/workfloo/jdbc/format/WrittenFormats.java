package dev.workfloo.jdbc.format;

/**
 * In which formats is written: today's, or, while processes of the release before may run beside us, those that they read. All
 * who write in a store have the same one. A format or a way of keeping something that the release before does not read has
 * its line here.
 */
public final class WrittenFormats {

    /** The release before this one, by its commit. */
    public static final String RELEASE_BEFORE = "9468d7f";

    private volatile boolean isRolling;

    /**
     * From now on processes of an earlier release read what is written.
     *
     * @param release {@link #RELEASE_BEFORE}
     * @throws IllegalArgumentException when it is another one
     */
    public void rollFrom(String release) {
        if (!release.equals(RELEASE_BEFORE)) {
            throw new IllegalArgumentException("the release before is " + RELEASE_BEFORE + ", not " + release);
        }
        isRolling = true;
    }

    /**
     * Of what is encrypted. The release before knows 1, which does not name its key; so it is written while there is one key
     * alone.
     */
    public int ofEncrypted() {
        return isRolling ? 1 : 2;
    }

    /** Whether there may be more than one encryption key: the release before knows the first one alone. */
    public boolean admitsNewKeys() {
        return !isRolling;
    }

    /** Whether the hash of a consent code says under which key it is: the release before compares it whole. */
    public boolean namesKeysOfCodes() {
        return !isRolling;
    }

    /** Whether idempotency keys are kept in clear text too: the release before finds no others. */
    public boolean keepsStartKeysInClear() {
        return isRolling;
    }

    /** Whether callbacks that are over are kept without their body: the release before looks for it in each that it reads. */
    public boolean shortensCallbacks() {
        return !isRolling;
    }

    /** Whether executions are removed: the release before cannot read consents that are under a key of their own then. */
    public boolean removesExecutions() {
        return !isRolling;
    }

    /** Whether long texts are kept apart from the answers that they are in: the release before reads them there alone. */
    public boolean keepsLongTextsApart() {
        return !isRolling;
    }
}
