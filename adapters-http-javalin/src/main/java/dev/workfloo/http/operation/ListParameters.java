package dev.workfloo.http.operation;

import static java.util.stream.Collectors.joining;

import dev.workfloo.http.operation.Query.Parameter;
import io.vavr.control.Either;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parameters of a list, and notes which cannot be read, in the contract's words: they never repeat what was sent. */
final class ListParameters {

    static final String FORMAT = "ERROR_QUERY_PARAM_FORMAT; ";

    private static final String NO_TIME =
            "FORMAT_ERROR; Invalid date format. The format must comply with format ISO 8601";

    /** RFC 3339; a plus sign that was not encoded is a blank in a query. */
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[Tt ](\\d\\d:\\d\\d:\\d\\d)(?:(\\.\\d{1,9})\\d*)?(?:[Zz]|([-+ ])(\\d\\d:\\d\\d))");

    /** Of labels: each is looked up for each execution. */
    private static final int MOST = 100;

    private final Query query;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    ListParameters(Query query) {
        this.query = query;
    }

    /**
     * A whole number from 1.
     *
     * @param range as the contract says it
     * @param usual what counts where it is left out; empty where it must not be
     */
    int number(String name, int most, String range, Optional<Integer> usual) {
        List<String> given = query.values(name);
        if (given.isEmpty() && usual.isPresent()) return usual.get();
        boolean isNumber = given.size() == 1 && given.get(0).matches("[0-9]{1,10}");
        long number = isNumber ? Long.parseLong(given.get(0)) : 0;
        if (number >= 1 && number <= most) return (int) number;
        wrong.put(name, FORMAT + "should be integer value, " + range);
        return 1;
    }

    /** One of these, by its name. */
    <E extends Enum<E>> Optional<E> oneOf(String name, List<E> all) {
        List<String> given = query.values(name);
        Optional<E> meant =
                all.stream().filter(each -> given.equals(List.of(each.name()))).findFirst();
        if (!given.isEmpty() && meant.isEmpty()) {
            wrong.put(
                    name,
                    FORMAT + "should be one of " + all.stream().map(Enum::name).collect(joining(", ")));
        }
        return meant;
    }

    /** Whether it is this one of several words; where it is left out, it is not. */
    boolean is(String word, String name, List<String> words, BiPredicate<String, String> same) {
        List<String> given = query.values(name);
        Optional<String> meant = words.stream()
                .filter(each -> given.size() == 1 && same.test(each, given.get(0)))
                .findFirst();
        if (!given.isEmpty() && meant.isEmpty()) wrong.put(name, FORMAT + "should be " + String.join(" or ", words));
        return meant.equals(Optional.of(word));
    }

    Optional<String> single(String name) {
        List<String> given = query.values(name);
        if (given.size() > 1) wrong.put(name, FORMAT + "should stand once only");
        return given.stream().findFirst();
    }

    Optional<Instant> moment(String name) {
        List<String> given = query.values(name);
        Optional<Instant> moment = given.size() == 1 ? moment(TIME.matcher(given.get(0))) : Optional.empty();
        if (!given.isEmpty() && moment.isEmpty()) wrong.put(name, NO_TIME);
        return moment;
    }

    private static Optional<Instant> moment(Matcher time) {
        if (!time.matches()) return Optional.empty();
        String fraction = Optional.ofNullable(time.group(3)).orElse("");
        String offset = Optional.ofNullable(time.group(5))
                .map(hours -> (time.group(4).equals("-") ? "-" : "+") + hours)
                .orElse("Z");
        try {
            return Optional.of(OffsetDateTime.parse(time.group(1) + "T" + time.group(2) + fraction + offset)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What stands between semicolons; where the parameter stands more than once, of all of them. */
    Set<String> parts(String name) {
        Set<String> parts = new LinkedHashSet<>();
        query.values(name).forEach(value -> parts.addAll(Arrays.asList(value.split(";"))));
        parts.remove("");
        if (parts.size() > MOST) wrong.put(name, FORMAT + "at most " + MOST + " labels");
        return parts;
    }

    /** All but these. */
    List<Parameter> others(Set<String> known) {
        return query.parameters().stream()
                .filter(parameter -> !known.contains(parameter.name()))
                .toList();
    }

    /** What was made of the parameters, or what is wrong with them, if anything is. */
    <T> Either<Answer, T> unlessWrong(T read) {
        return wrong.isEmpty() ? Either.right(read) : Either.left(ListOperations.wrong(wrong));
    }
}
