package dev.workfloo.definition;

import dev.workfloo.definition.Field.Group;
import dev.workfloo.definition.Field.Trait;
import dev.workfloo.definition.Form.Section;
import dev.workfloo.rule.TreeWriter;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes a definition as a plain tree, in one way only: reading it gives the same definition, and two definitions are
 * equal exactly when their trees are.
 */
public final class DefinitionWriter {

    private DefinitionWriter() {}

    public static Value.Context write(WorkflooDefinition definition) {
        return new TreeWriter()
                .text("id", definition.id().hex())
                .text("name", definition.name())
                .text("expiresAfter", definition.expiresAfter().map(Duration::toString))
                .text("timeZone", definition.timeZone().getId())
                .text("start", definition.start().name())
                .list("nodes", definition.nodes(), DefinitionWriter::node)
                .done();
    }

    private static Value node(Node node) {
        return node.fold(new Node.Cases<Value>() {
            @Override
            public Value form(FormNode form) {
                return head(node)
                        .list("sections", form.form().sections(), DefinitionWriter::section)
                        .text("next", form.next().map(NodeId::name))
                        .done();
            }

            @Override
            public Value label(LabelNode label) {
                return head(node)
                        .texts("labels", label.labels())
                        .text("next", label.next().map(NodeId::name))
                        .done();
            }

            @Override
            public Value ruleset(RulesetNode ruleset) {
                return RuleWriter.ruleset(head(node), ruleset).done();
            }

            @Override
            public Value decisionTree(DecisionTreeNode tree) {
                return RuleWriter.decisionTree(head(node), tree).done();
            }

            @Override
            public Value variables(VariablesNode variables) {
                return RuleWriter.variables(head(node), variables).done();
            }

            @Override
            public Value nip(NipNode nip) {
                return LinkWriter.nip(head(node), nip).done();
            }

            @Override
            public Value connector(ConnectorNode connector) {
                return LinkWriter.connector(head(node), connector).done();
            }
        });
    }

    private static TreeWriter head(Node node) {
        return new TreeWriter()
                .text("id", node.id().name())
                .text("type", node.type())
                .text("name", node.name());
    }

    private static Value section(Section section) {
        return new TreeWriter()
                .text("section", section.section())
                .list("fields", section.fields(), DefinitionWriter::field)
                .done();
    }

    private static Value field(Field field) {
        TreeWriter tree = new TreeWriter()
                .text("id", field.id())
                .text("name", field.name())
                .text("type", field.type().name())
                .flag("required", field.is(Trait.REQUIRED))
                .flag("predefined", field.is(Trait.PREDEFINED))
                .flag("searchable", field.is(Trait.SEARCHABLE))
                .flag("sensitive", field.is(Trait.SENSITIVE));
        limits(tree, field.limits());
        tree.texts("map", field.options()).list("showIf", field.visibility().showIf(), DefinitionWriter::condition);
        field.visibility()
                .show()
                .ifPresent(show -> tree.tree(
                        "show",
                        new TreeWriter()
                                .text("field", show.field())
                                .text("value", show.value())
                                .done()));
        presentation(tree, field.presentation());
        field.group().ifPresent(group -> tree.tree("set", group(group)));
        return tree.done();
    }

    private static void limits(TreeWriter tree, Limits limits) {
        Optional<Limits.Pattern> pattern = limits.pattern();
        tree.text("regex", pattern.map(it -> it.regex().pattern()))
                .text("regexMessage", pattern.flatMap(Limits.Pattern::message))
                .number("min", limits.elements().least())
                .number("max", limits.elements().most())
                .number("minLength", limits.length().least())
                .number("maxLength", limits.length().most())
                .number("minVal", limits.value().least())
                .number("maxVal", limits.value().most());
    }

    private static Value condition(Condition condition) {
        return new TreeWriter()
                .text("field", condition.field())
                .texts("values", condition.values())
                .texts("requiredWithValues", condition.requiredWithValues())
                .done();
    }

    private static void presentation(TreeWriter tree, Presentation presentation) {
        presentation.defaultValue().ifPresent(value -> tree.tree("defaultValue", value));
        tree.text("html", presentation.html())
                .text("autofillNodeId", presentation.autofillNodeId())
                .list(
                        "autoFilledBy",
                        presentation.autoFilledBy(),
                        source -> new TreeWriter()
                                .text("nodeId", source.nodeId())
                                .text("nameNode", source.nameNode())
                                .done());
    }

    private static Value group(Group group) {
        return new TreeWriter()
                .list("fields", group.fields(), DefinitionWriter::field)
                .texts("required", group.required().stream().sorted().toList())
                .list("optionalAt", group.optionalAt().stream().sorted().toList(), Value::of)
                .done();
    }
}
