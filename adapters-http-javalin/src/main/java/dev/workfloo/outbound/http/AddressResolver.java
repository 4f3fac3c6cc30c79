package dev.workfloo.outbound.http;

import dev.workfloo.outbound.http.HttpRequest.Addresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Resolves names, and gives only the addresses that may be connected to. What is judged here is what is connected to: the name
 * is not looked up again in between.
 */
final class AddressResolver implements AutoCloseable {

    private static final int MOST_OF_OURS = 16;
    private static final int MOST_OF_CLIENTS = 4;
    private static final long IDLE_S = 30;

    private final Network network;

    /** DNS can take its time, so it is asked on threads: for names that the operator knows, */
    private final ExecutorService ours;

    /** and for names that clients bring, whose DNS may be made to hang. */
    private final ExecutorService clients;

    AddressResolver(Network network, ThreadFactory threads) {
        this.network = network;
        this.ours = pool(MOST_OF_OURS, threads);
        this.clients = pool(MOST_OF_CLIENTS, threads);
    }

    private static ExecutorService pool(int most, ThreadFactory threads) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(most, most, IDLE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** The addresses of a host, of which there is at least one. */
    Future<List<InetSocketAddress>> of(String host, int port, Addresses allowed) {
        return (allowed == Addresses.PUBLIC ? clients : ours).submit(() -> resolve(host, port, allowed));
    }

    private List<InetSocketAddress> resolve(String host, int port, Addresses allowed) throws UnknownHostException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (InetAddress address : network.dns().addresses(host)) {
            if (allowed != Addresses.ALL && !network.isPublic().test(address)) continue;
            addresses.add(new InetSocketAddress(InetAddress.getByAddress(host, address.getAddress()), port));
        }
        if (addresses.isEmpty()) throw new Forbidden();
        return addresses;
    }

    @Override
    public void close() {
        ours.shutdownNow();
        clients.shutdownNow();
    }

    /** A name leads to no address that may be connected to. */
    static final class Forbidden extends UnknownHostException {

        private static final long serialVersionUID = 1;

        Forbidden() {
            super("no address that may be connected to");
        }
    }
}
