package dev.workfloo.pages;

import dev.workfloo.http.PageDispatch;
import dev.workfloo.http.connection.Exchange;
import dev.workfloo.http.connection.TrustedProxies.Origin;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where a browser reached this service.
 *
 * @param scheme as far as it is known
 * @param host with its port, if any
 * @param isLoopback whether the browser is on this machine, with neither a network nor a proxy between
 */
record Reached(String scheme, String host, boolean isLoopback) {

    private static final String HTTP = "http";
    private static final String HTTPS = "https";

    private static final List<String> OF_PROXIES = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Real-IP",
            "Via");

    static Reached by(Context context, PageDispatch dispatch) {
        Origin origin = dispatch.limits()
                .proxies()
                .origin(context.ip(), name -> Collections.list(context.req().getHeaders(name)));
        String host = origin.host()
                .or(() -> Optional.ofNullable(context.header("Host")))
                .orElseGet(() -> Exchange.of(context.req()).host());
        // Where the service is said to be behind TLS, a proxy that calls it by its own name is believed nothing.
        boolean isBehindTls =
                dispatch.address().filter(it -> it.startsWith(HTTPS + ":")).isPresent();
        boolean isLoopback = !isBehindTls && isDirect(context) && isNameOfLoopback(host);
        String scheme = isBehindTls ? HTTPS : origin.scheme().orElseGet(() -> guess(context, isLoopback));
        return new Reached(scheme, host, isLoopback);
    }

    /** Browsers say where a request is from to those alone who are on their machine or come by TLS. */
    private static String guess(Context context, boolean isLoopback) {
        return isLoopback || context.header("Sec-Fetch-Site") == null ? HTTP : HTTPS;
    }

    /** No browser speaks HTTP/1.0 any more, but proxies do that say nothing else of themselves. */
    private static boolean isDirect(Context context) {
        return OF_PROXIES.stream().allMatch(name -> context.header(name) == null)
                && !context.req().getProtocol().equals("HTTP/1.0")
                && isLoopbackAddress(context.ip());
    }

    private static boolean isLoopbackAddress(String numeric) {
        try {
            return InetAddress.getByName(numeric).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isNameOfLoopback(String host) {
        String name = host.replaceFirst(":[0-9]*$", "");
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.[0-9]{1,3}){3}");
    }
}
