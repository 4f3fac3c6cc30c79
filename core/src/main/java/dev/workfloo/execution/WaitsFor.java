package dev.workfloo.execution;

/** What an execution waits for. Stores and metrics know it by these names, so they never change. */
public enum WaitsFor {
    FORM(true),
    NIP(true),
    CONNECTOR(false),
    TIMER(false, true),
    REVIEW(true),
    CORRECTION(true),
    DOCUMENT(true),
    OTP(true),
    PROVIDER(false),
    PDF(false);

    private final boolean person;
    private final boolean parked;

    WaitsFor(boolean person) {
        this(person, person);
    }

    WaitsFor(boolean person, boolean parked) {
        this.person = person;
        this.parked = parked;
    }

    /** Whether a person must do something; otherwise the execution goes on by itself. */
    public boolean isPerson() {
        return person;
    }

    /** Whether a person must give answers, which may be kept before they are taken. Codes never are. */
    public boolean isForAnswers() {
        return this == FORM || this == DOCUMENT || this == CORRECTION;
    }

    /** Whether it may wait as long as it likes; otherwise it is being worked on. */
    boolean isParked() {
        return parked;
    }
}
