package dev.workfloo.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.util.IO;

/** Closes what one client opens beyond its share of connections. A proxy that we trust has as many as there are. */
final class ClientConnections implements SelectorManager.AcceptListener {

    private final ClientLimits limits;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final Map<SelectableChannel, String> clients = new ConcurrentHashMap<>();

    ClientConnections(ClientLimits limits) {
        this.limits = limits;
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        client(channel).ifPresent(client -> {
            clients.put(channel, client);
            if (open.merge(client, 1, Integer::sum) > limits.connections()) IO.close(channel);
        });
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
