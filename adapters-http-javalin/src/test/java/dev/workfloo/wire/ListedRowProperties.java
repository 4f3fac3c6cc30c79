package dev.workfloo.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A row says to another's reader what was put into it, and nothing that a program for tables would compute. */
class ListedRowProperties {

    private static final Set<Character> FORMULAS = Set.of('=', '+', '-', '@', '\t', '\r');

    private static List<CSVRecord> read(String text) {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), CSVFormat.RFC4180)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new AssertionError("no CSV: " + text, e);
        }
    }

    private static String cell(String text) {
        List<CSVRecord> rows = read(ListedRow.row(List.of("before", text, "behind")));
        assertEquals(1, rows.size());
        assertEquals(
                List.of("before", "behind"),
                List.of(rows.get(0).get(0), rows.get(0).get(2)));
        return rows.get(0).get(1);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("=+-@\t\r\n\",;' a1.éÑ😀\u0000").ofMaxLength(8),
                Arbitraries.strings()
                        .ofMaxLength(20)
                        .filter(text -> text.chars().noneMatch(it -> Character.isSurrogate((char) it))),
                Arbitraries.bigDecimals().map(Object::toString),
                Arbitraries.integers().map(number -> (number >= 0 ? "+" : "") + number));
    }

    @Property
    void rowsAreReadAsTheyWereWritten(@ForAll("rows") List<List<String>> rows) {
        String text = rows.stream().map(ListedRow::row).collect(Collectors.joining());

        List<List<String>> read = read(text).stream().map(CSVRecord::toList).toList();

        List<List<String>> expected = rows.stream()
                .map(row -> row.stream().map(ListedRowProperties::cell).toList())
                .toList();
        assertEquals(expected, read);
    }

    /** Of more than one column: a row of one empty cell is an empty line. */
    @Provide
    Arbitrary<List<List<String>>> rows() {
        return texts().list().ofMinSize(2).ofMaxSize(6).list().ofMaxSize(5);
    }

    /** What stands in front can be taken away again. */
    @Property
    void onlyAnApostropheIsAdded(@ForAll("texts") String text) {
        String read = cell(text);

        boolean isFormula = !text.isEmpty() && FORMULAS.contains(text.charAt(0));
        assertTrue(read.equals(text) || isFormula && read.equals("'" + text), read);
    }

    @Property
    void nothingIsComputedButNumbers(@ForAll("texts") String text) {
        String read = cell(text);

        if (read.isEmpty() || !FORMULAS.contains(read.charAt(0))) return;
        assertTrue(read.matches("[-+][0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?"), read);
    }

    @Example
    void knowsFormulasFromNumbers() {
        for (String formula :
                List.of("=1+1", "+a", "-", "-1-1", "--1", "+", "@x", "\t1", "\r1", "-1.", "-.5", "+1 ", "-1\n=2"))
            assertEquals("'" + formula, cell(formula));
        for (String plain : List.of("", "1", "-1", "+1", "-1.50", "+525512345678", "1e5", "-1E-7", "a=1", " =1", "'=1"))
            assertEquals(plain, cell(plain));
    }
}
