package dev.workfloo.http.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.util.IO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what one client opens beyond its share of connections. A proxy that we trust has as many as there are. */
final class ClientConnections implements SelectorManager.AcceptListener {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConnections.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final ClientLimits limits;
    private final AtomicLong quietSince = new AtomicLong();
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final Map<SelectableChannel, String> clients = new ConcurrentHashMap<>();

    ClientConnections(ClientLimits limits) {
        this.limits = limits;
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        client(channel).ifPresent(client -> {
            clients.put(channel, client);
            if (open.merge(client, 1, Integer::sum) <= limits.connections()) return;
            IO.close(channel);
            warn(client);
        });
    }

    /** One line a minute is enough: such a client opens many at once. */
    private void warn(String client) {
        long now = System.nanoTime();
        long before = quietSince.get();
        boolean isQuiet = before != 0 && now - before < QUIET.toNanos();
        if (isQuiet || !quietSince.compareAndSet(before, now)) return;
        LOG.warn(
                "{} has {} connections, and gets no more: if it is a proxy of yours, name it in WORKFLOO_TRUSTED_PROXIES;"
                        + " or raise WORKFLOO_CLIENT_CONNECTIONS",
                client,
                limits.connections());
    }

    private Optional<String> client(SelectableChannel channel) {
        try {
            SocketAddress peer = channel instanceof SocketChannel socket ? socket.getRemoteAddress() : null;
            if (!(peer instanceof InetSocketAddress inet)) return Optional.empty();
            return limits.proxies().client(inet.getAddress().getHostAddress(), name -> List.of());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        forget(channel);
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        forget(channel);
    }

    private void forget(SelectableChannel channel) {
        String client = clients.remove(channel);
        if (client != null) open.computeIfPresent(client, (name, count) -> count == 1 ? null : count - 1);
    }
}
