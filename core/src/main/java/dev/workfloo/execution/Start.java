package dev.workfloo.execution;

import dev.workfloo.access.Scope;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.definition.pool.PoolChoice;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * With what an execution was started; none of it changes later.
 *
 * @param expiresAt when it is given up if it has not ended by then
 * @param pool what chose the definition, where it was not named
 */
@ValueObject
public record Start(
        Scope scope,
        DefinitionVersion version,
        Optional<ChosenScenario> scenario,
        Origin origin,
        Optional<CallbackReceiver> callback,
        Optional<Instant> expiresAt,
        Optional<PoolChoice> pool) {

    /** The scenario that a sandbox execution follows, with the name that it had then. */
    public record ChosenScenario(ScenarioId id, String name) {}

    /**
     * Who asked for it.
     *
     * @param keyName the name of the API key, or what an embedding host calls its caller
     * @param ip the caller's address, if there is one
     * @param channel by which way it was asked for
     */
    public record Origin(String keyName, Optional<String> ip, Channel channel) {

        /** Through the API, or from a host that embeds it. */
        public Origin(String keyName, Optional<String> ip) {
            this(keyName, ip, Channel.API);
        }

        /** The same by another way. */
        public Origin by(Channel way) {
            return new Origin(keyName, ip, way);
        }
    }

    /** By which way it was asked for. Stores and clients know it by these names, so they never change. */
    public enum Channel {
        API,
        /** The page of a person, by a link. */
        FRONT,
        KIBAN_CLOUD
    }

    /** Where changes are to be reported, and the key to report them with; both are secrets of the client's. */
    public record CallbackReceiver(String url, Optional<String> apiKey) {
        @Override
        public String toString() {
            return "Callback";
        }
    }
}
