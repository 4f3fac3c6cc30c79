package dev.workfloo.outbound;

import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.outbound.HttpApis.Api;
import dev.workfloo.outbound.HttpConnectors.Service;
import dev.workfloo.outbound.HttpProviders.Provider;
import dev.workfloo.outbound.file.ConnectorFile;
import dev.workfloo.outbound.http.HttpClient;
import dev.workfloo.outbound.http.HttpRequest.Addresses;
import dev.workfloo.outbound.mail.SmtpServer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ways to the outside over HTTP and SMTP; they are closed together. */
public final class Outbound implements AutoCloseable {

    private static final Duration MAIL = Duration.ofSeconds(10);

    private final HttpClient http;
    private final Optional<SmtpChannel> mail;
    private final Set<Peer> peers;
    private final Outside outside;

    private Outbound(HttpClient http, Optional<SmtpChannel> mail, Set<Peer> peers, Outside outside) {
        this.http = http;
        this.mail = mail;
        this.peers = Set.copyOf(peers);
        this.outside = outside;
    }

    /** Opens the ways, as below, where nothing is added and nothing told. */
    public static Outbound open(ConnectorFile file, Optional<SmtpServer> mail, boolean callbacksMayBePrivate) {
        return open(file, mail, callbacksMayBePrivate, Surroundings.of(Map::of, (peer, cause) -> {}));
    }

    /**
     * Opens the ways; nothing is sent yet.
     *
     * @param mail the server for the channel {@code email}, unless the file has a gateway for that
     * @param callbacksMayBePrivate whether callbacks may go over plain http and to addresses of the inner network: then
     *     clients that start executions can reach what this machine can reach
     */
    public static Outbound open(
            ConnectorFile file, Optional<SmtpServer> mail, boolean callbacksMayBePrivate, Surroundings surroundings) {
        HttpClient http = new HttpClient(surroundings.network());
        // Where there are services, it is learnt now, and not at the first call, that no TLS can be spoken.
        if (!file.isEmpty()) http.prepare();
        Addresses callbacks = callbacksMayBePrivate ? Addresses.ALL : Addresses.PUBLIC;
        Optional<SmtpChannel> email = mail.map(server -> new SmtpChannel(server, MAIL, Map.of(), surroundings));
        return new Outbound(
                http,
                email,
                peers(file, email.isPresent()),
                new Outside(
                        connectors(file, http, surroundings),
                        channels(file, email, http, surroundings.withoutExtraHeaders()),
                        providers(file, http, surroundings.withoutExtraHeaders()),
                        new HttpCallbacks(http, callbacks, surroundings)));
    }

    private static HttpConnectors connectors(ConnectorFile file, HttpClient http, Surroundings surroundings) {
        Map<String, Service> services = new HashMap<>();
        file.services().forEach((name, settings) -> {
            Endpoint endpoint = new Endpoint(Peer.service(name), settings.endpoint(), http, surroundings);
            services.put(name, new Service(settings, endpoint));
        });
        return new HttpConnectors(services, apis(file, http, surroundings));
    }

    private static HttpApis apis(ConnectorFile file, HttpClient http, Surroundings surroundings) {
        Map<String, Api> apis = new HashMap<>();
        file.apis().forEach((origin, settings) -> {
            Endpoint endpoint = new Endpoint(Peer.service(origin), settings.endpoint(), http, surroundings);
            apis.put(origin, new Api(settings, endpoint));
        });
        return new HttpApis(apis);
    }

    private static NipChannels channels(
            ConnectorFile file, Optional<SmtpChannel> email, HttpClient http, Surroundings surroundings) {
        Map<CodeChannel, NipSender> channels = new EnumMap<>(CodeChannel.class);
        email.ifPresent(channel -> channels.put(CodeChannel.EMAIL, channel));
        file.gateways().forEach((channel, settings) -> {
            Endpoint endpoint = new Endpoint(Peer.channel(channel), settings.endpoint(), http, surroundings);
            channels.put(channel, new GatewayChannel(settings, endpoint, surroundings.clock()));
        });
        return new NipChannels(channels);
    }

    private static HttpProviders providers(ConnectorFile file, HttpClient http, Surroundings surroundings) {
        Map<String, Provider> providers = new HashMap<>();
        file.providers().forEach((name, settings) -> {
            Peer peer = Peer.provider(name);
            providers.put(
                    name,
                    new Provider(
                            settings,
                            new Endpoint(peer, settings.begin().endpoint(), http, surroundings),
                            new Endpoint(peer, settings.check().endpoint(), http, surroundings)));
        });
        return new HttpProviders(providers);
    }

    private static Set<Peer> peers(ConnectorFile file, boolean sendsMail) {
        Set<Peer> peers = new HashSet<>();
        file.services().keySet().forEach(name -> peers.add(Peer.service(name)));
        file.apis().keySet().forEach(origin -> peers.add(Peer.service(origin)));
        file.gateways().keySet().forEach(channel -> peers.add(Peer.channel(channel)));
        file.providers().keySet().forEach(name -> peers.add(Peer.provider(name)));
        if (sendsMail) peers.add(SmtpChannel.PEER);
        return peers;
    }

    /** The services, providers and channels by whose names losses can be told. */
    public Set<Peer> peers() {
        return peers;
    }

    public Outside outside() {
        return outside;
    }

    /** Gives up what is still on its way. */
    @Override
    public void close() {
        mail.ifPresent(SmtpChannel::close);
        http.close();
    }
}
