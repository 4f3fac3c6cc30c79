package dev.workfloo.testkit;

/** A simulated service. */
@FunctionalInterface
public interface ServiceAnswers {

    /**
     * What it answers: a map, or another plain value as a JSON library reads it; a {@link ServiceFault}; or a
     * {@code ConnectorAnswer}, as connectors give it. What it throws is a
     * failure that is tried again, as a connector's is, unless it is an {@link Error}, which fails the test.
     */
    Object to(ServiceCall call);
}
