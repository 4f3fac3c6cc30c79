package dev.workfloo.execution.search;

import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.rule.Value;
import java.util.Optional;

/** @param text the answer as people read it */
record SearchableAnswer(NodeId form, Field field, String text) {

    static Optional<SearchableAnswer> of(NodeId form, Field field, Value answer) {
        return FieldType.textOf(answer).map(text -> new SearchableAnswer(form, field, text));
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "SearchableAnswer[" + form + "." + field.id() + "]";
    }
}
