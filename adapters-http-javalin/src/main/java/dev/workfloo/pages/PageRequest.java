package dev.workfloo.pages;

import dev.workfloo.http.operation.Query;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.Base64;
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
    private final Once<Optional<PostedForm>> form;
    private final Reached reached;
    private @Nullable String newVisitor;

    PageRequest(Context context, byte[] body, Reached reached) {
        this.context = context;
        this.reached = reached;
        this.form = Once.of(() -> FormReader.read(header("Content-Type").orElse(""), body));
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

    /** Its path, as it was asked for. */
    String address() {
        return context.path();
    }

    /** What stands in the path in this place of the route. */
    public String path(String name) {
        return context.pathParam(name);
    }

    /** The first of this name in the query. */
    public Optional<String> query(String name) {
        return Query.of(context.queryString()).values(name).stream().findFirst();
    }

    /** What was posted; it is read when it is first asked for. */
    public PostedForm form() {
        return form.get().orElse(PostedForm.EMPTY);
    }

    /** Whether more was posted than a form holds. */
    boolean isTooMuch() {
        return form.get().isEmpty();
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
        return reached.isLoopback();
    }

    /** The host, and port if any, that the browser asks, as far as a proxy says so. */
    public String host() {
        return reached.host();
    }

    /** By which scheme the browser asks: {@code http} or {@code https}, as far as that is known. */
    public String scheme() {
        return reached.scheme();
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
