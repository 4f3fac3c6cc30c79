package dev.workfloo.outbound.http;

import io.vavr.control.Either;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something is posted to. A URL that cannot be posted to is refused when it is read.
 *
 * @param host a name or an address, an IPv6 address without its brackets
 * @param port none when it is the scheme's own
 * @param target path and query, as they stand in a request
 */
public record HttpUrl(boolean isSecure, String host, Optional<Integer> port, String target) {

    private static final Pattern AUTHORITY = Pattern.compile("(\\[([0-9A-Fa-f:.]+)]|[^:]*)(:([0-9]*))?");

    /** DNS knows names with {@code _} too, against the rules for the names of hosts. */
    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")*\\.?");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?[0-9]+\\.?");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final int HIGHEST_PORT = 65_535;

    /** @return what is wrong, in words that follow the name of what was given and repeat nothing of it */
    public static Either<String, HttpUrl> parse(String text) {
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean isSecure = scheme.equals("https");
            String authority = url.getRawAuthority();
            if (authority == null || !isSecure && !scheme.equals("http"))
                return Either.left("must be an http or https URL");
            return parse(isSecure, authority, target(url), url.getHost() != null);
        } catch (URISyntaxException e) {
            return Either.left(
                    "must be a URL in which spaces, {, }, |, \\, ^, \", <, > and a % that begins no escape are"
                            + " percent-encoded");
        }
    }

    /** @param isServer whether the authority is one by the oldest rules, which know addresses in brackets */
    private static Either<String, HttpUrl> parse(boolean isSecure, String authority, String target, boolean isServer) {
        if (authority.contains("@")) return Either.left("must be a URL without a user");
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) return Either.left("must name a host that there can be");
        Optional<String> address = Optional.ofNullable(parts.group(2));
        if (address.isEmpty() ? !isHost(parts.group(1)) : !isServer) {
            return Either.left("must name a host that there can be");
        }
        Optional<Integer> port =
                Optional.ofNullable(parts.group(4)).filter(it -> !it.isEmpty()).map(HttpUrl::port);
        if (port.filter(it -> it < 1 || it > HIGHEST_PORT).isPresent()) {
            return Either.left("must have a port from 1 to " + HIGHEST_PORT);
        }
        return Either.right(new HttpUrl(isSecure, address.orElse(parts.group(1)), port, target));
    }

    private static boolean isHost(String host) {
        return NAME.matcher(host).matches()
                && (!ENDS_IN_NUMBER.matcher(host).matches()
                        || IPV4.matcher(host).matches());
    }

    private static int port(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static String target(URI url) {
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    /** As certificates have it: without the dot that says that a name is whole. */
    public String serverName() {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** The address, where the host is one and no name. It is not looked up. */
    public Optional<InetAddress> address() {
        if (!host.contains(":") && !IPV4.matcher(host).matches()) return Optional.empty();
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether it leads to the same port of the same host, in the same way. */
    public boolean isAtServerOf(HttpUrl other) {
        return isSecure == other.isSecure
                && serverName().equalsIgnoreCase(other.serverName())
                && portOrUsual() == other.portOrUsual();
    }

    int portOrUsual() {
        return port.orElse(isSecure ? 443 : 80);
    }

    /** As it stands in a request. */
    String hostAndPort() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port.map(it -> name + ":" + it).orElse(name);
    }

    /** Says nothing of the path, nor of a query, which may hold a key. */
    @Override
    public String toString() {
        return host;
    }
}
