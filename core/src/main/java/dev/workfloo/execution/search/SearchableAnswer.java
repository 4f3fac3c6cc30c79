package dev.workfloo.execution.search;

import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.rule.Value;
import java.util.Optional;

/** What was answered; a long text may be kept elsewhere, and is read only when it is looked at. */
record SearchableAnswer(NodeId form, Field field, Value answer) {

    /** In characters; what is behind the first 1,000 does not count. */
    private static final int ENOUGH = 4_096;

    /** Nothing where there is no answer, or one that is no text. */
    static Optional<SearchableAnswer> of(NodeId form, Field field, Value answer) {
        boolean isText =
                answer instanceof Value.Text || FieldType.textOf(answer).isPresent();
        return isText ? Optional.of(new SearchableAnswer(form, field, answer)) : Optional.empty();
    }

    boolean isPhone() {
        return field.type() == FieldType.PHONE;
    }

    /** As people read it; of one that is kept elsewhere, more than anything is found by. */
    String text() {
        return answer instanceof Value.Text text
                ? text.beginning(ENOUGH)
                : FieldType.textOf(answer).orElse("");
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "SearchableAnswer[" + form + "." + field.id() + "]";
    }
}
