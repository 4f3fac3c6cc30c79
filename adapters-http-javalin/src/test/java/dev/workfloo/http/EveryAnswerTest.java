package dev.workfloo.http;

import static dev.workfloo.http.EveryAnswer.all;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.http.description.DescribedOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of openapi.json is asked for each of its answers, on a real server, and each is what it should be, whole. What is
 * described and has no case in {@link EveryAnswer} is named here, and so is a row of the page's table of errors.
 */
class EveryAnswerTest {

    /** Nothing that a client or a neighbour does brings these about. */
    private static final Set<String> NOTHING_LEADS_THERE = Set.of(
            "health 500",
            "ready 500",
            "metrics 500",
            "metrics 503",
            "openapi 500",
            "openapi 503",
            // What takes no body is the same each time.
            "cancel 422",
            "fallbackOtp 422",
            "revokeLink 422");

    @AfterAll
    static void stop() {
        EveryAnswer.SERVICE.close();
        EveryAnswer.HURRIED.close();
        EveryAnswer.PRODUCTION.close();
    }

    static Stream<EveryAnswer> cases() {
        return all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isWhole(EveryAnswer answer) {
        assertEquals(answer.whole(), answer.told());
    }

    @Test
    void eachThatIsDescribedHasACase() {
        Set<String> described = new TreeSet<>();
        for (DescribedOperation operation : DescribedOperation.all()) {
            operation.answers().keySet().forEach(status -> described.add(operation.name() + " " + status));
        }
        described.removeAll(NOTHING_LEADS_THERE);

        Set<String> shown = all().stream()
                .filter(answer -> !answer.operation().isEmpty())
                .map(answer -> answer.operation() + " " + answer.status())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(described, shown);
    }

    /** {@code | statuses | type, or that there is no body | when |} in docs/api.md. */
    private record Row(List<String> statuses, String type) {

        static Optional<Row> of(String line) {
            String[] cells = line.split(" *\\| *");
            boolean isRow = cells.length == 4 && cells[1].matches("[0-9, ]+");
            if (!isRow) return Optional.empty();
            String type = cells[2].startsWith("`") ? cells[2].replaceFirst("`([^`]*)`.*", "$1") : cells[2];
            return Optional.of(new Row(Arrays.asList(cells[1].split(", ")), type));
        }

        boolean isOf(EveryAnswer answer, String status) {
            String body = answer.whole().replaceFirst("^[^{]*", "");
            if (!answer.status().equals(status)) return false;
            if (type.equals("no body")) return body.isEmpty();
            if (type.startsWith("none")) return body.contains("ERROR_QUERY_PARAM_FORMAT");
            return body.startsWith("{\"" + type + "\":") || body.startsWith("{\"typeError\":\"" + type + "\"");
        }
    }

    @Test
    void eachRowOfTheTableOfErrorsHasACase() throws IOException {
        List<Row> rows = Files.readString(Path.of("docs", "api.md"))
                .lines()
                .dropWhile(line -> !line.equals("## Errors"))
                .map(Row::of)
                .flatMap(Optional::stream)
                .toList();

        List<String> missing = new ArrayList<>();
        for (Row row : rows) {
            for (String status : row.statuses()) {
                if (all().stream().noneMatch(answer -> row.isOf(answer, status)))
                    missing.add(status + " " + row.type());
            }
        }

        assertTrue(rows.size() > 20, rows::toString);
        assertEquals(List.of(), missing);
    }
}
