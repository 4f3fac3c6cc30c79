package dev.workfloo.outbound;

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
import java.util.function.Predicate;

/**
 * Resolves names, and gives only the addresses that may be connected to. What is judged here is what is connected to: nobody
 * asks for the name again in between.
 */
final class CheckedAddresses implements AutoCloseable {

    private static final int MOST_OF_OURS = 16;
    private static final int MOST_OF_STRANGERS = 4;
    private static final long IDLE_S = 30;

    private final Dns dns;
    private final Predicate<InetAddress> isPublic;

    /** DNS can take its time, so it is asked on threads: for names that the operator knows, */
    private final ExecutorService ours;

    /** and for names that clients bring, whose DNS may be made to hang. */
    private final ExecutorService strangers;

    CheckedAddresses(Dns dns, Predicate<InetAddress> isPublic, ThreadFactory threads) {
        this.dns = dns;
        this.isPublic = isPublic;
        this.ours = pool(MOST_OF_OURS, threads);
        this.strangers = pool(MOST_OF_STRANGERS, threads);
    }

    private static ExecutorService pool(int most, ThreadFactory threads) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(most, most, IDLE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** The addresses of a host, of which there is at least one. */
    Future<List<InetSocketAddress>> of(String host, int port, Reach reach) {
        return (reach == Reach.ANYWHERE ? ours : strangers).submit(() -> resolve(host, port, reach));
    }

    private List<InetSocketAddress> resolve(String host, int port, Reach reach) throws UnknownHostException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (InetAddress address : dns.addresses(host)) {
            if (reach != Reach.ANYWHERE && !isPublic.test(address)) continue;
            addresses.add(new InetSocketAddress(InetAddress.getByAddress(host, address.getAddress()), port));
        }
        if (addresses.isEmpty()) throw new Forbidden();
        return addresses;
    }

    @Override
    public void close() {
        ours.shutdownNow();
        strangers.shutdownNow();
    }

    /** All addresses of a name are such as must not be connected to. */
    static final class Forbidden extends UnknownHostException {

        private static final long serialVersionUID = 1;

        Forbidden() {
            super("no address that may be connected to");
        }
    }
}
