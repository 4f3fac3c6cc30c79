package dev.workfloo;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which members are known in each place of a document: by its reader, and by its schema. */
public final class KnownMembers {

    private static final Pattern WORD = Pattern.compile("\"([A-Za-z$]+)\"");

    private KnownMembers() {}

    /** All words in quotes that stand in the sources of a package, or below it: the names of members are among them. */
    public static Stream<String> words(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(Files::isRegularFile).toList().stream().flatMap(KnownMembers::wordsOf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> wordsOf(Path source) {
        try {
            return WORD.matcher(Files.readString(source)).results().map(word -> word.group(1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document once for each object in it, which has all of these members there too. */
    public static Map<String, Value> withMore(Value document, Set<String> words) {
        Map<String, Value> changed = new TreeMap<>();
        Mutations.eachObject(
                document, (place, change) -> changed.put(place, change.apply(object -> more(object, words))));
        return changed;
    }

    private static Value more(Value object, Set<String> words) {
        Value more = object;
        for (String word : words) {
            if (!((Value.Context) object).members().containsKey(word)) more = Mutations.with(more, word, Value.of(7.5));
        }
        return more;
    }

    /** The members of one place that a reader does not know. */
    public static Set<String> unknown(List<Finding> findings, String place) {
        return findings.stream()
                .filter(finding -> finding.message().startsWith("is not known here"))
                .map(Finding::pointer)
                .filter(pointer ->
                        pointer.substring(0, pointer.lastIndexOf('/')).equals(place))
                .map(pointer -> pointer.substring(place.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same of a schema; where in the schema that is said is kept. */
    public static Set<String> unknown(List<Error> errors, String place, Set<String> said) {
        return errors.stream()
                .filter(error -> error.getKeyword().equals("additionalProperties"))
                .filter(error -> error.getInstanceLocation().toString().equals(place))
                .peek(error -> said.add(error.getSchemaLocation().getFragment().toString()))
                .map(Error::getProperty)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where a schema says that it knows all members of an object. */
    public static Set<String> closed(JsonNode schema) {
        Set<String> places = new TreeSet<>();
        collectClosed(schema, "", places);
        return places;
    }

    private static void collectClosed(JsonNode schema, String place, Set<String> places) {
        if (schema.path("additionalProperties").isBoolean()) places.add(place + "/additionalProperties");
        schema.properties().forEach(member -> collectClosed(member.getValue(), place + "/" + member.getKey(), places));
    }
}
