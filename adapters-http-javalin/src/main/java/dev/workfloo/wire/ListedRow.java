package dev.workfloo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.application.port.in.search.ListedExecution;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An execution as a row of CSV (RFC 4180), with the members of {@link ListedBody} as columns. */
public final class ListedRow {

    private static final List<String> COLUMNS = Stream.of(
                    Stream.of("id", "idUnykoo", "name", "status", "origin", "ipOrigin", ListedBody.LABELS),
                    Stream.of("createdAt", "createdBy", "modifiedAt", "currentNodeName"),
                    ListedBody.PERSON.keySet().stream(),
                    Stream.of(ListedBody.STEPS))
            .flatMap(columns -> columns)
            .toList();

    /** With one of these, programs for tables take a text for a formula, unless it is a number. */
    private static final String FORMULA = "=+-@\t\r";

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

    public static final String HEADER = row(COLUMNS);

    private ListedRow() {}

    /** Lists are joined by semicolons; of steps there are the nodes' ids. */
    public static String of(ListedExecution listed) {
        ObjectNode body = ListedBody.withoutSteps(listed);
        List<String> cells = new ArrayList<>();
        for (String column : COLUMNS) cells.add(text(body.path(column)));
        cells.set(
                cells.size() - 1,
                listed.detail().nodes().stream()
                        .map(record -> record.node().name())
                        .collect(Collectors.joining(";")));
        return row(cells);
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(";"))
                : value.asText();
    }

    static String row(List<String> cells) {
        return cells.stream().map(ListedRow::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean isFormula = !text.isEmpty()
                && FORMULA.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        String plain = isFormula ? "'" + text : text;
        return QUOTED.matcher(plain).find() ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
