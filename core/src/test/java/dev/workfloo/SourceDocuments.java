package dev.workfloo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JSON that stands in files, on pages and in the tests of this project. */
public final class SourceDocuments {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern ON_PAGE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IN_TEST = Pattern.compile("\"\"\"\n(.*?)\"\"\"", Pattern.DOTALL);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SourceDocuments() {}

    /** @param place the file that it stands in */
    public record Found(Path place, Value document) {

        public String json() {
            return Schemas.json(document).toString();
        }

        public boolean has(String member) {
            return document instanceof Value.Context object && object.members().containsKey(member);
        }
    }

    /** Files of JSON, and examples on pages. */
    public static List<Found> shown() {
        Stream<Found> files = sources(".json").flatMap(file -> found(file, text(file)));
        Stream<Found> examples = sources(".md").flatMap(page -> blocks(page, ON_PAGE));
        return Stream.concat(files, examples).toList();
    }

    /** What tests say in text blocks, as far as it is JSON; in some of them {@code '} stands for the quotes. */
    public static List<Found> tried() {
        return sources(".java").flatMap(file -> blocks(file, IN_TEST)).toList();
    }

    private static Stream<Path> sources(String extension) {
        try (Stream<Path> modules = Files.list(PROJECT)) {
            return modules
                    .flatMap(module -> Stream.of(module.resolve("src"), module.resolve("docs")))
                    .filter(Files::isDirectory)
                    .flatMap(folder -> files(folder, extension))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder, String extension) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(extension)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Found> blocks(Path file, Pattern block) {
        Matcher blocks = block.matcher(text(file));
        return blocks.results().flatMap(found -> found(file, found.group(1)));
    }

    private static Stream<Found> found(Path file, String text) {
        return read(text).or(() -> read(text.replace('\'', '"'))).map(document -> new Found(file, document)).stream();
    }

    private static Optional<Value> read(String text) {
        try {
            return Optional.of(Value.of(JSON.readValue(text, Map.class)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
