package dev.workfloo.execution.search;

import dev.workfloo.execution.Start.Channel;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Something under which an execution can be found.
 *
 * @param name of the field that was answered; of a label and of an origin, nothing
 * @param text in the form of {@link SearchText}, of a label as it is, of an origin its name
 */
@ValueObject
public record SearchTerm(Kind kind, String name, String text) {

    /** The shortest beginning that can be searched for, in code points of the normal form. */
    public static final int SHORTEST_PREFIX = 3;

    /** What an answer begins with counts up to here; what is searched for is cut. */
    public static final int LONGEST_PREFIX = 32;

    /** A longer answer is found by its beginning alone. */
    private static final int LONGEST_WHOLE = 1_000;

    /** Stores know them by these names, so they never change. */
    public enum Kind {
        /** All of an answer. */
        WHOLE,
        /** What an answer begins with. */
        PREFIX,
        LABEL,
        /** By which way it was asked for. */
        ORIGIN
    }

    public static SearchTerm label(String label) {
        return new SearchTerm(Kind.LABEL, "", label);
    }

    /** What finds what came by this way; nothing for the API, by which nearly all come. */
    public static Optional<SearchTerm> origin(Channel channel) {
        return channel == Channel.API ? Optional.empty() : Optional.of(new SearchTerm(Kind.ORIGIN, "", channel.name()));
    }

    /** What finds a field's answers that are this text; those that are longer than 1,000 characters are not found so. */
    public static SearchTerm whole(String name, String text) {
        return new SearchTerm(Kind.WHOLE, name, SearchText.of(text));
    }

    /** What finds a field's answers that begin with this text; nothing does where it is too short. */
    public static Optional<SearchTerm> prefix(String name, String text) {
        String normal = SearchText.of(SearchText.cut(text, LONGEST_WHOLE));
        return SearchText.length(normal) < SHORTEST_PREFIX
                ? Optional.empty()
                : Optional.of(new SearchTerm(
                        Kind.PREFIX,
                        name,
                        SearchText.cut(normal, LONGEST_PREFIX).strip()));
    }

    /** Under which terms an answer is found. */
    static Stream<SearchTerm> of(String name, String text) {
        boolean isLong = SearchText.length(text) > LONGEST_WHOLE;
        String normal = SearchText.of(SearchText.cut(text, LONGEST_WHOLE));
        Stream<SearchTerm> whole = isLong ? Stream.empty() : Stream.of(new SearchTerm(Kind.WHOLE, name, normal));
        int longest = Math.min(SearchText.length(normal), LONGEST_PREFIX);
        Stream<SearchTerm> prefixes = IntStream.rangeClosed(SHORTEST_PREFIX, longest)
                .mapToObj(length -> SearchText.cut(normal, length))
                .filter(prefix -> !prefix.endsWith(" "))
                .map(prefix -> new SearchTerm(Kind.PREFIX, name, prefix));
        return Stream.concat(whole, prefixes);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "SearchTerm[" + kind + "]";
    }
}
