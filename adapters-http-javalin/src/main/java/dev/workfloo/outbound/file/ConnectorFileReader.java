package dev.workfloo.outbound.file;

import static java.util.stream.Collectors.joining;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.Connector;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.Findings;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the connector file; what is wrong is found all at once. */
final class ConnectorFileReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Duration GATEWAY_TIMEOUT = Duration.ofSeconds(10);

    private final Secrets secrets;
    private final EndpointReader endpoints;
    private final Findings findings = new Findings();

    ConnectorFileReader(Secrets secrets) {
        this.secrets = secrets;
        this.endpoints = new EndpointReader(secrets);
    }

    Either<List<String>, ConnectorFile> read(Value text) {
        DocumentReader document = DocumentReader.of(text, findings);
        Map<String, ServiceSettings> services = new LinkedHashMap<>();
        document.object("services")
                .ifPresent(all -> all.names()
                        .forEach(name -> all.object(name).ifPresent(it -> services.put(name, service(name, it, all)))));
        Map<CodeChannel, GatewaySettings> gateways = new EnumMap<>(CodeChannel.class);
        document.object("channels")
                .ifPresent(all -> all.names()
                        .forEach(name -> all.object(name)
                                .ifPresent(it ->
                                        channel(name, all).ifPresent(channel -> gateways.put(channel, gateway(it))))));
        Map<String, ProviderSettings> providers = new LinkedHashMap<>();
        document.object("providers")
                .ifPresent(all -> all.names()
                        .forEach(name -> all.object(name)
                                .flatMap(it -> provider(name, it, all))
                                .ifPresent(it -> providers.put(name, it))));
        Map<String, ApiSettings> apis = new LinkedHashMap<>();
        document.object("apis").ifPresent(all -> apis.putAll(new ApiReader(endpoints, secrets).all(all)));
        document.done();
        List<String> wrong = findings.all().stream()
                .map(it -> it.pointer().isEmpty() ? it.message() : it.pointer() + ": " + it.message())
                .toList();
        return wrong.isEmpty()
                ? Either.right(new ConnectorFile(services, gateways, providers, apis))
                : Either.left(wrong);
    }

    private static void requireName(String name, DocumentReader all) {
        if (!NAME.matcher(name).matches()) {
            all.error(name, "must be a name that definitions can use: lower-case letters, digits and -, 63 at most");
        }
    }

    private Optional<ProviderSettings> provider(String name, DocumentReader document, DocumentReader all) {
        requireName(name, all);
        return new ProviderReader(endpoints).read(document, workspaces(document));
    }

    private ServiceSettings service(String name, DocumentReader document, DocumentReader all) {
        requireName(name, all);
        EndpointSettings endpoint =
                endpoints.read(document, Connector.LONGEST_TIMEOUT).keptAlive(document.flag("keepAlive"));
        ServiceSettings service = new ServiceSettings(
                endpoint,
                MappingReader.request(document),
                new ResponseMapping(MappingReader.places(document, "response")),
                workspaces(document));
        document.done();
        return service;
    }

    static Optional<Set<WorkspaceId>> workspaces(DocumentReader document) {
        Set<WorkspaceId> workspaces = Set.copyOf(document.allUnderstood("workspaces", ConnectorFileReader::workspace));
        return document.listSize("workspaces") == 0 ? Optional.empty() : Optional.of(workspaces);
    }

    private static Either<String, WorkspaceId> workspace(String name) {
        return WorkspaceId.parse(name)
                .<Either<String, WorkspaceId>>map(Either::right)
                .orElse(Either.left("no workspace can be called " + name));
    }

    private static Optional<CodeChannel> channel(String name, DocumentReader all) {
        Optional<CodeChannel> channel = CodeChannel.parse(name);
        if (channel.isEmpty()) {
            String known = Arrays.stream(CodeChannel.values())
                    .map(CodeChannel::literal)
                    .collect(joining(", "));
            all.error(name, "is not known here: take of " + known);
        }
        return channel;
    }

    private GatewaySettings gateway(DocumentReader document) {
        GatewaySettings gateway =
                new GatewaySettings(endpoints.read(document, GATEWAY_TIMEOUT), MappingReader.message(document));
        document.done();
        return gateway;
    }
}
