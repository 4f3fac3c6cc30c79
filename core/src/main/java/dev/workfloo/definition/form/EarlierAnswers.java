package dev.workfloo.definition.form;

import dev.workfloo.rule.Value;
import java.util.Optional;
import java.util.Set;

/**
 * What was answered before, where a submission takes the place of some of it.
 *
 * @param kept all that was kept of it; empty at the first submission
 * @param anew ids of the fields that are answered again
 */
record EarlierAnswers(Optional<Value.Context> kept, Set<String> anew) {

    /** The first submission. */
    static final EarlierAnswers NONE = new EarlierAnswers(Optional.empty(), Set.of());

    EarlierAnswers(Value.Context kept, Set<String> anew) {
        this(Optional.of(kept), anew);
    }

    /** What stays of a field's earlier answer, which is null where there was none; empty where it is answered now. */
    Optional<Value> keptOf(Field field) {
        return isAskedAgain(field) ? Optional.empty() : kept.map(answers -> answers.get(field.id()));
    }

    boolean isAskedAgain(Field field) {
        return anew.contains(field.id());
    }
}
