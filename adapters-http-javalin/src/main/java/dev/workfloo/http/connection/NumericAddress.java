package dev.workfloo.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Numeric addresses, as they stand in headers and settings: names are never looked up. */
final class NumericAddress {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String IPV4 = OCTET + "(\\." + OCTET + "){3}";
    private static final String IPV6 = "[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*";

    private NumericAddress() {}

    static Optional<InetAddress> parse(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (bare.length() > 45 || !(bare.matches(IPV4) || bare.matches(IPV6))) return Optional.empty();
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The same with a port behind it, or without. */
    static Optional<InetAddress> parseWithPort(String text) {
        boolean hasPort = text.matches("(\\[.*]|[0-9.]+):[0-9]{1,5}");
        return parse(hasPort ? text.substring(0, text.lastIndexOf(':')) : text);
    }
}
