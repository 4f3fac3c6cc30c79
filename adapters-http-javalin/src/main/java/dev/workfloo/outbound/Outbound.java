package dev.workfloo.outbound;

import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.definition.NipChannel;
import dev.workfloo.outbound.HttpConnectors.Service;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The ways to the outside over HTTP and SMTP; they are closed together. */
public final class Outbound implements AutoCloseable {

    private static final Duration MAIL = Duration.ofSeconds(10);

    private final HttpExchanges http;
    private final Optional<SmtpChannel> letters;
    private final Set<Peer> peers;
    private final Outside outside;

    private Outbound(HttpExchanges http, Optional<SmtpChannel> letters, Set<Peer> peers, Outside outside) {
        this.http = http;
        this.letters = letters;
        this.peers = Set.copyOf(peers);
        this.outside = outside;
    }

    /**
     * Opens the ways; nobody is spoken to yet.
     *
     * @param mail the server for the channel {@code email}, unless the file has a gateway for that
     * @param callbacksMayBePrivate whether callbacks may go over plain http and to addresses of the inner network, which
     *     lets whoever may start an execution reach what this machine can reach
     */
    public static Outbound open(ConnectorFile file, Optional<Smtp> mail, boolean callbacksMayBePrivate) {
        return open(file, mail, callbacksMayBePrivate, Map::of, (peer, cause) -> {});
    }

    /**
     * The same, with a trace, say, and somebody who wants to know.
     *
     * @param along headers that go along with each question to a service, asked for on the thread that asks it
     * @param losses is told why somebody was not reached
     */
    public static Outbound open(
            ConnectorFile file,
            Optional<Smtp> mail,
            boolean callbacksMayBePrivate,
            Supplier<Map<String, String>> along,
            LossListener losses) {
        return open(
                file,
                mail,
                callbacksMayBePrivate,
                new Surroundings(
                        InetAddress::getAllByName, PublicAddresses::isPublic, InstantSource.system(), along, losses));
    }

    /** What is outside even of this: DNS, the internet, the time, what goes along with questions, and who hears of losses. */
    record Surroundings(
            Dns dns,
            Predicate<InetAddress> isPublic,
            InstantSource clock,
            Supplier<Map<String, String>> along,
            LossListener losses) {

        Surroundings(Dns dns, Predicate<InetAddress> isPublic, InstantSource clock) {
            this(dns, isPublic, clock, Map::of, (peer, cause) -> {});
        }
    }

    static Outbound open(
            ConnectorFile file, Optional<Smtp> mail, boolean callbacksMayBePrivate, Surroundings surroundings) {
        HttpExchanges http = new HttpExchanges(surroundings.dns(), surroundings.isPublic());
        // Whoever has services learns now, and not at the first call, that no TLS can be spoken.
        if (!file.isEmpty()) http.prepare();
        Reach callbacks = callbacksMayBePrivate ? Reach.ANYWHERE : Reach.PUBLIC;
        Optional<SmtpChannel> letters = mail.map(smtp -> letters(smtp, surroundings));
        return new Outbound(
                http,
                letters,
                peers(file, letters),
                new Outside(
                        connectors(file, http, surroundings),
                        channels(file, letters, http, surroundings),
                        new HttpCallbacks(http, callbacks, surroundings.isPublic(), surroundings.losses())));
    }

    private static HttpConnectors connectors(ConnectorFile file, HttpExchanges http, Surroundings surroundings) {
        Map<String, Service> services = new HashMap<>();
        file.services().forEach((name, settings) -> {
            Endpoint endpoint =
                    new Endpoint(service(name), settings.endpoint(), http, surroundings, surroundings.along());
            services.put(name, new Service(settings, endpoint));
        });
        return new HttpConnectors(services);
    }

    private static NipChannels channels(
            ConnectorFile file, Optional<SmtpChannel> letters, HttpExchanges http, Surroundings surroundings) {
        Map<NipChannel, NipSender> channels = new EnumMap<>(NipChannel.class);
        letters.ifPresent(channel -> channels.put(NipChannel.EMAIL, channel));
        file.gateways().forEach((channel, settings) -> {
            Endpoint endpoint = new Endpoint(channel(channel), settings.endpoint(), http, surroundings, Map::of);
            channels.put(channel, new GatewayChannel(settings, endpoint, surroundings.clock()));
        });
        return new NipChannels(channels);
    }

    private static SmtpChannel letters(Smtp smtp, Surroundings surroundings) {
        Peer server = channel(NipChannel.EMAIL);
        return new SmtpChannel(
                smtp,
                MAIL,
                Map.of(),
                surroundings.clock(),
                cause -> surroundings.losses().lost(server, cause));
    }

    private static Peer service(String name) {
        return new Peer(Peer.Kind.SERVICE, name);
    }

    private static Peer channel(NipChannel channel) {
        return new Peer(Peer.Kind.CHANNEL, channel.literal());
    }

    private static Set<Peer> peers(ConnectorFile file, Optional<SmtpChannel> letters) {
        Set<Peer> peers = new HashSet<>();
        file.services().keySet().forEach(name -> peers.add(service(name)));
        file.channels().forEach(channel -> peers.add(channel(channel)));
        letters.ifPresent(it -> peers.add(channel(NipChannel.EMAIL)));
        return peers;
    }

    /** Everybody known here by whose name losses can be told: services and channels. */
    public Set<Peer> peers() {
        return peers;
    }

    public Outside outside() {
        return outside;
    }

    /** Gives up what is still on its way. */
    @Override
    public void close() {
        letters.ifPresent(SmtpChannel::close);
        http.close();
    }
}
