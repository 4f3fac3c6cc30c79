package dev.workfloo.definition;

import dev.workfloo.contact.CodeChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Who is asked for something at a node.
 *
 * @param person whether a person is, until whose answer the flow stops
 * @param code the code that the person is asked for, if they are sent one
 * @param service the name under which the deployment knows the service; in the sandbox a scenario answers for it
 * @param sensitive the members of the answer that are marked as kept out of traces
 */
@ValueObject
public record Asked(boolean person, Optional<Code> code, Optional<String> service, Set<String> sensitive) {

    /**
     * A code that a person is sent.
     *
     * @param service what sends and judges it, by the name that documents and lists have for it
     * @param channels by which it may be sent
     * @param provider who sends and judges it, by the name under which the deployment knows the provider; empty where we do so
     *     ourselves
     */
    public record Code(
            String service, List<CodeChannel> channels, RecipientFormulas recipient, Optional<String> provider) {

        public Code {
            channels = List.copyOf(channels);
        }

        /** The channels that are our own. */
        public List<CodeChannel> ownChannels() {
            return provider.isPresent() ? List.of() : channels;
        }

        /** Whether it may go to a telephone. */
        public boolean goesToPhones() {
            return channels.stream().anyMatch(CodeChannel::isPhone);
        }
    }

    /** The flow goes on at once. */
    static final Asked NOBODY = new Asked(false, Optional.empty(), Optional.empty(), Set.of());

    public Asked {
        sensitive = Set.copyOf(sensitive);
    }

    /** A person, whose answers become the node's values. */
    static Asked person(Set<String> sensitive) {
        return new Asked(true, Optional.empty(), Optional.empty(), sensitive);
    }

    /** A person, who types a code that is sent to them. */
    static Asked forCode(Code code) {
        return new Asked(true, Optional.of(code), Optional.empty(), Set.of());
    }

    static Asked service(String name) {
        return new Asked(false, Optional.empty(), Optional.of(name), Set.of());
    }
}
