package dev.workfloo.http.connection;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The proxies whose word we take for whom a request is from. What they say is read from its end, where the one next to us
 * wrote, up to the first address that is no proxy of ours: what stands before that may have been written by anyone.
 */
public final class TrustedProxies {

    public static final TrustedProxies NOBODY = new TrustedProxies(List.of());

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    private record Network(byte[] address, int bits) {

        boolean holds(byte[] other) {
            if (other.length != address.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if (((address[bit / 8] ^ other[bit / 8]) & mask) != 0) return false;
            }
            return true;
        }
    }

    /** Whom a request is from, and by which scheme and to which host it was sent, as far as a proxy says so. */
    public record Origin(String client, Optional<String> host, Optional<String> scheme) {}

    /**
     * Reads addresses and networks (such as {@code 10.0.0.0/8}), separated by commas.
     *
     * @throws IllegalArgumentException that names the one that is neither
     */
    public static TrustedProxies of(String list) {
        return new TrustedProxies(Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(TrustedProxies::network)
                .toList());
    }

    private static Network network(String text) {
        String[] parts = text.split("/", 2);
        byte[] address = NumericAddress.parse(parts[0])
                .map(InetAddress::getAddress)
                .orElseThrow(() -> new IllegalArgumentException(text + " is no address"));
        int most = address.length * 8;
        if (parts.length == 1) return new Network(address, most);
        boolean fits = parts[1].matches("[0-9]{1,3}") && Integer.parseInt(parts[1]) <= most;
        if (!fits) throw new IllegalArgumentException(text + " is no network");
        return new Network(address, Integer.parseInt(parts[1]));
    }

    private boolean isTrusted(InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address.getAddress()));
    }

    /**
     * Whose share a request counts into, unless it is from one of the proxies itself: an address, or the network of 64 bits in
     * which one machine has as many addresses of version 6 as it likes.
     */
    Optional<String> client(String peer, Function<String, List<String>> headers) {
        String client = origin(peer, headers).client();
        Optional<InetAddress> address = NumericAddress.parse(client);
        if (address.filter(this::isTrusted).isPresent()) return Optional.empty();
        return Optional.of(address.map(TrustedProxies::share).orElse(client));
    }

    private static String share(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == Integer.BYTES) return address.getHostAddress();
        return HexFormat.ofDelimiter(":").formatHex(bytes, 0, Long.BYTES) + "/64";
    }

    /**
     * @param peer the address that the connection is from
     * @param headers gives a header's values by its name, in their order
     */
    public Origin origin(String peer, Function<String, List<String>> headers) {
        Origin origin = new Origin(peer, Optional.empty(), Optional.empty());
        boolean isProxy = !networks.isEmpty()
                && NumericAddress.parse(peer).map(this::isTrusted).orElse(false);
        if (!isProxy) return origin;
        for (ForwardedHop hop : ForwardedHop.latestFirst(headers)) {
            // A proxy may say the host and hide the client, or the other way round.
            Optional<String> host = hop.host().or(origin::host);
            Optional<String> scheme = hop.scheme().or(origin::scheme);
            Optional<InetAddress> from = hop.from();
            if (from.isEmpty()) return new Origin(origin.client(), host, scheme);
            origin = new Origin(from.get().getHostAddress(), host, scheme);
            if (!isTrusted(from.get())) return origin;
        }
        return origin;
    }
}
