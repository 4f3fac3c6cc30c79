package dev.workfloo.definition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Who is asked for something at a node.
 *
 * @param person whether a person is, until whose answer the flow stops
 * @param channels by which they may be sent a code
 * @param service the name under which the deployment knows the service; in the sandbox a scenario answers for it
 * @param sensitive the members of the answer that are marked as kept out of traces
 */
@ValueObject
public record Asked(boolean person, List<NipChannel> channels, Optional<String> service, Set<String> sensitive) {

    /** The flow goes on at once. */
    static final Asked NOBODY = new Asked(false, List.of(), Optional.empty(), Set.of());

    public Asked {
        channels = List.copyOf(channels);
        sensitive = Set.copyOf(sensitive);
    }

    /** A person, whose answers become the node's values. */
    static Asked person(Set<String> sensitive) {
        return new Asked(true, List.of(), Optional.empty(), sensitive);
    }

    /** A person, who types a code that is sent to them. */
    static Asked forCode(List<NipChannel> channels) {
        return new Asked(true, channels, Optional.empty(), Set.of());
    }

    static Asked service(String name) {
        return new Asked(false, List.of(), Optional.of(name), Set.of());
    }
}
