package dev.workfloo.outbound.file;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.wire.JsonReader;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a deployment's connector file says: services and providers by name, gateways by channel, and APIs by origin. */
public final class ConnectorFile {

    /** Nobody. */
    public static final ConnectorFile EMPTY = new ConnectorFile(Map.of(), Map.of(), Map.of(), Map.of());

    private final Map<String, ServiceSettings> services;
    private final Map<CodeChannel, GatewaySettings> gateways;
    private final Map<String, ProviderSettings> providers;
    private final Map<String, ApiSettings> apis;

    ConnectorFile(
            Map<String, ServiceSettings> services,
            Map<CodeChannel, GatewaySettings> gateways,
            Map<String, ProviderSettings> providers,
            Map<String, ApiSettings> apis) {
        this.apis = Map.copyOf(apis);
        this.providers = Map.copyOf(providers);
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
        return services.isEmpty() && gateways.isEmpty() && providers.isEmpty() && apis.isEmpty();
    }

    public Map<String, ServiceSettings> services() {
        return services;
    }

    public Map<CodeChannel, GatewaySettings> gateways() {
        return gateways;
    }

    /** Who verifies people by one-time codes. */
    public Map<String, ProviderSettings> providers() {
        return providers;
    }

    /** Which APIs may be asked, by their origins. */
    public Map<String, ApiSettings> apis() {
        return apis;
    }

    /** The channels that have a gateway. */
    public Set<CodeChannel> channels() {
        return gateways.keySet();
    }
}
