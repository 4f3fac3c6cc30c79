package dev.workfloo.pages;

import io.javalin.http.HandlerType;
import io.vavr.control.Either;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which page is where.
 *
 * @param path as Javalin reads it, such as {@code /docs/{language}}
 * @param room how many bytes may be posted
 * @param secret of which a form's token must have been made; see {@link FormToken}
 */
public record PageRoute(
        HandlerType method, String path, Room room, Function<PageRequest, Optional<String>> secret, Page page) {

    /** Forms without files. */
    public static final int FORM = 1024 * 1024;

    /** One that is read; HEAD is answered likewise. */
    public static PageRoute get(String path, Page page) {
        return new PageRoute(HandlerType.GET, path, Room.of(0), request -> Optional.empty(), page);
    }

    /** A form of those who have no session: its token is made of {@link PageRequest#visitor()}. */
    public static PageRoute post(String path, Page page) {
        return post(path, FORM, PageRequest::knownVisitor, page);
    }

    /** @param secret which the form's token was made of; without one the form is refused */
    public static PageRoute post(String path, int largest, Function<PageRequest, Optional<String>> secret, Page page) {
        return new PageRoute(HandlerType.POST, path, Room.of(largest), secret, page);
    }

    /** The same where it depends on who posts how much is taken. */
    public PageRoute in(Room other) {
        return new PageRoute(method, path, other, secret, page);
    }

    /** For how much there is room, which is looked at before any of it is read. */
    @FunctionalInterface
    public interface Room {

        private static Room of(int bytes) {
            return request -> Either.right(bytes);
        }

        /** @return how many bytes; or what to answer without them */
        Either<PageAnswer, Integer> of(PageRequest request);
    }

    /** Whether this path, as routes have it, is answered by it. */
    boolean isAt(HandlerType asked, String other) {
        return path.equals(other) && methods().anyMatch(asked::equals);
    }

    /** Whether an address leads there. */
    boolean leads(String address) {
        return address.matches(path.replaceAll("\\{[^}]*}", "[^/]+").replaceAll("<[^>]*>", ".+") + "/?");
    }

    Stream<HandlerType> methods() {
        return isPosted() ? Stream.of(method) : Stream.of(method, HandlerType.HEAD);
    }

    boolean isPosted() {
        return method == HandlerType.POST;
    }
}
