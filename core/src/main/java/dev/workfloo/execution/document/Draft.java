package dev.workfloo.execution.document;

import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;

/** A document while it is being written. */
record Draft(TreeWriter trail, TreeWriter personal, Moments moments) {

    Draft(Moments moments) {
        this(new TreeWriter(), new TreeWriter(), moments);
    }

    /** What was computed tells of the person as much as what it was computed from. */
    void personalUnlessEmpty(String member, Value.Context values) {
        if (!values.members().isEmpty()) personal.tree(member, values);
    }

    void personal(Value.Context members) {
        members.members().forEach(personal::tree);
    }

    Recorded done() {
        return new Recorded(trail.done(), personal.done());
    }
}
