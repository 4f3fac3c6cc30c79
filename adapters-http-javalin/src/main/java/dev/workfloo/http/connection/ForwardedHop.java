package dev.workfloo.http.connection;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one proxy says of the request that it passed on: in {@code Forwarded} (RFC 7239), or else in {@code X-Forwarded-For} and
 * {@code X-Forwarded-Host} and {@code X-Forwarded-Proto}.
 *
 * @param from whom it had the request from; empty where that is malformed, unknown or hidden
 * @param host that the request was sent to
 * @param scheme by which it was sent: {@code http} or {@code https}
 */
record ForwardedHop(Optional<InetAddress> from, Optional<String> host, Optional<String> scheme) {

    private static final String HOST = "([A-Za-z0-9._-]{1,255}|\\[[0-9a-fA-F:.]{2,45}])(:[0-9]{1,5})?";

    static List<ForwardedHop> latestFirst(Function<String, List<String>> headers) {
        List<String> forwarded = headers.apply("Forwarded");
        if (!forwarded.isEmpty()) {
            return split(String.join(",", forwarded), ',').stream()
                    .map(ForwardedHop::element)
                    .toList();
        }
        List<String> clients = split(String.join(",", headers.apply("X-Forwarded-For")), ',');
        List<String> hosts = split(String.join(",", headers.apply("X-Forwarded-Host")), ',');
        List<String> schemes = split(String.join(",", headers.apply("X-Forwarded-Proto")), ',');
        List<ForwardedHop> hops = new ArrayList<>();
        if (clients.isEmpty() && !(hosts.isEmpty() && schemes.isEmpty())) {
            hops.add(new ForwardedHop(
                    Optional.empty(), at(0, hosts, ForwardedHop::host), at(0, schemes, ForwardedHop::scheme)));
        }
        for (int i = 0; i < clients.size(); i++) {
            hops.add(new ForwardedHop(
                    NumericAddress.parseWithPort(clients.get(i)),
                    at(i, hosts, ForwardedHop::host),
                    at(i, schemes, ForwardedHop::scheme)));
        }
        return hops;
    }

    /** A proxy may write its host or scheme over what others wrote, while it adds to the addresses. */
    private static Optional<String> at(int hop, List<String> said, Function<String, Optional<String>> read) {
        return said.isEmpty() ? Optional.empty() : read.apply(said.get(Math.min(hop, said.size() - 1)));
    }

    private static ForwardedHop element(String element) {
        Optional<InetAddress> from = Optional.empty();
        Optional<String> host = Optional.empty();
        Optional<String> scheme = Optional.empty();
        for (String pair : split(element, ';')) {
            String[] parts = pair.split("=", 2);
            if (parts.length < 2) return new ForwardedHop(Optional.empty(), Optional.empty(), Optional.empty());
            String value = unquoted(parts[1].strip());
            switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                case "for" -> from = NumericAddress.parseWithPort(value);
                case "host" -> host = host(value);
                case "proto" -> scheme = scheme(value);
                default -> {
                    // Of by nothing is asked.
                }
            }
        }
        return new ForwardedHop(from, host, scheme);
    }

    private static Optional<String> host(String text) {
        return Optional.of(text).filter(it -> it.matches(HOST));
    }

    private static Optional<String> scheme(String text) {
        return Optional.of(text.toLowerCase(Locale.ROOT)).filter(it -> it.equals("http") || it.equals("https"));
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }

    /** The parts, last first, and from the end too: what a client put in front, quoted badly, must not change what is behind. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean isQuoted = false;
        int end = text.length();
        for (int i = text.length() - 1; i >= 0; i--) {
            if (text.charAt(i) == '"') isQuoted = !isQuoted;
            if (text.charAt(i) == separator && !isQuoted) {
                parts.add(text.substring(i + 1, end).strip());
                end = i;
            }
        }
        parts.add(text.substring(0, end).strip());
        parts.removeIf(String::isEmpty);
        return parts.isEmpty() ? Collections.emptyList() : parts;
    }
}
