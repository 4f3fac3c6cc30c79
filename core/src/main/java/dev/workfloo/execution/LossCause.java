package dev.workfloo.execution;

import java.util.Arrays;
import java.util.Optional;

/** What an exchange with somebody outside was lost to. */
public enum LossCause {
    /** The name has no address, or none was found in time. */
    NAME("its name has no address"),
    /** The connection was not taken. */
    CONNECT("nobody takes connections there"),
    TLS_EXPIRED("its certificate has expired, or does not count yet"),
    TLS_WRONG_NAME("its certificate is for another name"),
    TLS_UNKNOWN_ISSUER("its certificate is of an issuer that is not trusted here"),
    /** Any other disagreement about how to speak in confidence. */
    TLS("no TLS could be agreed on"),
    /** What was said is not of the protocol, or more than anybody says before an answer. */
    PROTOCOL("what it said is not what can be followed"),
    /** The connection ended before the answer did. */
    CLOSED("it closed the connection before it had answered"),
    /** The answer did not end in time. */
    SILENCE("it did not answer in time");

    private final String sentence;

    LossCause(String sentence) {
        this.sentence = sentence;
    }

    /** What was wrong, in words about whom it was lost to. */
    public String sentence() {
        return sentence;
    }

    /** A cause that only a later release knows is none. */
    public static Optional<LossCause> parse(String name) {
        return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
    }
}
