package dev.workfloo.definition;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Names;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** What another node asks for, under its name there: {@code applicant.income}. */
@ValueObject
public record FieldReference(NodeId node, String field) {

    /** Reads a reference as it is written; empty where the text is none. */
    public static Optional<FieldReference> parse(String text) {
        int dot = text.indexOf('.');
        String field = text.substring(dot + 1);
        if (dot < 0 || !Names.isName(field)) return Optional.empty();
        return NodeId.parse(text.substring(0, dot)).map(node -> new FieldReference(node, field));
    }

    /** The formula that reads it. */
    public Expression formula() {
        return new Expression.Path(new Expression.Name(node.name()), field);
    }

    @Override
    public String toString() {
        return node + "." + field;
    }
}
