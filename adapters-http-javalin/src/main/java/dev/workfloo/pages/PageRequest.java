package dev.workfloo.pages;

import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.Exchange;
import dev.workfloo.http.operation.Query;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request for a page. */
public final class PageRequest {

    /** The place in a route's path that names the language; it counts more than the person's choice. */
    public static final String IN_LANGUAGE = "language";

    static final String LANGUAGE = "lang";
    static final String VISITOR = "workfloo-visitor";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Context context;
    private final PostedForm form;
    private final ClientLimits limits;
    private @Nullable String newVisitor;

    PageRequest(Context context, byte[] body, ClientLimits limits) {
        this.context = context;
        this.limits = limits;
        String type = context.header("Content-Type");
        this.form = body.length == 0 || type == null ? PostedForm.EMPTY : FormReader.read(type, body);
    }

    /** The address's; or the person's choice: now, earlier, or the browser's. */
    public Language language() {
        return Optional.ofNullable(context.pathParamMap().get(IN_LANGUAGE))
                .flatMap(Language::of)
                .or(this::chosenLanguage)
                .or(() -> cookie(LANGUAGE).flatMap(Language::of))
                .orElseGet(() -> Language.preferred(header("Accept-Language").orElse("")));
    }

    Optional<Language> chosenLanguage() {
        return query(LANGUAGE).flatMap(Language::of);
    }

    public Words words() {
        return Words.in(language());
    }

    /** What stands in the path in this place of the route. */
    public String path(String name) {
        return context.pathParam(name);
    }

    /** The first of this name in the query. */
    public Optional<String> query(String name) {
        return Query.of(context.queryString()).values(name).stream().findFirst();
    }

    public PostedForm form() {
        return form;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(context.header(name));
    }

    /** Of those that {@link PageAnswer#with} sets. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(context.cookie(PageCookie.sentName(name, isLoopback())));
    }

    /** Whether htmx asks, for a part of a page. */
    public boolean isForAPart() {
        return header("HX-Request").isPresent()
                && header("HX-History-Restore-Request").isEmpty();
    }

    /** Whether the browser reaches this machine by itself, without a network. */
    public boolean isLoopback() {
        String name = host().replaceFirst(":[0-9]*$", "");
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.[0-9]{1,3}){3}");
    }

    /** The host, and port if any, that the browser asks, as far as a proxy says so. */
    public String host() {
        return limits.proxies()
                .origin(context.ip(), name -> Collections.list(context.req().getHeaders(name)))
                .host()
                .or(() -> header("Host"))
                .orElseGet(() -> Exchange.of(context.req()).host());
    }

    /** A secret of one who has no session, for the tokens of forms; it is given with the answer where it is new. */
    public String visitor() {
        return knownVisitor().orElseGet(() -> {
            if (newVisitor == null) newVisitor = secret();
            return newVisitor;
        });
    }

    Optional<String> knownVisitor() {
        return cookie(VISITOR);
    }

    Optional<String> newVisitor() {
        return Optional.ofNullable(newVisitor);
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether it was sent by a page of ours, as far as the browser says; under {@code no-referrer} it hides its origin. */
    boolean isFromHere() {
        return header("Sec-Fetch-Site").map("same-origin"::equals).orElse(true);
    }
}
