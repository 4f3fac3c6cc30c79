package dev.workfloo.outbound.file;

import dev.workfloo.definition.NipChannel;
import dev.workfloo.wire.JsonReader;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a deployment's connector file says: services by name, and gateways by channel. */
public final class ConnectorFile {

    /** No service and no gateway. */
    public static final ConnectorFile EMPTY = new ConnectorFile(Map.of(), Map.of());

    private final Map<String, ServiceSettings> services;
    private final Map<NipChannel, GatewaySettings> gateways;

    ConnectorFile(Map<String, ServiceSettings> services, Map<NipChannel, GatewaySettings> gateways) {
        this.services = Map.copyOf(services);
        this.gateways = Map.copyOf(gateways);
    }

    /** Reads the file's text, or says all that is wrong with it: each with its place, and none with a value or a secret. */
    public static Either<List<String>, ConnectorFile> read(byte[] text, Secrets secrets) {
        return JsonReader.readDocument(text)
                .mapLeft(List::of)
                .flatMap(document -> new ConnectorFileReader(secrets).read(document));
    }

    public boolean isEmpty() {
        return services.isEmpty() && gateways.isEmpty();
    }

    public Map<String, ServiceSettings> services() {
        return services;
    }

    public Map<NipChannel, GatewaySettings> gateways() {
        return gateways;
    }

    /** The channels that have a gateway. */
    public Set<NipChannel> channels() {
        return gateways.keySet();
    }
}
