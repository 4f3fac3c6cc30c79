package dev.workfloo.definition.document;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Samples;
import dev.workfloo.SealedTypes;
import dev.workfloo.definition.Formula;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.html.HtmlTemplate;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.syntax.Printer;
import io.vavr.control.Either;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds of every kind of node, also of one that is yet to come. */
class NodeKindProperties {

    /** Whatever is in the node: what its kind does not name would be neither checked nor kept out of traces. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void namesAllFormulasThatItHolds(@ForAll("definitions") WorkflooDefinition definition) {
        for (Node node : definition.nodes()) {
            List<String> held = new ArrayList<>();
            addHeld(node, held);

            List<String> named =
                    node.formulas().map(NodeKindProperties::print).sorted().toList();

            assertEquals(held.stream().sorted().toList(), named, node.id()::name);
        }
    }

    private static void addHeld(Object part, List<String> held) {
        if (part instanceof Expression expression) held.add(Printer.print(expression));
        else if (part instanceof UnaryTests tests) held.add(Printer.print(tests));
        else if (part instanceof HtmlTemplate page)
            page.expressions().map(Printer::print).forEach(held::add);
        else if (part instanceof Iterable<?> items) items.forEach(item -> addHeld(item, held));
        else if (part instanceof Map<?, ?> members) members.values().forEach(item -> addHeld(item, held));
        else if (part instanceof Optional<?> maybe) maybe.ifPresent(item -> addHeld(item, held));
        else if (part instanceof Record)
            Arrays.stream(part.getClass().getRecordComponents()).forEach(it -> addHeld(read(it, part), held));
    }

    private static Object read(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void saysWhereEachFormulaStands(@ForAll("definitions") WorkflooDefinition definition) {
        Value written = DefinitionWriter.write(definition);

        for (int i = 0; i < definition.nodes().size(); i++) {
            String node = "/nodes/" + i;
            definition
                    .nodes()
                    .get(i)
                    .formulas()
                    .forEach(it -> assertStands(print(it), at(node + it.pointer(), written)));
        }
    }

    /** By itself, or in a place of a template. */
    private static void assertStands(String formula, Value at) {
        String text = at instanceof Value.Text written ? written.text() : at.noun();
        assertTrue(text.equals(formula) || text.contains("{{ " + formula + " }}"), () -> formula + " in " + text);
    }

    private static Value at(String pointer, Value tree) {
        Value at = tree;
        for (String step : pointer.substring(1).split("/")) {
            at = at instanceof Value.Sequence list ? list.items().get(Integer.parseInt(step)) : member(at, step);
        }
        return at;
    }

    private static Value member(Value of, String name) {
        assertTrue(of instanceof Value.Context, name);
        return ((Value.Context) of).get(name);
    }

    private static String print(Formula formula) {
        Either<UnaryTests, Expression> content = formula.content();
        return content.fold(Printer::print, Printer::print);
    }

    @Example
    void eachKindOfNodeHasItsLine() {
        Set<Class<?>> missing = SealedTypes.in(Node.class).collect(toSet());

        for (NodeKind kind : NodeKind.values()) missing.remove(kind.type());

        assertEquals(Set.of(), missing, "let NodeKind have a line for");
    }

    /** A kind that no sample has is proven by no property. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void isAmongTheSamples(@ForAll("definitions") WorkflooDefinition definition) {
        definition.nodes().forEach(node -> Statistics.collect(NodeKind.of(node)));

        Statistics.coverage(coverage -> Arrays.stream(NodeKind.values())
                .forEach(kind -> coverage.check(kind).count(count -> count > 0)));
    }

    @Provide
    Arbitrary<WorkflooDefinition> definitions() {
        return Samples.definitions();
    }
}
