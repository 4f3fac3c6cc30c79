package dev.workfloo.outbound;

import dev.workfloo.outbound.http.Network;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is outside even of the ways to the outside.
 *
 * @param extraHeaders of each request to a service, a trace, say; asked for on the thread that sends it
 * @param losses is told why a peer was not reached
 */
public record Surroundings(
        Network network, InstantSource clock, Supplier<Map<String, String>> extraHeaders, LossListener losses) {

    Surroundings(Network network, InstantSource clock) {
        this(network, clock, Map::of, (peer, cause) -> {});
    }

    /** The internet and the system's clock. */
    public static Surroundings of(Supplier<Map<String, String>> extraHeaders, LossListener losses) {
        return new Surroundings(Network.INTERNET, InstantSource.system(), extraHeaders, losses);
    }

    Surroundings withoutExtraHeaders() {
        return new Surroundings(network, clock, Map::of, losses);
    }
}
