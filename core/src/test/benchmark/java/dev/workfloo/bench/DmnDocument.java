package dev.workfloo.bench;

import dev.workfloo.rule.decision.HitPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The policy as a DMN 1.3 document: the one that every peer reads. */
final class DmnDocument {

    static final String NAMESPACE = "https://workfloo.dev/bench";
    static final String NAME = "policy";

    private static final List<Column> INPUTS = List.of(
            new Column("score", "number"),
            new Column("income", "number"),
            new Column("employment", "string"),
            new Column("customer", "boolean"));
    private static final List<Column> OUTPUTS =
            List.of(new Column("exit", "string"), new Column("message", "string"), new Column("rate", "number"));

    private DmnDocument() {}

    private record Column(String name, String type) {}

    static byte[] of(Policy policy, HitPolicy hitPolicy) {
        String document = """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions" name="%s" namespace="%s">
                %s
                <decision id="%s" name="%s">
                <variable name="%s"/>
                %s
                <decisionTable id="table" hitPolicy="%s">
                %s
                %s
                %s
                </decisionTable>
                </decision>
                </definitions>
                """.formatted(
                        NAME,
                        NAMESPACE,
                        each(INPUTS, DmnDocument::data),
                        NAME,
                        NAME,
                        NAME,
                        each(INPUTS, DmnDocument::requirement),
                        hitPolicy,
                        each(INPUTS, DmnDocument::input),
                        each(OUTPUTS, DmnDocument::output),
                        each(policy.rows(), DmnDocument::rule));
        return document.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> String each(List<T> all, Function<T, String> write) {
        return all.stream().map(write).collect(Collectors.joining("\n"));
    }

    private static String data(Column column) {
        return "<inputData id=\"%1$s_data\" name=\"%1$s\"><variable name=\"%1$s\" typeRef=\"%2$s\"/></inputData>"
                .formatted(column.name(), column.type());
    }

    private static String requirement(Column column) {
        return "<informationRequirement><requiredInput href=\"#%s_data\"/></informationRequirement>"
                .formatted(column.name());
    }

    private static String input(Column column) {
        return "<input id=\"%1$s_input\" label=\"%1$s\"><inputExpression typeRef=\"%2$s\"><text>%1$s</text></inputExpression></input>"
                .formatted(column.name(), column.type());
    }

    private static String output(Column column) {
        return "<output id=\"%1$s_output\" name=\"%1$s\" typeRef=\"%2$s\"/>".formatted(column.name(), column.type());
    }

    private static String rule(Row row) {
        return "<rule id=\"rule_%d\">".formatted(row.number())
                + entries("inputEntry", row, row.conditions())
                + entries("outputEntry", row, row.outputs())
                + "</rule>";
    }

    private static String entries(String element, Row row, List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> "<%1$s id=\"%1$s_%2$d_%3$d\"><text>%4$s</text></%1$s>"
                        .formatted(element, row.number(), i, texts.get(i).replace("<", "&lt;")))
                .collect(Collectors.joining());
    }
}
