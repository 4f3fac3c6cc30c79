package dev.workfloo.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Resolves names for the client, and lets it have only the addresses that it may connect to. What is judged here is what is
 * connected to: nobody asks for the name again in between.
 */
final class CheckedAddresses implements SocketAddressResolver {

    private final Dns dns;
    private final Predicate<InetAddress> isPublic;
    private final Executor ours;
    private final Executor strangers;

    /**
     * DNS can take its time, so it is asked on threads.
     *
     * @param ours for names that the operator knows
     * @param strangers for names that clients bring, whose DNS may be made to hang
     */
    CheckedAddresses(Dns dns, Predicate<InetAddress> isPublic, Executor ours, Executor strangers) {
        this.dns = dns;
        this.isPublic = isPublic;
        this.ours = ours;
        this.strangers = strangers;
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        boolean anywhere = mayGoAnywhere(context);
        (anywhere ? ours : strangers).execute(() -> {
            try {
                promise.succeeded(resolve(host, port, anywhere));
            } catch (UnknownHostException | RuntimeException e) {
                promise.failed(e);
            }
        });
    }

    /** Whoever does not say where a message may go gets the public addresses. */
    private static boolean mayGoAnywhere(Map<String, Object> context) {
        return context.get(Destination.CONTEXT_KEY) instanceof Destination destination
                && destination.getOrigin().getTag() == Reach.ANYWHERE;
    }

    private List<InetSocketAddress> resolve(String host, int port, boolean anywhere) throws UnknownHostException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (InetAddress address : dns.addresses(host)) {
            if (!anywhere && !isPublic.test(address)) continue;
            // The certificate must be for the name that was asked for, so the address keeps it.
            addresses.add(new InetSocketAddress(InetAddress.getByAddress(host, address.getAddress()), port));
        }
        if (addresses.isEmpty()) throw new Forbidden();
        return addresses;
    }

    /** All addresses of a name are such as must not be connected to. */
    static final class Forbidden extends UnknownHostException {

        private static final long serialVersionUID = 1;

        Forbidden() {
            super("no address that may be connected to");
        }
    }
}
