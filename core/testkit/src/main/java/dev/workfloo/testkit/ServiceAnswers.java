package dev.workfloo.testkit;

/** A simulated service. */
@FunctionalInterface
public interface ServiceAnswers {

    /**
     * What it answers: a map, or another plain value as a JSON library reads it; or a {@link ServiceFault}. What it throws is a
     * failure that is tried again, as a connector's is, unless it is an {@link Error}, which fails the test.
     */
    Object to(ServiceCall call);
}
