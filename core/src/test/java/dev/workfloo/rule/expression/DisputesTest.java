package dev.workfloo.rule.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/expressions.md says of the other engine is all that there is to say, and is so. */
class DisputesTest {

    private static final Path DOCUMENT = Path.of("docs", "expressions.md");
    private static final Value.Context NAMES = Value.Context.of(Map.of("n", 5));

    /** A line of the tables, its marks taken away. */
    record Row(String name, String example, String here, String there) {}

    static Stream<Row> rows() throws IOException {
        String text = Files.readString(DOCUMENT);
        return text.substring(text.indexOf("## Where the other engine differs"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| |"))
                .map(line -> line.split(" ?\\| ?"))
                .map(cells -> new Row(cells[1], cells[3], plain(cells[4]), plain(cells[5])));
    }

    private static String plain(String cell) {
        return cell.replace("`", "");
    }

    @Test
    void eachDisputeIsInTheDocument() throws IOException {
        List<String> names = Arrays.stream(Dispute.values())
                .map(it -> it.name().toLowerCase().replace('_', ' '))
                .toList();

        assertEquals(names, rows().map(Row::name).toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachExampleIsDisputedAsTheDocumentSays(Row row) {
        Culprit culprit = culprit(row.example());

        assertEquals(
                Optional.of(row.name().toUpperCase().replace(' ', '_')),
                Dispute.of(culprit).map(Enum::name));
        assertTrue(Oracle.agree(value(row.here()), culprit.ours()), () -> "here: " + culprit.ours());
        boolean hasValue = !List.of("fails", "a local time").contains(row.there());
        assertEquals(hasValue, culprit.theirs().isPresent());
        if (hasValue)
            assertTrue(Oracle.agree(value(row.there()), culprit.theirs().get()), () -> "there: " + culprit.theirs());
    }

    private static Culprit culprit(String example) {
        String[] cell = example.split(" tested by ");
        if (cell.length == 1) return Culprit.in(expression(plain(example)), NAMES);
        UnaryTests tests = Parser.unaryTests(plain(cell[1])).get();
        Value tested = value(plain(cell[0]));
        Value.Context names = Value.Context.of(Map.of("n", 5, "tested", tested));
        return Culprit.in(
                tests,
                names,
                new Evaluation(new EvaluationContext(names, OracleProperties.NOW)).test(tests, tested),
                Oracle.test(plain(cell[1]), tested, names));
    }

    private static Value value(String text) {
        return Culprit.ours(expression(text), NAMES);
    }

    private static Expression expression(String text) {
        return Parser.expression(text).getOrElseThrow(error -> new AssertionError(text + ": " + error));
    }
}
