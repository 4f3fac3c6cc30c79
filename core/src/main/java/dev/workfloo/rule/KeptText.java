package dev.workfloo.rule;

/** A text that is kept elsewhere. Two are equal where their texts are, which is known without reading them. */
public interface KeptText {

    String read();

    /** Whether an execution took it: then somebody looked at it when it came, and it was not blank. */
    boolean isTaken();
}
