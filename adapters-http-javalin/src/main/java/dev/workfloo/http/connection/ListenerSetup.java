package dev.workfloo.http.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** Sets up how connections are taken, for all connectors that the server has when it starts. */
final class ListenerSetup implements LifeCycle.Listener {

    /** Connections that the system keeps for us until we take them; Linux bounds it by net.core.somaxconn, 4096. */
    private static final int QUEUE = 4_096;

    private static final int MOST_CONNECTIONS = 10_000;

    /** Where there are no more connections to be had, those that were idle for this long make way. */
    private static final int IDLE_MS = 2_000;

    private final ClientLimits limits;

    ListenerSetup(ClientLimits limits) {
        this.limits = limits;
    }

    @Override
    public void lifeCycleStarting(LifeCycle starting) {
        Server server = (Server) starting;
        NetworkConnectionLimit all = new NetworkConnectionLimit(mostConnections(), server);
        all.setEndPointIdleTimeout(IDLE_MS);
        server.addBean(all);
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof ServerConnector network) network.setAcceptQueueSize(QUEUE);
            if (connector instanceof AbstractConnector taking) taking.addBean(new ClientConnections(limits));
        }
    }

    /** A quarter of the files that the process may open is left for the database and other services. */
    private static int mostConnections() {
        boolean isKnown = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean;
        if (!isKnown) return MOST_CONNECTIONS;
        long files =
                ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getMaxFileDescriptorCount();
        return (int) Math.min(MOST_CONNECTIONS, files / 4 * 3);
    }
}
