package dev.workfloo.definition.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.Samples;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.check.Checks;
import dev.workfloo.definition.check.FlowCheck;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.Field.Accepted;
import dev.workfloo.definition.form.Field.Group;
import dev.workfloo.definition.form.Form;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Fingerprint;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DefinitionDocumentProperties {

    @Property
    void survivesWritingAndReading(@ForAll("definitions") WorkflooDefinition definition) {
        Value.Context written = DefinitionWriter.write(definition);

        Either<List<Finding>, WorkflooDefinition> read = DefinitionReader.read(written);

        assertEquals(Either.right(definition), read);
        assertEquals(written, DefinitionWriter.write(read.get()));
    }

    @Property
    void isWrittenAlikeWheneverItIsEqual(@ForAll("definitions") WorkflooDefinition definition) {
        WorkflooDefinition same = withSetsTurnedRound(definition);

        Value.Context written = DefinitionWriter.write(same);

        assertEquals(definition, same);
        assertEquals(DefinitionWriter.write(definition), written);
        assertEquals(Fingerprint.of(DefinitionWriter.write(definition)), Fingerprint.of(written));
    }

    /** The same definition; only what has no order is given in another order. */
    private static WorkflooDefinition withSetsTurnedRound(WorkflooDefinition definition) {
        return new WorkflooDefinition(
                definition.id(),
                definition.name(),
                definition.expiresAfter(),
                definition.timeZone(),
                definition.start(),
                definition.nodes().stream()
                        .map(DefinitionDocumentProperties::turnedRound)
                        .toList());
    }

    private static Node turnedRound(Node node) {
        if (!(node instanceof FormNode form)) return node;
        List<Form.Section> sections = form.form().sections().stream()
                .map(section -> new Form.Section(
                        section.section(),
                        section.fields().stream()
                                .map(DefinitionDocumentProperties::turnedRound)
                                .toList()))
                .toList();
        return new FormNode(form.id(), form.name(), new Form(sections), form.next());
    }

    private static Field turnedRound(Field field) {
        Optional<Group> group = field.group()
                .map(it -> new Group(it.fields(), turnedRound(it.required()), turnedRound(it.optionalAt())));
        Accepted accepts = new Accepted(
                field.type(), turnedRound(field.accepts().traits()), field.limits(), field.options(), group);
        return new Field(field.id(), field.name(), accepts, field.visibility(), field.presentation());
    }

    private static <T> Set<T> turnedRound(Set<T> set) {
        List<T> items = new ArrayList<>(set);
        Collections.reverse(items);
        return new LinkedHashSet<>(items);
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void readsAnyTreeWithoutFalling(@ForAll("trees") Value tree) {
        Either<List<Finding>, WorkflooDefinition> read = DefinitionReader.read(tree);

        assertTellsWhatIsWrong(read);
    }

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void readsAnyDamagedDocumentWithoutFalling(
            @ForAll List<Integer> path, @ForAll("trees") Value damage, @ForAll boolean all) {
        Value.Context document = DefinitionWriter.write(
                all
                        ? Fixtures.aDefinitionWithEverything(Fixtures.aDefinitionId())
                        : Fixtures.aDefinition(Fixtures.aDefinitionId()));

        Value damaged = damaged(document, path, damage);

        Either<List<Finding>, WorkflooDefinition> read = DefinitionReader.read(damaged);
        assertTellsWhatIsWrong(read);
        read.peek(definition ->
                assertEquals(Either.right(definition), DefinitionReader.read(DefinitionWriter.write(definition))));
        read.peek(definition -> assertTellsWhatIsWrong(Checks.check(definition)));
    }

    private static void assertTellsWhatIsWrong(Either<List<Finding>, WorkflooDefinition> read) {
        List<Finding> findings = read.isLeft() ? read.getLeft() : List.of();
        assertEquals(read.isLeft(), findings.stream().anyMatch(Finding::isError));
        assertEquals(findings.size(), Set.copyOf(findings).size(), () -> "a finding twice: " + findings);
    }

    private static void assertTellsWhatIsWrong(FlowCheck.Result result) {
        assertEquals(result.flow().isEmpty(), result.findings().stream().anyMatch(Finding::isError));
        assertEquals(result.findings().size(), Set.copyOf(result.findings()).size());
    }

    /** Walks down the path, each step choosing among what there is, and puts the damage at its end. */
    private static Value damaged(Value value, List<Integer> path, Value damage) {
        if (path.isEmpty()) return damage;
        List<Integer> rest = path.subList(1, path.size());
        if (value instanceof Value.Context context && !context.members().isEmpty()) {
            Map<String, Value> members = new LinkedHashMap<>(context.members());
            String name = List.copyOf(members.keySet()).get(Math.floorMod(path.get(0), members.size()));
            members.put(name, damaged(context.get(name), rest, damage));
            return new Value.Context(members);
        }
        if (value instanceof Value.Sequence sequence && !sequence.items().isEmpty()) {
            List<Value> items = new ArrayList<>(sequence.items());
            int position = Math.floorMod(path.get(0), items.size());
            items.set(position, damaged(items.get(position), rest, damage));
            return new Value.Sequence(items);
        }
        return damage;
    }

    @Provide
    Arbitrary<WorkflooDefinition> definitions() {
        return Samples.definitions();
    }

    @Provide
    Arbitrary<Value> trees() {
        return Samples.trees();
    }
}
