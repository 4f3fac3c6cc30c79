package dev.workfloo.http.connection;

import io.javalin.http.Header;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/**
 * A request that is what its first line says. No header changes that: proxies decide by that line who may do what. Only slashes
 * too many in front of the API's paths are left out, which clients write whose base address ends in one: there it is the
 * key that decides, while what takes none may be kept from others by its path alone.
 */
final class LiteralRequest extends Request.Wrapper {

    /** Javalin would take another method from the one, and take the other for a WebSocket of its own, without asking for a key. */
    private static final List<String> OVERRIDING = List.of(Header.X_HTTP_METHOD_OVERRIDE, Header.SEC_WEBSOCKET_VERSION);

    private final HttpURI uri;
    private final HttpFields headers;

    LiteralRequest(Request sent, ServedPaths paths) {
        super(sent);
        this.uri = withoutSlashes(sent.getHttpURI(), paths);
        this.headers = paths.isOurs(uri.getPath()) ? withoutOverriding(sent.getHeaders()) : sent.getHeaders();
    }

    private static HttpURI withoutSlashes(HttpURI sent, ServedPaths paths) {
        String path = sent.getPath();
        if (path == null || !path.startsWith("//")) return sent;
        if (!paths.isOfTheApi(path.replaceFirst("^/+", "/"))) return sent;
        try {
            return HttpURI.build(sent, sent.getPathQuery().replaceFirst("^/+", "/"))
                    .asImmutable();
        } catch (IllegalArgumentException e) {
            // Without them it leads out of everything, and with them nowhere.
            return sent;
        }
    }

    /** What a host serves beside may well be a WebSocket. */
    private static HttpFields withoutOverriding(HttpFields sent) {
        if (OVERRIDING.stream().noneMatch(sent::contains)) return sent;
        HttpFields.Mutable rest = HttpFields.build(sent);
        OVERRIDING.forEach(rest::remove);
        return rest.asImmutable();
    }

    @Override
    public HttpURI getHttpURI() {
        return uri;
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }
}
